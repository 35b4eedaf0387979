import { articleBelow } from './article.ts';
import { checkBands, type WrittenBand } from './checkBands.ts';
import { type Expression, factsOfSentence } from './expression.ts';
import { type ConditionContext, lift, placed } from './loadCondition.ts';
import type { Band, Group, Indicator, IndicatorPoints, Score, SumItem } from './pack.ts';
import { parseNumber, parseSentence, type Vocabulary } from './parseExpression.ts';
import {
  fault,
  optional,
  optionalItems,
  optionalText,
  type Reading,
  readBilingual,
  readList,
  readMap,
  readNumber,
  readPair,
  readText,
  required,
  requiredNumber,
  requiredText,
  takeOnce,
} from './reading.ts';
import type { SourceMap, SourceNode } from './source.ts';

const INDICATOR_KEYS = ['id', 'zh', 'en', 'article', 'maximum', 'value', 'bands', 'each', 'sum', 'points'];

/** The ways in which an indicator may give points, besides a value of its own. */
const WAYS = ['bands', 'each', 'sum'];

const OTHERWISE = ['otherwise', '其余'];

/** Reads the `score:` of a pack and checks that every declared maximum is what can be reached. */
export function loadScore(context: ConditionContext, node: SourceNode, article: string): Score | undefined {
  const { reading } = context;
  const map = readMap(reading, node, ['maximum', 'article', 'groups']);
  if (map === undefined) return undefined;
  const groupsArticle = articleBelow(article, optionalText(reading, map, 'article'));
  const groups = optionalItems(reading, map, 'groups').flatMap((item) => loadGroup(context, item, groupsArticle) ?? []);
  const maximum = declaredMaximum(reading, map, total(groups));
  return { maximum, groups };
}

function loadGroup(context: ConditionContext, node: SourceNode, article: string): Group | undefined {
  const { reading } = context;
  const map = readMap(reading, node, ['id', 'zh', 'en', 'article', 'maximum', 'indicators']);
  if (map === undefined) return undefined;
  const id = uniqueId(context, map);
  const groupArticle = articleBelow(article, optionalText(reading, map, 'article'));
  const indicators = optionalItems(reading, map, 'indicators').flatMap(
    (item) => loadIndicator(context, item, groupArticle) ?? [],
  );
  const maximum = declaredMaximum(reading, map, total(indicators));
  return { id, label: readBilingual(reading, map), article: groupArticle, maximum, indicators };
}

/** Reads one indicator: its points by `bands`, for `each`, by `sum`, or as a `value` of its own. */
export function loadIndicator(context: ConditionContext, node: SourceNode, article: string): Indicator | undefined {
  const { reading } = context;
  const map = readMap(reading, node, INDICATOR_KEYS);
  if (map === undefined) return undefined;
  const base = {
    id: uniqueId(context, map),
    label: readBilingual(reading, map),
    article: articleBelow(article, requiredText(reading, map, 'article')),
    maximum: requiredNumber(reading, map, 'maximum') ?? 0,
  };
  const before = reading.faults.length;
  const points = loadPoints(context, map, base.article, base.maximum);
  if (points === undefined) return undefined;
  const indicator: Indicator = placed(context, { ...base, ...points }, map);
  const reachable = mostPoints(indicator);
  // Where the points could not all be read, what they add up to says nothing.
  if (reachable !== base.maximum && reading.faults.length === before) {
    fault(reading, required(reading, map, 'maximum') ?? map, 'points_above_maximum', {
      declared: base.maximum,
      actual: reachable,
    });
  }
  return indicator;
}

function loadPoints(
  context: ConditionContext,
  map: SourceMap,
  article: string,
  maximum: number,
): IndicatorPoints | undefined {
  const { reading } = context;
  const [first, second] = WAYS.filter((way) => optional(map, way) !== undefined);
  if (first !== undefined && second !== undefined) {
    return fault(reading, map, 'wrong_shape', {
      expected: `${WAYS.join('、')} 中的一个，而不是“${first}”和“${second}”`,
      expected_en: `one of ${WAYS.join(', ')}, not “${first}” and “${second}”`,
    });
  }
  const bands = optional(map, 'bands');
  if (bands !== undefined) return loadBands(context, map, bands, article);
  const sum = optional(map, 'sum');
  const unused = optional(map, 'value');
  if (sum !== undefined && unused !== undefined) {
    return fault(reading, unused, 'unknown_key', {
      key: 'value',
      allowed: 'id, zh, en, article, maximum, sum',
      hint_zh: '',
      hint_en: '',
    });
  }
  if (sum !== undefined) return { kind: 'sum', items: loadSum(context, sum) };
  const value = loadValue(context, map);
  if (value === undefined) return undefined;
  const each = optional(map, 'each');
  if (each !== undefined) return loadEach(context, map, each, value);
  if (value.unit !== 'point') {
    return fault(reading, map, 'wrong_type', {
      name: 'value',
      found: '不是分数',
      found_en: 'not in points',
      expected: '分数，或 bands、each',
      expected_en: 'points, or bands or each',
    });
  }
  const most = value.kind === 'fact' ? value.fact.most : maximum;
  if (most !== maximum) fault(reading, map, 'points_above_maximum', { declared: maximum, actual: most });
  return { kind: 'value', value };
}

function loadValue(context: ConditionContext, map: SourceMap): Expression | undefined {
  const { reading, vocabulary } = context;
  const node = required(reading, map, 'value');
  const text = node === undefined ? undefined : readText(reading, node);
  return node === undefined || text === undefined ? undefined : parseNumber(reading, node, text, vocabulary);
}

function loadEach(
  context: ConditionContext,
  map: SourceMap,
  node: SourceNode,
  value: Expression,
): IndicatorPoints | undefined {
  const { reading, vocabulary } = context;
  const text = readText(reading, node);
  const every = text === undefined ? undefined : parseNumber(reading, node, text, vocabulary);
  const points = loadPointsForEach(reading, map);
  if (every === undefined || points === undefined) return undefined;
  if (every.kind !== 'number' || every.value <= 0 || every.unit !== value.unit) {
    return fault(reading, node, 'wrong_shape', {
      expected: '与 value 同单位的正数，如 2年',
      expected_en: 'a positive number in the unit of value, such as 2年',
    });
  }
  return { kind: 'each', value, every: every.value, points };
}

function loadPointsForEach(reading: Reading, map: SourceMap): number | undefined {
  const node = required(reading, map, 'points');
  const points = node === undefined ? undefined : readPoints(reading, node);
  return node !== undefined && points === 0 ? fault(reading, node, 'points_below_zero') : points;
}

function readPoints(reading: Reading, node: SourceNode): number | undefined {
  const points = readNumber(reading, node);
  return points !== undefined && points < 0 ? fault(reading, node, 'points_below_zero') : points;
}

function loadSum(context: ConditionContext, node: SourceNode): readonly SumItem[] {
  const { reading, vocabulary } = context;
  return (readList(reading, node)?.items ?? []).flatMap((item) => {
    const pair = readPair(reading, item);
    const points = pair === undefined ? undefined : readPoints(reading, pair.value);
    if (pair === undefined || points === undefined) return [];
    const sentence = parseSentence(reading, pair.key, String(pair.key.value), vocabulary);
    if (sentence?.kind === 'holds' && sentence.fact.type === 'boolean') return [{ fact: sentence.fact, points }];
    if (sentence !== undefined) {
      fault(reading, pair.key, 'wrong_shape', { expected: '是或否的指标', expected_en: 'a yes-or-no fact' });
    }
    return [];
  });
}

function loadBands(
  context: ConditionContext,
  map: SourceMap,
  node: SourceNode,
  article: string,
): IndicatorPoints | undefined {
  const { reading } = context;
  const hasValue = optional(map, 'value') !== undefined;
  const value = hasValue ? loadValue(context, map) : null;
  const items = readList(reading, node)?.items;
  if (value === undefined || items === undefined) return undefined;
  const vocabulary: Vocabulary = value === null ? context.vocabulary : { ...context.vocabulary, value };
  const before = reading.faults.length;
  const written = items.flatMap((item) => loadBand(reading, item, vocabulary) ?? []);
  if (reading.faults.length === before) checkBands(reading, value, written);
  const bands = written.map((band, index): Band => {
    // Official tables letter the options of an indicator A, B, C …
    const bandArticle = `${article} ${String.fromCharCode(65 + index)}`;
    const base = { id: '', label: null, article: bandArticle, cases: null, waiver: null };
    const made: Band = {
      article: bandArticle,
      condition: band.sentence === null ? null : lift(band.sentence, base),
      points: band.points,
    };
    return placed(context, made, band.node);
  });
  return { kind: 'bands', value, bands };
}

function loadBand(reading: Reading, node: SourceNode, vocabulary: Vocabulary): WrittenBand | undefined {
  const pair = readPair(reading, node);
  const points = pair === undefined ? undefined : readPoints(reading, pair.value);
  if (pair === undefined || points === undefined) return undefined;
  const key = String(pair.key.value);
  if (OTHERWISE.includes(key)) return { node, sentence: null, points };
  const sentence = parseSentence(reading, pair.key, key, vocabulary);
  if (sentence === undefined) return undefined;
  const judged = factsOfSentence(sentence).find(({ type }) => type === 'judgement');
  if (judged !== undefined) return fault(reading, pair.key, 'judgement_in_score', { name: judged.label.zh });
  return { node, sentence, points };
}

/** The most points that an indicator can give. */
function mostPoints(indicator: Indicator): number {
  switch (indicator.kind) {
    case 'bands':
      return Math.max(...indicator.bands.map(({ points }) => points));
    case 'sum':
      return Math.min(
        indicator.maximum,
        indicator.items.reduce((sum, { points }) => sum + points, 0),
      );
    case 'each':
    case 'value':
      return indicator.maximum;
  }
}

function declaredMaximum(reading: Reading, map: SourceMap, actual: number): number {
  const node = required(reading, map, 'maximum');
  const declared = node === undefined ? undefined : readNumber(reading, node);
  if (node !== undefined && declared !== undefined && declared !== actual) {
    fault(reading, node, 'points_above_maximum', { declared, actual });
  }
  return declared ?? actual;
}

function uniqueId(context: ConditionContext, map: SourceMap): string {
  const id = requiredText(context.reading, map, 'id') ?? '';
  takeOnce(context.reading, map, id, context.ids);
  return id;
}

function total(parts: readonly { readonly maximum: number }[]): number {
  return parts.reduce((sum, { maximum }) => sum + maximum, 0);
}
