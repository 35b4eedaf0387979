import type { Bilingual } from '@leitu/kernel';
import { conditionWords } from '../conditionText.ts';
import type { Bound, Comparator, Comparison, Expression } from '../expression.ts';
import { expressionText } from '../expressionText.ts';
import { measureText } from '../measureText.ts';
import type { Band, CaseType, Condition, Group, Indicator, Pack, Score, SumItem } from '../pack.ts';
import type { Unit } from '../unit.ts';

/** A number of a pack that can be moved: a bound of a condition or of a band, or what points are given for and how many. */
export interface Threshold {
  /**
   * Its address in the pack: the id of its condition (`rd.2`; `award.1:upper` for the second bound of two), or the id of an indicator and the
   * place of a band or of a yes-or-no from 1 (`debt/2`, `rd-spend/1.2`, `debt/2:points`, `quality/1:points`); of an indicator as a whole
   * `years:every`, `years:points` and `years:most`.
   */
  readonly id: string;
  /** `every`: for each full so much there are points; `most`: an indicator gives no more than that. */
  readonly kind: 'bound' | 'band' | 'points' | 'every' | 'most';
  /** The heading of the nearest condition that has one, or the name of the indicator. */
  readonly heading: Bilingual | null;
  /** The rule that it stands in, in words. */
  readonly rule: Bilingual;
  readonly article: string;
  /** Which of two bounds it is (1 ≤ x ≤ 3), or the only one. */
  readonly end: 'only' | 'lower' | 'upper';
  /** The cases in which it is asked; null for all. */
  readonly cases: readonly CaseType[] | null;
  /** How the value is compared with it; null for points. */
  readonly operator: Comparator | null;
  readonly unit: Unit;
  /** Money in fen, ratios as 0.03. */
  readonly value: number;
  /** What it cannot pass, since what is compared with it cannot; null where there is no such bound. */
  readonly least: number | null;
  readonly most: number | null;
}

/** Is shown each threshold and gives the value that it is to have. */
type Visit = (threshold: Threshold) => number;

/** Where a walk is: what is above, and how addresses begin. */
interface Place {
  readonly kind: 'bound' | 'band';
  readonly prefix: string;
  readonly heading: Bilingual | null;
  readonly cases: readonly CaseType[] | null;
  readonly score: Score | null;
}

/** Visits all thresholds; what keeps its numbers is the same object afterwards. */
export function walkPack(pack: Pack, visit: Visit): Pack {
  const condition = walkCondition(
    pack.condition,
    { kind: 'bound', prefix: '', heading: null, cases: null, score: pack.score },
    visit,
  );
  const score = pack.score === null ? null : walkScore(pack.score, visit);
  return condition === pack.condition && score === pack.score ? pack : { ...pack, condition, score };
}

function walkCondition(condition: Condition, above: Place, visit: Visit): Condition {
  const place = { ...above, heading: condition.label ?? above.heading, cases: condition.cases ?? above.cases };
  const waiver = condition.waiver === null ? null : walkCondition(condition.waiver, place, visit);
  const walked = waiver === condition.waiver ? condition : { ...condition, waiver };
  switch (walked.kind) {
    case 'all':
    case 'any': {
      const parts = walked.parts.map((part) => walkCondition(part, place, visit));
      return parts.every((part, index) => part === walked.parts[index]) ? walked : { ...walked, parts };
    }
    case 'not': {
      const part = walkCondition(walked.part, place, visit);
      return part === walked.part ? walked : { ...walked, part };
    }
    case 'compare': {
      const { operator, right } = walkBound(walked, walked, walked.also === null ? 'only' : 'lower', place, visit);
      const also = walked.also === null ? null : walkBound(walked.also, walked, 'upper', place, visit);
      return right === walked.right && also === walked.also ? walked : { ...walked, operator, right, also };
    }
    default:
      return walked;
  }
}

function walkBound(
  bound: Bound,
  condition: Condition & Comparison,
  end: Threshold['end'],
  place: Place,
  visit: Visit,
): Bound {
  const { right, operator } = bound;
  if (right.kind !== 'number') return bound;
  const unit = right.unit ?? condition.left.unit ?? 'count';
  const value = visit({
    id: `${place.prefix}${condition.id}${end === 'upper' ? ':upper' : ''}`,
    kind: place.kind,
    heading: place.heading,
    rule: conditionWords(condition),
    article: condition.article,
    end,
    cases: place.cases,
    operator,
    unit,
    value: right.value,
    ...rangeOf(condition.left, place.score),
  });
  return value === right.value ? bound : { operator, right: { ...right, value } };
}

/** What a quantity cannot pass. */
function rangeOf(
  left: Expression,
  score: Score | null,
): { readonly least: number | null; readonly most: number | null } {
  if (left.kind === 'fact') return { least: left.fact.least, most: left.fact.most };
  if (left.kind !== 'score') return { least: null, most: null };
  const asked = left.group === null ? score : score?.groups.find(({ id }) => id === left.group?.id);
  return { least: 0, most: asked?.maximum ?? null };
}

function walkScore(score: Score, visit: Visit): Score {
  const groups = score.groups.map((group) => walkGroup(group, visit));
  if (groups.every((group, index) => group === score.groups[index])) return score;
  return { maximum: total(groups), groups };
}

function walkGroup(group: Group, visit: Visit): Group {
  const indicators = group.indicators.map((indicator) => walkIndicator(indicator, visit));
  if (indicators.every((indicator, index) => indicator === group.indicators[index])) return group;
  return { ...group, indicators, maximum: total(indicators) };
}

function walkIndicator(indicator: Indicator, visit: Visit): Indicator {
  switch (indicator.kind) {
    case 'bands': {
      const bands = indicator.bands.map((band, index) => walkBand(band, index, indicator, visit));
      if (bands.every((band, index) => band === indicator.bands[index])) return indicator;
      return { ...indicator, bands, maximum: Math.max(...bands.map(({ points }) => points)) };
    }
    case 'each':
      return walkEach(indicator, visit);
    case 'sum':
      return walkSum(indicator, visit);
    case 'value':
      // The points are the fact itself, which has its own bounds.
      return indicator;
  }
}

function walkEach(indicator: Indicator & { readonly kind: 'each' }, visit: Visit): Indicator {
  const { id, label, article, value, every: written, points: given, maximum } = indicator;
  const unit = value.unit ?? 'count';
  const measure = { value: written, unit };
  const rule = {
    zh: `${expressionText(value, 'zh')}每满 ${measureText(measure, 'zh')}`,
    en: `each full ${measureText(measure, 'en')} of ${expressionText(value, 'en')}`,
  };
  const about = { heading: label, article, rule };
  const every = visit({
    ...scoring(about),
    ...{ id: `${id}:every`, kind: 'every', unit, value: written, least: LEAST_STEP[unit] },
  });
  const points = visit({ ...scoring(about), id: `${id}:points`, value: given });
  const most = visit({ ...scoring({ ...about, rule: MOST }), id: `${id}:most`, kind: 'most', value: maximum });
  const isSame = every === written && points === given && most === maximum;
  return isSame ? indicator : { ...indicator, every, points, maximum: most };
}

/** The least of which each full one can be worth points: some way above nothing. */
const LEAST_STEP: Readonly<Record<Unit, number>> = {
  CNY: 1_000_000,
  person: 1,
  count: 1,
  year: 0.5,
  rank: 1,
  level: 1,
  ratio: 0.005,
  point: 0.5,
};

const MOST: Bilingual = { zh: '最高分', en: 'most points' };

function walkSum(indicator: Indicator & { readonly kind: 'sum' }, visit: Visit): Indicator {
  const { id, label, article, maximum } = indicator;
  const items = indicator.items.map((item, index) => {
    const about = { heading: label, article, rule: item.fact.label };
    const points = visit({ ...scoring(about), id: `${id}/${index + 1}:points`, value: item.points });
    return points === item.points ? item : { ...item, points };
  });
  const most = visit({
    ...scoring({ heading: label, article, rule: MOST }),
    ...{ id: `${id}:most`, kind: 'most', value: maximum },
  });
  const isSame = most === maximum && items.every((item, index) => item === indicator.items[index]);
  if (isSame) return indicator;
  const [before, reachable] = [pointsOf(indicator.items), pointsOf(items)];
  // A maximum that is just what all of them give follows them; one that holds them down stays.
  const isBound = most !== maximum || before > maximum;
  return { ...indicator, items, maximum: isBound ? Math.min(most, reachable) : reachable };
}

function pointsOf(items: readonly SumItem[]): number {
  return items.reduce((sum, { points }) => sum + points, 0);
}

/** What all thresholds in points have in common. */
function scoring(about: Pick<Threshold, 'heading' | 'rule' | 'article'>): Omit<Threshold, 'id' | 'value'> {
  return { ...about, kind: 'points', end: 'only', cases: null, operator: null, unit: 'point', least: 0, most: null };
}

function walkBand(band: Band, index: number, { id, label }: Indicator, visit: Visit): Band {
  const prefix = `${id}/${index + 1}`;
  const place: Place = { kind: 'band', prefix, heading: label, cases: null, score: null };
  const condition = band.condition === null ? null : walkCondition(band.condition, place, visit);
  const rule = band.condition === null ? { zh: '其余', en: 'otherwise' } : conditionWords(band.condition);
  const about = { heading: label, rule, article: band.article };
  const points = visit({ ...scoring(about), id: `${prefix}:points`, value: band.points });
  return condition === band.condition && points === band.points ? band : { ...band, condition, points };
}

function total(parts: readonly { readonly maximum: number }[]): number {
  return parts.reduce((sum, { maximum }) => sum + maximum, 0);
}
