import type { ClassPack, Condition, FactDefinition, Facts, FactValue, Pack } from '@leitu/rules';

type Comparison = Extract<Condition, { kind: 'compare' }>;
export type Expression = Comparison['left'];

/** A number of a pack and where it changes what follows. */
export interface Aim {
  readonly expression: Expression;
  readonly at: number;
}

/** All that a pack aims at: the boundaries of its numbers, the facts it reads, the beginnings of codes it tells apart. */
export interface Aims {
  /** Boundaries of numbers made of several facts: shares, growth, sums. */
  readonly made: readonly Aim[];
  /** Boundaries of single facts, by name. */
  readonly plain: ReadonlyMap<string, readonly number[]>;
  /** Beginnings of industry codes. */
  readonly prefixes: readonly string[];
}

/** Reads the boundaries out of a pack, so that no list of them has to be kept beside it. */
export function aimsOf(pack: Pack): Aims {
  const found: Found = { made: [], plain: new Map(), prefixes: new Set() };
  inCondition(pack.condition, found);
  for (const { indicators } of pack.score?.groups ?? []) {
    for (const indicator of indicators) {
      if (indicator.kind === 'bands') {
        for (const { condition } of indicator.bands) if (condition !== null) inCondition(condition, found);
      } else if (indicator.kind === 'each') {
        const steps = indicator.maximum / indicator.points + 1;
        for (let step = 1; step <= steps; step += 1) note(indicator.value, step * indicator.every, found);
      } else if (indicator.kind === 'value') {
        for (const at of [0, indicator.maximum]) note(indicator.value, at, found);
      }
    }
  }
  return { made: found.made, plain: found.plain, prefixes: [...found.prefixes] };
}

interface Found {
  readonly made: Aim[];
  readonly plain: Map<string, number[]>;
  readonly prefixes: Set<string>;
}

function inCondition(condition: Condition, found: Found): void {
  if (condition.waiver !== null) inCondition(condition.waiver, found);
  if (condition.kind === 'all' || condition.kind === 'any')
    for (const part of condition.parts) inCondition(part, found);
  if (condition.kind === 'not') inCondition(condition.part, found);
  if (condition.kind === 'class') inClasses(condition.pack, found);
  if (condition.kind !== 'compare') return;
  for (const bound of [condition.right, condition.also?.right]) {
    if (bound !== undefined) note(condition.left, resultOf(bound, {}), found);
  }
}

function inClasses({ rows }: ClassPack, found: Found): void {
  for (const { prefixes, limits } of rows) {
    for (const prefix of prefixes) found.prefixes.add(prefix);
    for (const { fact, least } of limits) for (const at of least) noteFact(fact, at, found);
  }
}

function note(expression: Expression, at: number, found: Found): void {
  if (Number.isNaN(at) || expression.kind === 'score') return;
  if (expression.kind === 'fact') noteFact(expression.fact, at, found);
  else found.made.push({ expression, at });
}

function noteFact({ name }: FactDefinition, at: number, found: Found): void {
  const known = found.plain.get(name) ?? [];
  if (!known.includes(at)) found.plain.set(name, [...known, at]);
}

/** What an expression comes to, worked out without the engine; NaN where it is unknown. */
function resultOf(expression: Expression, facts: Facts): number {
  switch (expression.kind) {
    case 'number':
      return expression.value;
    case 'fact': {
      const value: FactValue | undefined = facts[expression.fact.name];
      return typeof value === 'number' ? value : Number.NaN;
    }
    case 'score':
      return Number.NaN;
    case 'arithmetic': {
      const [a, b] = [resultOf(expression.left, facts), resultOf(expression.right, facts)];
      return { '+': a + b, '-': a - b, '*': a * b, '/': a / b }[expression.operator];
    }
    case 'call': {
      const [a = Number.NaN, b = Number.NaN, c = Number.NaN] = expression.args.map((arg) => resultOf(arg, facts));
      if (expression.name === 'mean') {
        return expression.args.reduce((sum, arg) => sum + resultOf(arg, facts), 0) / expression.args.length;
      }
      return { share: a / b, growth: (a - b) / b, compound_growth: (a / b) ** (1 / c) - 1 }[expression.name];
    }
  }
}

/** Changes the facts so that an expression comes to a value, as near as whole fen and people allow; by the first fact it reads. */
export function bring(expression: Expression, to: number, facts: Record<string, FactValue>): void {
  switch (expression.kind) {
    case 'fact': {
      const { fact } = expression;
      if (!Number.isFinite(to) || Math.abs(to) > Number.MAX_SAFE_INTEGER) return;
      const value = fact.type === 'number' ? to : Math.round(to) + 0;
      facts[fact.name] = Math.min(fact.most ?? value, Math.max(fact.least ?? value, value));
      return;
    }
    case 'number':
    case 'score':
      return;
    case 'arithmetic': {
      const b = resultOf(expression.right, facts);
      const left = { '+': to - b, '-': to + b, '*': to / b, '/': to * b }[expression.operator];
      bring(expression.left, left, facts);
      return;
    }
    case 'call': {
      const [first, second, third] = expression.args;
      if (first === undefined || second === undefined) return;
      const b = resultOf(second, facts);
      const rest = expression.args.slice(1).reduce((sum, arg) => sum + resultOf(arg, facts), 0);
      const years = third === undefined ? 1 : resultOf(third, facts);
      const left = {
        share: to * b,
        growth: (1 + to) * b,
        compound_growth: (1 + to) ** years * b,
        mean: to * expression.args.length - rest,
      }[expression.name];
      bring(first, left, facts);
    }
  }
}
