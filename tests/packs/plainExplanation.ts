/**
 * What an explanation says, written a second time as plainly as it can be: from the pack down, each time anew, nothing made beforehand and
 * nothing remembered. It is slow and shares nothing with the engine but which facts a rule reads.
 */
import {
  type CaseType,
  type Condition,
  classify,
  type Explanation,
  type FactDefinition,
  type Facts,
  factsOfCondition,
  factsOfIndicator,
  type Indicator,
  type Pack,
  type Range,
  type Verdict,
} from '@leitu/rules';

type Comparison = Extract<Condition, { kind: 'compare' }>;
type Expression = Comparison['left'];

const ORDER: readonly Verdict[] = ['unmet', 'unknown', 'judgement', 'met'];

/** What is compared of a condition: everything that depends on the firm. */
export interface PlainCondition {
  readonly id: string;
  readonly verdict: Verdict;
  readonly reads: Readonly<Record<string, unknown>>;
  readonly value: Range | null;
  readonly classes: readonly string[];
  readonly missing: readonly string[];
  readonly parts: readonly PlainCondition[];
  readonly waiver: PlainCondition | null;
  readonly isWaived: boolean;
}

export interface PlainExplanation {
  readonly condition: PlainCondition;
  readonly points: Range | null;
  readonly indicators: readonly {
    readonly id: string;
    readonly points: Range;
    readonly bands: readonly string[];
    readonly missing: readonly string[];
  }[];
}

/** An explanation of the engine, reduced to what is compared. Lists of what is missing are sets: their order is told elsewhere. */
export function reduced({ condition, score }: Explanation): PlainExplanation {
  const reduce = (node: Explanation['condition']): PlainCondition => ({
    id: node.id,
    verdict: node.verdict,
    reads: Object.fromEntries(node.reads.map(({ fact, value }) => [fact.name, value])),
    value: node.value,
    classes: node.classes.map(({ value }) => value),
    missing: node.missing.map(({ name }) => name).toSorted(),
    parts: node.parts.map(reduce),
    waiver: node.waiver === null ? null : reduce(node.waiver),
    isWaived: node.isWaived,
  });
  const indicators = (score?.groups ?? []).flatMap((group) => group.indicators);
  return {
    condition: reduce(condition),
    points: score?.points ?? null,
    indicators: indicators.map(({ indicator, points, bands, missing }) => ({
      id: indicator.id,
      points,
      bands,
      missing: missing.map(({ name }) => name).toSorted(),
    })),
  };
}

export function plainExplanation(pack: Pack, facts: Facts, caseType: CaseType): PlainExplanation {
  const groups = (pack.score?.groups ?? []).map(({ id, indicators }) => {
    const explained = indicators.map((indicator) => plainIndicator(indicator, facts));
    return { id, points: total(explained.map(({ points }) => points)), indicators: explained };
  });
  const points = total(groups.map((group) => group.points));
  const indicators = groups.flatMap((group) => group.indicators);
  const pointsOf = (id: string | null): Range => groups.find((group) => group.id === id)?.points ?? points;
  const missingOf = (id: string | null) =>
    groups
      .filter((group) => id === null || group.id === id)
      .flatMap((group) => group.indicators.flatMap((one) => one.missing));
  const firm: Firm = { facts, caseType, pointsOf, missingOf };
  return { condition: plainCondition(pack.condition, firm), points: pack.score === null ? null : points, indicators };
}

interface Firm {
  readonly facts: Facts;
  readonly caseType: CaseType | null;
  readonly pointsOf: (group: string | null) => Range;
  readonly missingOf: (group: string | null) => readonly string[];
}

function total(ranges: readonly Range[]): Range {
  const tidy = (points: number) => Math.round(points * 1e9) / 1e9;
  return [tidy(ranges.reduce((sum, [low]) => sum + low, 0)), tidy(ranges.reduce((sum, [, high]) => sum + high, 0))];
}

// ── Conditions ──

function plainCondition(condition: Condition, firm: Firm): PlainCondition {
  const own = ownVerdict(condition, firm);
  const waiver = condition.waiver === null ? null : plainCondition(condition.waiver, firm);
  const verdict = verdictOf(condition, firm);
  const parts = toldParts(condition, firm).map((part) => plainCondition(part, firm));
  const read = readBy(condition, firm.facts);
  const absent = read.filter(({ name }) => firm.facts[name] === undefined).map(({ name }) => name);
  const asked = condition.kind === 'compare' && condition.left.kind === 'score' ? condition.left : null;
  const behind = asked === null ? [] : firm.missingOf(asked.group?.id ?? null);
  const openHere = isSettled(own) ? [] : [...absent, ...behind, ...parts.flatMap((part) => part.missing)];
  const missing = isSettled(verdict) ? [] : [...openHere, ...(waiver?.missing ?? [])];
  return {
    id: condition.id,
    verdict,
    reads: Object.fromEntries(read.map(({ name }) => [name, firm.facts[name] ?? null])),
    value: comparedValue(condition, firm),
    classes: condition.kind === 'class' ? classify(condition.pack, firm.facts) : [],
    missing: [...new Set(missing)].toSorted(),
    parts,
    waiver,
    isWaived: own !== 'met' && waiver?.verdict === 'met',
  };
}

function isSettled(verdict: Verdict): boolean {
  return verdict === 'met' || verdict === 'unmet';
}

function verdictOf(condition: Condition, firm: Firm): Verdict {
  const own = ownVerdict(condition, firm);
  return condition.waiver === null ? own : highest([own, verdictOf(condition.waiver, firm)]);
}

function ownVerdict(condition: Condition, firm: Firm): Verdict {
  const { facts } = firm;
  switch (condition.kind) {
    case 'all':
      return lowest(askedParts(condition.parts, firm).map((part) => verdictOf(part, firm)));
    case 'any':
      return highest(askedParts(condition.parts, firm).map((part) => verdictOf(part, firm)));
    case 'not': {
      const part = verdictOf(condition.part, firm);
      if (part === 'met') return 'unmet';
      return part === 'unmet' ? 'met' : part;
    }
    case 'compare':
      return comparison(condition, firm);
    case 'holds': {
      if (facts[condition.fact.name] === undefined)
        return condition.fact.type === 'judgement' ? 'judgement' : 'unknown';
      return facts[condition.fact.name] === true ? 'met' : 'unmet';
    }
    case 'is':
      if (facts[condition.fact.name] === undefined) return 'unknown';
      return facts[condition.fact.name] === condition.value ? 'met' : 'unmet';
    case 'class': {
      const possible = classify(condition.pack, facts);
      if (possible.every((one) => condition.among.includes(one))) return 'met';
      return possible.some((one) => condition.among.includes(one)) ? 'unknown' : 'unmet';
    }
  }
}

function lowest(verdicts: readonly Verdict[]): Verdict {
  return ORDER.find((verdict) => verdicts.includes(verdict)) ?? 'met';
}

function highest(verdicts: readonly Verdict[]): Verdict {
  return ORDER.findLast((verdict) => verdicts.includes(verdict)) ?? 'unmet';
}

function askedParts(parts: readonly Condition[], { caseType }: Firm): readonly Condition[] {
  return parts.filter(({ cases }) => cases === null || caseType === null || cases.includes(caseType));
}

function isYesOrNo({ kind }: Condition): boolean {
  return kind === 'holds' || kind === 'is';
}

function toldParts(condition: Condition, firm: Firm): readonly Condition[] {
  if (condition.kind === 'all' || condition.kind === 'any') return askedParts(condition.parts, firm);
  return condition.kind === 'not' && !isYesOrNo(condition.part) ? [condition.part] : [];
}

function readBy(condition: Condition, facts: Facts): readonly FactDefinition[] {
  if (condition.kind === 'all' || condition.kind === 'any') return [];
  if (condition.kind === 'not') return isYesOrNo(condition.part) ? readBy(condition.part, facts) : [];
  if (condition.kind !== 'class') return factsOfCondition({ ...condition, waiver: null });
  const { by, rows } = condition.pack;
  const code = facts[by.name];
  const begins = (prefix: string, text: string) => (/^\d/.test(prefix) ? text.slice(1) : text).startsWith(prefix);
  const chosen =
    typeof code === 'string'
      ? rows.filter(({ prefixes }) => prefixes.length === 0 || prefixes.some((one) => begins(one, code))).slice(0, 1)
      : rows;
  return [by, ...chosen.flatMap(({ limits }) => limits.map(({ fact }) => fact))];
}

function comparedValue(condition: Condition, { facts, pointsOf }: Firm): Range | null {
  if (condition.kind !== 'compare') return null;
  if (condition.left.kind === 'score') return pointsOf(condition.left.group?.id ?? null);
  const value = number(condition.left, facts);
  return Number.isNaN(value) ? null : [value, value];
}

// ── Numbers ──

function comparison({ left, operator, right, also }: Comparison, { facts, pointsOf }: Firm): Verdict {
  if (left.kind === 'score') {
    const [low, high] = pointsOf(left.group?.id ?? null);
    const needed = number(right, facts);
    if (low >= needed) return 'met';
    return high < needed ? 'unmet' : 'unknown';
  }
  const tolerance = (left.unit ?? right.unit) === 'ratio' ? 1e-9 : 0;
  const bounds = [{ operator, right }, ...(also === null ? [] : [also])];
  return lowest(
    bounds.map((bound) => against(number(left, facts), bound.operator, number(bound.right, facts), tolerance)),
  );
}

function against(left: number, operator: Comparison['operator'], right: number, tolerance: number): Verdict {
  if (Number.isNaN(left) || Number.isNaN(right)) return 'unknown';
  const isOn = Math.abs(left - right) <= tolerance;
  const holds = {
    '≥': isOn || left > right,
    '>': !isOn && left > right,
    '≤': isOn || left < right,
    '<': !isOn && left < right,
    '=': isOn,
    '≠': !isOn,
  };
  return holds[operator] ? 'met' : 'unmet';
}

function number(expression: Expression, facts: Facts): number {
  const divided = (a: number, b: number) => (b === 0 ? Number.NaN : a / b);
  switch (expression.kind) {
    case 'number':
      return expression.value;
    case 'fact': {
      const value = facts[expression.fact.name];
      return typeof value === 'number' ? value : Number.NaN;
    }
    case 'arithmetic': {
      const [a, b] = [number(expression.left, facts), number(expression.right, facts)];
      return { '+': a + b, '-': a - b, '*': a * b, '/': divided(a, b) }[expression.operator];
    }
    case 'call': {
      const args = expression.args.map((arg) => number(arg, facts));
      const [a = Number.NaN, b = Number.NaN, years = Number.NaN] = args;
      if (expression.name === 'share') return divided(a, b);
      if (expression.name === 'growth') return divided(a - b, b);
      if (expression.name === 'mean') return args.reduce((sum, one) => sum + one, 0) / args.length;
      return divided(a, b) ** (1 / years) - 1;
    }
    case 'score':
      throw new Error('A score is compared, never calculated with');
  }
}

// ── Indicators ──

function plainIndicator(indicator: Indicator, facts: Facts): PlainExplanation['indicators'][number] {
  const { points, bands } = pointsOfIndicator(indicator, facts);
  const absent = factsOfIndicator(indicator).filter(({ name }) => facts[name] === undefined);
  const missing = points[0] < points[1] ? absent.map(({ name }) => name).toSorted() : [];
  return { id: indicator.id, points, bands, missing };
}

function pointsOfIndicator(indicator: Indicator, facts: Facts): { points: Range; bands: readonly string[] } {
  const { maximum } = indicator;
  const within = (points: number) => Math.min(maximum, Math.max(0, points));
  switch (indicator.kind) {
    case 'bands':
      return pointsOfBands(indicator, facts);
    case 'each': {
      const value = number(indicator.value, facts);
      const points = within(Math.floor(value / indicator.every + 1e-12) * indicator.points);
      return { points: Number.isNaN(value) ? [0, maximum] : [points, points], bands: [] };
    }
    case 'sum': {
      const sum = (isCounted: (value: unknown) => boolean) =>
        within(indicator.items.reduce((all, { fact, points }) => all + (isCounted(facts[fact.name]) ? points : 0), 0));
      return { points: [sum((value) => value === true), sum((value) => value !== false)], bands: [] };
    }
    case 'value': {
      const value = number(indicator.value, facts);
      return { points: Number.isNaN(value) ? [0, maximum] : [within(value), within(value)], bands: [] };
    }
  }
}

function pointsOfBands(
  { bands }: Indicator & { kind: 'bands' },
  facts: Facts,
): { points: Range; bands: readonly string[] } {
  const none = () => {
    throw new Error('A band speaks of facts, not of scores');
  };
  const firm: Firm = { facts, caseType: null, pointsOf: none, missingOf: none };
  const verdicts = bands.map(({ condition }) => (condition === null ? 'met' : verdictOf(condition, firm)));
  const last = verdicts.indexOf('met');
  const open = bands.filter((_, index) => index <= last && verdicts[index] !== 'unmet');
  const points = open.map((band) => band.points);
  const state = open.length === 1 ? 'holds' : 'possible';
  return {
    points: [Math.min(...points), Math.max(...points)],
    bands: bands.map((band) => (open.includes(band) ? state : 'no')),
  };
}
