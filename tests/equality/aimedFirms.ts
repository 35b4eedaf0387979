import { type SeededGenerator, seededGenerator } from '@leitu/kernel';
import { type FactDefinition, type Facts, type FactValue, factsOfPack, type Pack } from '@leitu/rules';
import { aModelFirm } from '../packs/aFirm.ts';
import { type Aim, type Aims, aimsOf, bring, type Expression } from './aims.ts';

/** How much of a firm is not as in the model firm, and how much of it is missing. */
const PROFILES = [
  { changed: 0.03, missing: 0.01, aimed: 1 },
  { changed: 0.1, missing: 0.03, aimed: 3 },
  { changed: 0.25, missing: 0, aimed: 4 },
  { changed: 0.5, missing: 0.1, aimed: 6 },
  { changed: 1, missing: 0.4, aimed: 6 },
  { changed: 0.5, missing: 0.85, aimed: 2 },
  { changed: 0, missing: 0.98, aimed: 0 },
] as const;

/** How far from its boundary a ratio is put: on it, within the tolerance of 1e-9, just outside it, and well away. */
const OFFSETS = [0, 0, 0.5e-9, -0.5e-9, 1.5e-9, -1.5e-9, 1e-9, -1e-9, 1e-3, -1e-3];

/** Amounts on which the ninth decimal of a ratio can be told apart, in fen or people. */
const LARGE = [1e11, 4e11, 1e12, 7e12];

/**
 * Firms without end for a pack, the same for the same seed: near the model firm, odd, hardly known; their facts and ratios on, just below and
 * just above the boundaries of that pack.
 */
export function* aimedFirms(pack: Pack, seed: number): Generator<Facts, never> {
  const random = seededGenerator(seed);
  const aims = aimsOf(pack);
  const telling = factsOfPack(pack).map((fact) => [fact, tellingValues(fact, aims)] as const);
  const model = aModelFirm().facts;
  for (;;) {
    const profile = random.pick(PROFILES);
    const facts: Record<string, FactValue> = {};
    for (const [fact, values] of telling) {
      const own = model[fact.name];
      const isChanged = own === undefined || random.next() < profile.changed;
      const value = isChanged ? valueFor(fact, values, aims, random) : own;
      facts[fact.name] = value;
    }
    for (let count = random.integer(profile.aimed + 1); count > 0 && aims.made.length > 0; count -= 1) {
      takeAim(random.pick(aims.made), facts, random);
    }
    for (const [{ name, type }] of telling) {
      // Judgements are left open more often than other facts, as they are in life.
      const missing = type === 'judgement' ? Math.max(0.3, profile.missing) : profile.missing;
      if (random.next() < missing) delete facts[name];
    }
    yield facts;
  }
}

/** Values of a fact on both sides of each boundary, and the outermost. */
function tellingValues(fact: FactDefinition, { plain }: Aims): readonly FactValue[] {
  if (fact.type === 'boolean' || fact.type === 'judgement') return [true, false];
  if (fact.type === 'enum') return fact.options.map(({ value }) => value);
  const steps = fact.type === 'number' ? [0, 0.5e-9, -0.5e-9, 2e-9, -2e-9, 0.1, -0.1] : [0, 1, -1];
  const numbers = [0, ...(plain.get(fact.name) ?? [])].flatMap((at) => steps.map((step) => at + step));
  const outermost = [fact.least ?? -1e10, fact.most ?? 1e13];
  const isInside = (value: number) => value >= (fact.least ?? value) && value <= (fact.most ?? value);
  return [...numbers, ...outermost].filter(isInside);
}

function valueFor(
  fact: FactDefinition,
  values: readonly FactValue[],
  { prefixes }: Aims,
  random: SeededGenerator,
): FactValue {
  if (fact.type === 'text' || fact.type === 'date') return industryCode(prefixes, random);
  if (fact.type !== 'money' || random.next() < 0.6) return random.pick(values);
  // Sizes of firms spread over powers of ten; a few make a loss.
  const fen = Math.round(10 ** (5 + 8 * random.next()));
  return (fact.least ?? -1) < 0 && random.next() < 0.3 ? -fen : fen;
}

/** A code that begins like one of those told apart, or any other. */
function industryCode(prefixes: readonly string[], random: SeededGenerator): string {
  const prefix = random.next() < 0.8 && prefixes.length > 0 ? random.pick(prefixes) : '';
  const begun = /^[A-Z]/.test(prefix) ? prefix : `${random.pick([...'ABCDEFGHIJKLMNOPQRST'])}${prefix}`;
  const length = random.pick([3, 4, 5]);
  return begun.padEnd(length, String(random.integer(1000)).padStart(4, '0'));
}

function takeAim({ expression, at }: Aim, facts: Record<string, FactValue>, random: SeededGenerator): void {
  const offset = random.pick(OFFSETS);
  if (expression.unit !== 'ratio') {
    bring(expression, at + random.pick([0, 0, 1, -1, 2, -2]), facts);
    return;
  }
  for (const fact of denominators(expression)) {
    const isTooCoarse = Number(facts[fact.name] ?? 0) < 1e10;
    if (isTooCoarse && random.next() < 0.9) facts[fact.name] = random.pick(LARGE) + random.integer(1000);
  }
  bring(expression, at + offset, facts);
}

/** The facts that an expression divides by. */
function denominators(expression: Expression): readonly FactDefinition[] {
  if (expression.kind === 'arithmetic') return expression.operator === '/' ? factsIn(expression.right) : [];
  if (expression.kind !== 'call') return [];
  const [, second] = expression.args;
  if (expression.name === 'mean') return expression.args.flatMap(denominators);
  return second === undefined ? [] : factsIn(second);
}

function factsIn(expression: Expression): readonly FactDefinition[] {
  if (expression.kind === 'fact') return [expression.fact];
  if (expression.kind === 'arithmetic') return [...factsIn(expression.left), ...factsIn(expression.right)];
  return expression.kind === 'call' ? expression.args.flatMap(factsIn) : [];
}
