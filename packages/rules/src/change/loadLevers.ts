import type { Dictionary, FactDefinition } from '../fact.ts';
import { parseNumber, type Vocabulary } from '../parseExpression.ts';
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
  requiredText,
  takeOnce,
} from '../reading.ts';
import type { SourceMap, SourceNode } from '../source.ts';
import { FIXED_REASONS, type Holding, type Lever, type LeverSet } from './lever.ts';

export const LEVER_KEYS = ['levers', 'base', 'region', 'zh', 'en', 'state', 'moves'];

const MOVE_KEYS = ['fact', 'fixed', 'up', 'down', 'per', 'step', 'yes', 'no', 'options', 'within', 'holds', 'months'];

/** Reads a file of costs. One with a `base` takes what it does not say from there; `sets` are those already loaded. */
export function loadLevers(
  reading: Reading,
  root: SourceMap,
  vocabulary: Vocabulary,
  sets: ReadonlyMap<string, LeverSet>,
): LeverSet | undefined {
  const map = readMap(reading, root, LEVER_KEYS);
  const id = map === undefined ? undefined : requiredText(reading, map, 'levers');
  if (map === undefined || id === undefined) return undefined;
  const baseNode = optional(map, 'base');
  const baseId = baseNode === undefined ? undefined : readText(reading, baseNode);
  const base = baseId === undefined ? undefined : sets.get(baseId);
  if (baseNode !== undefined && baseId !== undefined && base === undefined) {
    return fault(reading, baseNode, 'unknown_pack', { name: baseId, ...hint(baseId, sets.keys()) });
  }
  const levers = new Map(base?.levers);
  const taken = new Map<string, number>();
  for (const item of optionalItems(reading, map, 'moves')) {
    const move = readMap(reading, item, MOVE_KEYS);
    const fact = move === undefined ? undefined : namedFact(reading, move, vocabulary);
    if (move === undefined || fact === undefined) continue;
    takeOnce(reading, move, fact.name, taken);
    const lever = loadLever(reading, move, fact, vocabulary);
    if (lever !== undefined) levers.set(fact.name, lever);
  }
  return {
    id,
    label: readBilingual(reading, map),
    region: optionalText(reading, map, 'region') ?? null,
    stateCost: cost(reading, map, 'state') ?? base?.stateCost ?? 0,
    levers,
    dictionary: vocabulary.dictionary,
  };
}

function namedFact(reading: Reading, map: SourceMap, { dictionary, byLabel }: Vocabulary): FactDefinition | undefined {
  const name = requiredText(reading, map, 'fact');
  if (name === undefined) return undefined;
  const fact = dictionary.get(name) ?? byLabel.get(name);
  return (
    fact ?? fault(reading, optional(map, 'fact') ?? map, 'unknown_fact', { name, ...hint(name, known(dictionary)) })
  );
}

function known(dictionary: Dictionary): readonly string[] {
  return [...dictionary.values()].flatMap(({ name, label }) => [name, label.zh]);
}

function loadLever(reading: Reading, map: SourceMap, fact: FactDefinition, vocabulary: Vocabulary): Lever | undefined {
  const fixed = optional(map, 'fixed');
  if (fixed !== undefined) {
    const reason = readWord(reading, fixed, FIXED_REASONS);
    return reason === undefined ? undefined : { kind: 'fixed', reason };
  }
  const holds = loadHolding(reading, map);
  if (fact.type === 'judgement' || fact.type === 'text' || fact.type === 'date') {
    return mismatch(reading, map, fact, 'fixed');
  }
  if (fact.type === 'boolean') {
    const [yes, no] = [cost(reading, map, 'yes'), cost(reading, map, 'no')];
    if (yes === undefined && no === undefined) return mismatch(reading, map, fact, 'fixed, yes, no');
    const options = [
      ...(yes === undefined ? [] : [{ value: true, cost: yes }]),
      ...(no === undefined ? [] : [{ value: false, cost: no }]),
    ];
    return { kind: 'options', options, holds };
  }
  if (fact.type === 'enum') return loadChoices(reading, map, fact, holds);
  if (fact.unit === 'rank') return loadRanks(reading, map, fact, holds);
  return loadAmount(reading, map, fact, holds, vocabulary);
}

function loadHolding(reading: Reading, map: SourceMap): Holding {
  const months = optional(map, 'months');
  if (months !== undefined) return { kind: 'months', months: nonNegative(reading, months) ?? 0 };
  const node = optional(map, 'holds');
  const kind = node === undefined ? undefined : readWord(reading, node, ['fiscal-year', 'years'] as const);
  return { kind: kind ?? 'fiscal-year' };
}

function loadChoices(reading: Reading, map: SourceMap, fact: FactDefinition, holds: Holding): Lever | undefined {
  const node = optional(map, 'options');
  const values = fact.options.map(({ value }) => value);
  const choices = node === undefined ? undefined : readMap(reading, node, values);
  if (choices === undefined) return node === undefined ? mismatch(reading, map, fact, 'fixed, options') : undefined;
  const options = values.flatMap((value) => {
    const found = cost(reading, choices, value);
    return found === undefined ? [] : [{ value, cost: found }];
  });
  return { kind: 'options', options, holds };
}

function loadRanks(reading: Reading, map: SourceMap, fact: FactDefinition, holds: Holding): Lever | undefined {
  const items = optionalItems(reading, map, 'within');
  if (items.length === 0) return mismatch(reading, map, fact, 'fixed, within');
  const options = items.flatMap((item) => {
    const entry = readMap(reading, item, ['rank', 'cost']);
    const node = entry === undefined ? undefined : optional(entry, 'rank');
    const rank = node === undefined ? undefined : nonNegative(reading, node);
    const found = entry === undefined ? undefined : cost(reading, entry, 'cost');
    return rank === undefined || found === undefined ? [] : [{ value: rank, cost: found }];
  });
  return { kind: 'options', options, holds };
}

function loadAmount(
  reading: Reading,
  map: SourceMap,
  fact: FactDefinition,
  holds: Holding,
  vocabulary: Vocabulary,
): Lever | undefined {
  const [up, down] = [cost(reading, map, 'up'), cost(reading, map, 'down')];
  if (up === undefined && down === undefined) return mismatch(reading, map, fact, 'fixed, up, down');
  const per = measure(reading, map, 'per', fact, vocabulary) ?? 1;
  const step = measure(reading, map, 'step', fact, vocabulary) ?? 1;
  const one = (of: number | undefined) => (of === undefined ? null : of / per);
  return { kind: 'amount', up: one(up), down: one(down), step, holds };
}

/** An amount above zero in the unit of the fact, such as `100万元` for money. */
function measure(
  reading: Reading,
  map: SourceMap,
  key: string,
  fact: FactDefinition,
  vocabulary: Vocabulary,
): number | undefined {
  const node = optional(map, key);
  const text = node === undefined ? undefined : readText(reading, node);
  if (node === undefined || text === undefined) return undefined;
  const number = parseNumber(reading, node, text, vocabulary);
  if (number === undefined) return undefined;
  const isFitting = number.kind === 'number' && number.value > 0 && (number.unit ?? fact.unit) === fact.unit;
  if (isFitting) return number.value;
  return fault(reading, node, 'wrong_shape', {
    expected: `与“${fact.label.zh}”同单位的正数`,
    expected_en: `a positive number in the unit of “${fact.label.en}”`,
  });
}

function cost(reading: Reading, map: SourceMap, key: string): number | undefined {
  const node = optional(map, key);
  return node === undefined ? undefined : nonNegative(reading, node);
}

function nonNegative(reading: Reading, node: SourceNode): number | undefined {
  const found = readNumber(reading, node);
  if (found === undefined || found >= 0) return found;
  return fault(reading, node, 'wrong_shape', { expected: '不小于 0 的数', expected_en: 'a number of at least 0' });
}

function mismatch(reading: Reading, map: SourceMap, fact: FactDefinition, keys: string): undefined {
  return fault(reading, map, 'wrong_shape', {
    expected: `“${fact.label.zh}”可用的变动方式：${keys}`,
    expected_en: `a way in which “${fact.label.en}” may move: ${keys}`,
  });
}
