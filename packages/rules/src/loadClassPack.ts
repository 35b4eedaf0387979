import { articleBelow } from './article.ts';
import type { Dictionary, FactDefinition } from './fact.ts';
import { loadClassExamples } from './loadExamples.ts';
import { loadSource } from './loadSource.ts';
import type { ClassLimit, ClassName, ClassPack, ClassRow } from './pack.ts';
import { parseNumber, type Vocabulary } from './parseExpression.ts';
import {
  fault,
  hint,
  optional,
  optionalItems,
  type Reading,
  readBilingual,
  readList,
  readMap,
  readText,
  required,
  requiredText,
  takeOnce,
} from './reading.ts';
import type { SourceEntry, SourceMap, SourceNode } from './source.ts';
import { BARE_UNITS } from './unit.ts';

export const CLASS_KEYS = ['pack', 'zh', 'en', 'source', 'article', 'classes', 'by', 'rows', 'examples'];

/** Reads a classification: `classes` from the highest, and `rows` of limits chosen `by` a fact. */
export function loadClassPack(reading: Reading, root: SourceMap, vocabulary: Vocabulary): ClassPack | undefined {
  const map = readMap(reading, root, CLASS_KEYS);
  if (map === undefined) return undefined;
  const id = requiredText(reading, map, 'pack');
  const source = loadSource(reading, map);
  const by = loadBy(reading, map, vocabulary.dictionary);
  const article = requiredText(reading, map, 'article');
  if (id === undefined || source === undefined || by === undefined || article === undefined) return undefined;
  const classes = optionalItems(reading, map, 'classes').flatMap((item) => loadClass(reading, item) ?? []);
  const rowsNode = required(reading, map, 'rows');
  const items = rowsNode === undefined ? [] : (readList(reading, rowsNode)?.items ?? []);
  const context: RowContext = { reading, vocabulary, article, classes, prefixes: new Map() };
  const rows = items.flatMap((item) => loadRow(context, item) ?? []);
  const last = rows.at(-1);
  if (last !== undefined && last.prefixes.length > 0) fault(reading, map, 'row_last');
  const examples = loadClassExamples(reading, map, vocabulary, classes);
  return { id, label: readBilingual(reading, map), source, article, classes, by, rows, examples };
}

function loadBy(reading: Reading, map: SourceMap, dictionary: Dictionary): FactDefinition | undefined {
  const node = required(reading, map, 'by');
  const name = node === undefined ? undefined : readText(reading, node);
  if (node === undefined || name === undefined) return undefined;
  const fact = dictionary.get(name) ?? [...dictionary.values()].find(({ label }) => label.zh === name);
  return fact ?? fault(reading, node, 'unknown_fact', { name, ...hint(name, dictionary.keys()) });
}

function loadClass(reading: Reading, node: SourceNode): ClassName | undefined {
  const map = readMap(reading, node, ['value', 'zh', 'en']);
  const value = map === undefined ? undefined : requiredText(reading, map, 'value');
  return map === undefined || value === undefined ? undefined : { value, ...readBilingual(reading, map) };
}

/** What the rows of a classification share: the limits have one number a class but the last, and no prefix stands twice. */
interface RowContext {
  readonly reading: Reading;
  readonly vocabulary: Vocabulary;
  readonly article: string;
  readonly classes: readonly ClassName[];
  /** The prefixes taken so far, with their lines. */
  readonly prefixes: Map<string, number>;
}

function loadRow(context: RowContext, node: SourceNode): ClassRow | undefined {
  const { reading } = context;
  const map = readMap(reading, node, ['zh', 'en', 'article', 'industries', 'limits']);
  const limits = map === undefined ? undefined : required(reading, map, 'limits');
  if (map === undefined || limits === undefined) return undefined;
  if (limits.kind !== 'map' || limits.entries.length === 0) {
    return fault(reading, limits, 'wrong_shape', {
      expected: '至少一条“指标: [界限]”',
      expected_en: 'at least one “fact: [limits]”',
    });
  }
  return {
    label: readBilingual(reading, map),
    article: articleBelow(context.article, requiredText(reading, map, 'article')),
    prefixes: optional(map, 'industries') === undefined ? [] : loadPrefixes(context, map),
    limits: limits.entries.flatMap((entry) => loadLimit(context, entry) ?? []),
  };
}

/** How codes begin: the letter of a section with digits behind it, or digits alone. */
const PREFIX = /^([A-T]\d{0,4}|\d{2,4})$/;

function loadPrefixes({ reading, prefixes }: RowContext, map: SourceMap): readonly string[] {
  return optionalItems(reading, map, 'industries').flatMap((item) => {
    const prefix = readText(reading, item);
    if (prefix === undefined) return [];
    if (!PREFIX.test(prefix)) {
      const expected = { expected: '行业代码的开头，如 C 或 51', expected_en: 'how a code begins, such as C or 51' };
      fault(reading, item, 'wrong_shape', expected);
    }
    takeOnce(reading, item, prefix, prefixes);
    return [prefix];
  });
}

function loadLimit({ reading, vocabulary, classes }: RowContext, { key, value }: SourceEntry): ClassLimit | undefined {
  const expression = parseNumber(reading, key, String(key.value), vocabulary);
  const items = readList(reading, value)?.items ?? [];
  if (expression === undefined) return undefined;
  if (expression.kind !== 'fact' || items.length !== classes.length - 1) {
    return fault(reading, value, 'wrong_shape', {
      expected: `${classes.length - 1} 个界限，从大到小`,
      expected_en: `${classes.length - 1} limits, the highest first`,
    });
  }
  const least = items.flatMap((item) => {
    const text = readText(reading, item);
    const limit = text === undefined ? undefined : parseNumber(reading, item, text, vocabulary);
    const isBare = limit?.unit === null && BARE_UNITS.has(expression.unit);
    if (limit?.kind === 'number' && (isBare || limit.unit === expression.unit)) return [limit.value];
    if (limit !== undefined) {
      fault(reading, item, 'wrong_shape', {
        expected: '与指标同单位的数',
        expected_en: 'a number in the unit of the fact',
      });
    }
    return [];
  });
  const rising = least.findIndex((limit, index) => index > 0 && limit >= (least[index - 1] ?? Infinity));
  if (rising > 0) fault(reading, items[rising] ?? value, 'limits_rising');
  return { fact: expression.fact, least };
}
