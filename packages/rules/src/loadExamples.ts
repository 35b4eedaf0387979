import type { Bilingual } from '@leitu/kernel';
import type { Facts } from './fact.ts';
import { loadFactValue } from './loadFactValue.ts';
import {
  CASE_TYPES,
  type CaseType,
  type ClassExample,
  type ClassName,
  type Condition,
  type Example,
  type ExpectedCondition,
} from './pack.ts';
import type { Vocabulary } from './parseExpression.ts';
import type { Range } from './points.ts';
import {
  fault,
  hint,
  optional,
  optionalItems,
  optionalText,
  type Reading,
  readBilingual,
  readMap,
  readNumber,
  readText,
  readWord,
  required,
  takeOnce,
} from './reading.ts';
import type { Place, Position, SourceMap } from './source.ts';
import { VERDICTS, type Verdict } from './verdict.ts';

const COMMON_KEYS = ['id', 'zh', 'en', 'like', 'facts'];
const PACK_EXAMPLE_KEYS = [...COMMON_KEYS, 'case', 'verdict', 'score', 'conditions'];
const CLASS_EXAMPLE_KEYS = [...COMMON_KEYS, 'classes'];

/** Reads the `examples:` of a pack. Each may be `like` an earlier one and then says only what differs. */
export function loadExamples(
  reading: Reading,
  root: SourceMap,
  vocabulary: Vocabulary,
  condition: Condition,
): readonly Example[] {
  const ids = idsOf(condition);
  return firmsOf(reading, root, vocabulary, PACK_EXAMPLE_KEYS).flatMap(({ map, ...firm }) => {
    const verdictNode = required(reading, map, 'verdict');
    const verdict = verdictNode === undefined ? undefined : readWord(reading, verdictNode, VERDICTS);
    const score = loadRange(reading, map);
    const conditions = loadExpected(reading, map, ids);
    return verdict === undefined ? [] : [{ ...firm, caseType: loadCase(reading, map), verdict, score, conditions }];
  });
}

/** Reads the `examples:` of a classification. */
export function loadClassExamples(
  reading: Reading,
  root: SourceMap,
  vocabulary: Vocabulary,
  classes: readonly ClassName[],
): readonly ClassExample[] {
  const values = classes.map(({ value }) => value);
  return firmsOf(reading, root, vocabulary, CLASS_EXAMPLE_KEYS).map(({ map, ...firm }) => {
    required(reading, map, 'classes');
    return {
      ...firm,
      classes: optionalItems(reading, map, 'classes').flatMap((item) => readWord(reading, item, values) ?? []),
    };
  });
}

/** What an example of any kind begins with. */
interface WrittenFirm {
  readonly map: SourceMap;
  readonly title: Bilingual;
  readonly place: Place;
  readonly facts: Facts;
}

function firmsOf(
  reading: Reading,
  root: SourceMap,
  vocabulary: Vocabulary,
  keys: readonly string[],
): readonly WrittenFirm[] {
  const named = new Map<string, Facts>();
  const taken = new Map<string, number>();
  return optionalItems(reading, root, 'examples').flatMap((item) => {
    const map = readMap(reading, item, keys);
    if (map === undefined) return [];
    const title = readBilingual(reading, map);
    const facts = { ...likeOf(reading, map, named), ...loadOwnFacts(reading, map, vocabulary) };
    const id = optionalText(reading, map, 'id');
    if (id !== undefined) {
      takeOnce(reading, optional(map, 'id') ?? map, id, taken);
      named.set(id, facts);
    }
    return [{ map, title, place: placeOf(reading, map), facts }];
  });
}

function placeOf({ file }: Reading, { line, column }: Position): Place {
  return { file, line, column };
}

/** The facts of the earlier example that this one is like. */
function likeOf(reading: Reading, map: SourceMap, named: ReadonlyMap<string, Facts>): Facts {
  const node = optional(map, 'like');
  const id = node === undefined ? undefined : readText(reading, node);
  if (node === undefined || id === undefined) return {};
  const facts = named.get(id);
  if (facts === undefined) fault(reading, node, 'unknown_example', { name: id, ...hint(id, named.keys()) });
  return facts ?? {};
}

/** A fact with nothing behind it (`~`) is missing, whatever the example that this one is like says of it. */
function loadOwnFacts(reading: Reading, map: SourceMap, vocabulary: Vocabulary): Facts {
  const node = optional(map, 'like') === undefined ? required(reading, map, 'facts') : optional(map, 'facts');
  if (node === undefined) return {};
  if (node.kind !== 'map') {
    fault(reading, node, 'wrong_shape', { expected: '“指标: 值”的列表', expected_en: 'a list of “fact: value”' });
    return {};
  }
  const taken = new Map<string, number>();
  return Object.fromEntries(
    node.entries.flatMap(({ key, value }) => {
      const name = String(key.value);
      takeOnce(reading, key, name, taken);
      const { dictionary, byLabel } = vocabulary;
      const fact = dictionary.get(name) ?? byLabel.get(name);
      if (fact === undefined) {
        const known = [...dictionary.keys(), ...byLabel.keys()];
        fault(reading, key, 'unknown_fact', { name, ...hint(name, known) });
        return [];
      }
      const isMissing = value.kind === 'scalar' && value.value === null;
      return [[fact.name, isMissing ? undefined : loadFactValue(reading, value, fact, vocabulary)] as const];
    }),
  );
}

function loadCase(reading: Reading, map: SourceMap): CaseType {
  const node = optional(map, 'case');
  return node === undefined ? 'new' : (readWord(reading, node, CASE_TYPES) ?? 'new');
}

/** `score: 60`, or `score: [50, 72]` where facts are missing. */
function loadRange(reading: Reading, map: SourceMap): Range | null {
  const node = optional(map, 'score');
  if (node === undefined) return null;
  if (node.kind !== 'list') {
    const points = readNumber(reading, node);
    return points === undefined ? null : [points, points];
  }
  const [lowest, highest, ...more] = node.items.flatMap((item) => readNumber(reading, item) ?? []);
  if (lowest !== undefined && highest !== undefined && more.length === 0 && lowest <= highest) return [lowest, highest];
  fault(reading, node, 'wrong_shape', {
    expected: '一个分数，或 [最低分, 最高分]',
    expected_en: 'points, or [lowest, highest]',
  });
  return null;
}

function loadExpected(reading: Reading, map: SourceMap, ids: ReadonlySet<string>): readonly ExpectedCondition[] {
  const node = optional(map, 'conditions');
  if (node === undefined) return [];
  if (node.kind !== 'map') {
    const expected = { expected: '“条件编号: 结论”的列表', expected_en: 'a list of “id of a condition: verdict”' };
    fault(reading, node, 'wrong_shape', expected);
    return [];
  }
  return node.entries.flatMap(({ key, value }) => {
    const id = String(key.value);
    const verdict: Verdict | undefined = readWord(reading, value, VERDICTS);
    if (!ids.has(id)) fault(reading, key, 'unknown_condition', { name: id, ...hint(id, ids) });
    return verdict === undefined || !ids.has(id) ? [] : [{ id, verdict, place: placeOf(reading, key) }];
  });
}

/** The ids that the author of a pack has given to its conditions. */
function idsOf(condition: Condition): ReadonlySet<string> {
  const ids = new Set<string>();
  const visit = (one: Condition): void => {
    if (one.label !== null) ids.add(one.id);
    if (one.kind === 'all' || one.kind === 'any') one.parts.forEach(visit);
    if (one.kind === 'not') visit(one.part);
    if (one.waiver !== null) visit(one.waiver);
  };
  visit(condition);
  return ids;
}
