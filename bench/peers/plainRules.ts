import type { Condition, Indicator, Pack } from '@leitu/rules';

type Comparison = Extract<Condition, { kind: 'compare' }>;
type Expression = Comparison['left'];

/** A condition with nothing in it but names, numbers and logic: what every engine has words for. */
export type Test =
  | { readonly kind: 'all' | 'any'; readonly parts: readonly Test[] }
  | { readonly kind: 'not'; readonly part: Test }
  | { readonly kind: 'compare'; readonly name: string; readonly operator: '>=' | '<=' | '='; readonly value: number }
  | { readonly kind: 'yes'; readonly name: string }
  | { readonly kind: 'is'; readonly name: string; readonly value: string };

export type PlainIndicator =
  | { readonly kind: 'bands'; readonly bands: readonly { readonly test: Test | null; readonly points: number }[] }
  | {
      readonly kind: 'each';
      readonly name: string;
      readonly every: number;
      readonly points: number;
      readonly maximum: number;
    }
  | {
      readonly kind: 'sum';
      readonly items: readonly { readonly name: string; readonly points: number }[];
      readonly maximum: number;
    }
  | { readonly kind: 'value'; readonly name: string };

/** The rules of a pack for firms of which every fact is known, as plain as a generator of other engines' rules needs them. */
export interface PlainRules {
  /** Numbers that are calculated, by the name that tests call them by. */
  readonly numbers: ReadonlyMap<string, Expression>;
  /** How industry codes begin that choose a row of the size classes, row by row; a test calls the number of the row `size_row`. */
  readonly rows: readonly (readonly string[])[];
  readonly indicators: readonly PlainIndicator[];
  readonly condition: Test;
  /** The facts that are read. */
  readonly facts: readonly string[];
}

/** A ratio within this of a boundary is on it. */
const TOLERANCE = 1e-9;

export function plainRules(pack: Pack, facts: readonly string[]): PlainRules {
  const numbers = new Map<string, Expression>();
  const rows: (readonly string[])[] = [];
  const nameOf = (expression: Expression): string => {
    if (expression.kind === 'fact') return expression.fact.name;
    if (expression.kind === 'score' && expression.group === null) return 'score';
    const key = JSON.stringify(expression);
    for (const [name, known] of numbers) if (JSON.stringify(known) === key) return name;
    const name = `number_${numbers.size + 1}`;
    numbers.set(name, expression);
    return name;
  };
  const condition = plainTest(pack.condition, nameOf, rows);
  const groups = pack.score?.groups ?? [];
  const indicators = groups.flatMap((group) => group.indicators.map((one) => plainIndicator(one, nameOf, rows)));
  return { numbers, rows, indicators, condition, facts };
}

type NameOf = (expression: Expression) => string;

function plainTest(condition: Condition, nameOf: NameOf, rows: (readonly string[])[]): Test {
  if (condition.waiver !== null) throw new Error(`The peers have no waivers: ${condition.id}`);
  switch (condition.kind) {
    case 'all':
    case 'any':
      return { kind: condition.kind, parts: condition.parts.map((part) => plainTest(part, nameOf, rows)) };
    case 'not':
      return { kind: 'not', part: plainTest(condition.part, nameOf, rows) };
    case 'compare':
      return plainComparison(condition, nameOf);
    case 'holds':
      return { kind: 'yes', name: condition.fact.name };
    case 'is':
      return { kind: 'is', name: condition.fact.name, value: condition.value };
    case 'class':
      return { kind: 'not', part: inFirstClass(condition, rows) };
  }
}

function plainComparison({ left, operator, right, also }: Comparison, nameOf: NameOf): Test {
  const tests = [{ operator, right }, ...(also === null ? [] : [also])].map((bound): Test => {
    if (bound.right.kind !== 'number') throw new Error('The peers compare with numbers');
    const slack = left.unit === 'ratio' ? TOLERANCE : 0;
    const { value } = bound.right;
    if (bound.operator === '≥') return { kind: 'compare', name: nameOf(left), operator: '>=', value: value - slack };
    if (bound.operator === '≤') return { kind: 'compare', name: nameOf(left), operator: '<=', value: value + slack };
    throw new Error(`The peers do not compare by ${bound.operator}`);
  });
  const [only] = tests;
  return tests.length === 1 && only !== undefined ? only : { kind: 'all', parts: tests };
}

/** Of a firm whose facts are all known “small, medium or micro” is “not large”: not every limit of its row is reached. */
function inFirstClass({ pack, among }: Extract<Condition, { kind: 'class' }>, rows: (readonly string[])[]): Test {
  const others = pack.classes.slice(1).map(({ value }) => value);
  if (others.toSorted().join() !== among.toSorted().join()) throw new Error('The peers know the first class alone');
  rows.push(...pack.rows.map(({ prefixes }) => prefixes));
  const parts = pack.rows.map(({ limits }, index): Test => {
    const reached = limits.map(
      ({ fact, least }): Test => ({ kind: 'compare', name: fact.name, operator: '>=', value: least[0] ?? 0 }),
    );
    return { kind: 'all', parts: [{ kind: 'compare', name: 'size_row', operator: '=', value: index }, ...reached] };
  });
  return { kind: 'any', parts };
}

function plainIndicator(indicator: Indicator, nameOf: NameOf, rows: (readonly string[])[]): PlainIndicator {
  switch (indicator.kind) {
    case 'bands': {
      const bands = indicator.bands.map(({ condition, points }) => ({
        test: condition === null ? null : plainTest(condition, nameOf, rows),
        points,
      }));
      return { kind: 'bands', bands };
    }
    case 'each': {
      const { every, points, maximum } = indicator;
      return { kind: 'each', name: nameOf(indicator.value), every, points, maximum };
    }
    case 'sum': {
      const items = indicator.items.map(({ fact, points }) => ({ name: fact.name, points }));
      return { kind: 'sum', items, maximum: indicator.maximum };
    }
    case 'value':
      return { kind: 'value', name: nameOf(indicator.value) };
  }
}

/** A calculation as people and most engines write it. */
export function formula(expression: Expression): string {
  switch (expression.kind) {
    case 'fact':
      return expression.fact.name;
    case 'number':
      return decimal(expression.value);
    case 'arithmetic':
      return `(${formula(expression.left)} ${expression.operator} ${formula(expression.right)})`;
    case 'call': {
      const args = expression.args.map(formula);
      const [a = '', b = ''] = args;
      if (expression.name === 'share') return `(${a} / ${b})`;
      if (expression.name === 'growth') return `((${a} - ${b}) / ${b})`;
      if (expression.name === 'mean') return `((${args.join(' + ')}) / ${args.length})`;
      throw new Error('The peers take no roots');
    }
    case 'score':
      throw new Error('A score is compared, never calculated with');
  }
}

/** A number without an exponent, which not every engine reads. */
export function decimal(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(12);
}

/** The number of the row of the size classes that an industry code chooses. */
export function sizeRow(rows: readonly (readonly string[])[], code: string): number {
  const begins = (prefix: string) => (/^\d/.test(prefix) ? code.slice(1) : code).startsWith(prefix);
  return rows.findIndex((prefixes) => prefixes.length === 0 || prefixes.some(begins));
}
