import type { Dictionary, FactDefinition } from './fact.ts';
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
} from './reading.ts';
import type { SourceEntry, SourceMap, SourceNode } from './source.ts';

export const CLASS_KEYS = ['pack', 'zh', 'en', 'source', 'article', 'classes', 'by', 'rows'];

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
  const rows = optionalItems(reading, map, 'rows').flatMap(
    (item) => loadRow(reading, item, article, classes, vocabulary) ?? [],
  );
  const last = rows.at(-1);
  if (last !== undefined && last.prefixes.length > 0) fault(reading, map, 'band_last');
  return { id, label: readBilingual(reading, map), source, article, classes, by, rows };
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

function loadRow(
  reading: Reading,
  node: SourceNode,
  packArticle: string,
  classes: readonly ClassName[],
  vocabulary: Vocabulary,
): ClassRow | undefined {
  const map = readMap(reading, node, ['zh', 'en', 'article', 'industries', 'limits']);
  if (map === undefined) return undefined;
  const limits = required(reading, map, 'limits');
  const entries = limits?.kind === 'map' ? limits.entries : [];
  return {
    label: readBilingual(reading, map),
    article: `${packArticle} ${requiredText(reading, map, 'article') ?? ''}`,
    prefixes: optional(map, 'industries') === undefined ? [] : loadPrefixes(reading, map),
    limits: entries.flatMap((entry) => loadLimit(reading, entry, classes, vocabulary) ?? []),
  };
}

function loadPrefixes(reading: Reading, map: SourceMap): readonly string[] {
  return optionalItems(reading, map, 'industries').flatMap((item) => readText(reading, item) ?? []);
}

function loadLimit(
  reading: Reading,
  { key, value }: SourceEntry,
  classes: readonly ClassName[],
  vocabulary: Vocabulary,
): ClassLimit | undefined {
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
    if (limit?.kind === 'number' && (limit.unit ?? expression.unit) === expression.unit) return [limit.value];
    if (limit !== undefined) {
      fault(reading, item, 'wrong_shape', {
        expected: '与指标同单位的数',
        expected_en: 'a number in the unit of the fact',
      });
    }
    return [];
  });
  const rising = least.findIndex((limit, index) => index > 0 && limit >= (least[index - 1] ?? Infinity));
  if (rising > 0) fault(reading, items[rising] ?? value, 'band_covered');
  return { fact: expression.fact, least };
}
