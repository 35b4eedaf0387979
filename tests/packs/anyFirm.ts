import type { Facts, FactValue } from '@leitu/rules';
import fc from 'fast-check';
import { aModelFirm } from './aFirm.ts';
import { library } from './library.ts';

/** Amounts in 元 at which some rule changes its mind; each is tried a fen below, at and a fen above. */
const MONEY_EDGES = [
  ...[0, 500_000, 1_000_000, 2_000_000, 3_000_000, 4_000_000, 5_000_000, 6_000_000, 10_000_000, 12_000_000],
  ...[15_000_000, 20_000_000, 30_000_000, 50_000_000, 60_000_000, 80_000_000, 100_000_000, 300_000_000, 400_000_000],
  ...[800_000_000, 1_000_000_000, 1_200_000_000, 2_000_000_000],
];

const COUNT_EDGES = [0, 1, 2, 3, 4, 5, 6, 50, 51, 500, 501];
const PEOPLE_EDGES = [0, 5, 9, 10, 19, 20, 50, 99, 100, 199, 200, 299, 300, 999, 1000, 1999, 2000];
const CODES =
  'A0311 C3921 D4411 E4710 F5171 F5211 G5310 G5411 G5941 G6010 H6110 I6311 I6513 K7010 K7020 K7090 L7212 M7320';

/** The values that are worth trying for a fact: those at which rules change their mind, and their neighbours. */
function telling(name: string): readonly FactValue[] {
  const fact = library.dictionary.get(name);
  if (fact === undefined) throw new Error(`There is no fact ${name}`);
  switch (fact.type) {
    case 'money':
      return MONEY_EDGES.flatMap((yuan) => [yuan * 100 - 1, yuan * 100, yuan * 100 + 1]).filter(
        (fen) => fen >= (fact.least ?? -1),
      );
    case 'integer':
      if (fact.unit === 'level') return [1, 2, 3, 4];
      return fact.unit === 'person' ? PEOPLE_EDGES : COUNT_EDGES;
    case 'number':
      if (fact.unit === 'ratio') return [0, 0.0999, 0.1 - 3e-9, 0.1 - 0.5e-9, 0.1, 0.5, 1];
      if (fact.unit === 'year') return [0, 1.9, 2, 2.5, 3, 3.9, 4, 9.9, 10, 11];
      return fact.most === 15 ? [0, 0.1, 3.3, 7, 8.3, 14.9, 15] : [0, 49.9, 50, 59.9, 60, 100];
    case 'enum':
      return fact.options.map(({ value }) => value);
    case 'boolean':
    case 'judgement':
      return [true, false];
    case 'date':
      return ['2010-01-01', '2026-03-31'];
    case 'text':
      return name === 'industry_code' ? CODES.split(' ') : ['示例'];
  }
}

/** The facts that some rule reads: all but the texts and dates that only identify a firm. */
export const TELLING_FACTS = [...library.dictionary.values()]
  .filter(({ name, type }) => type !== 'date' && (type !== 'text' || name === 'industry_code'))
  .map(({ name }) => name);

/** What is done to one fact of the model firm: it stays, is taken away, or takes one of its telling values. */
type Deed =
  | { readonly kind: 'keep' }
  | { readonly kind: 'drop' }
  | { readonly kind: 'take'; readonly value: FactValue };

function anyDeed(name: string, mostKept: number): fc.Arbitrary<Deed> {
  // Judgements are left open more often than other facts, as they are in life.
  const keep = library.dictionary.get(name)?.type === 'judgement' ? Math.min(mostKept, 3) : mostKept;
  return fc.oneof(
    { weight: keep, arbitrary: fc.constant<Deed>({ kind: 'keep' }) },
    { weight: 2, arbitrary: fc.constantFrom(...telling(name)).map((value): Deed => ({ kind: 'take', value })) },
    { weight: 1, arbitrary: fc.constant<Deed>({ kind: 'drop' }) },
  );
}

/** Pairs of which the first, as a share of the second, stands near a boundary; for a growth the share is 1 and the growth. */
const RATIOS: readonly (readonly [part: string, whole: string, percents: readonly number[]])[] = [
  ['main_revenue_y3', 'main_revenue_y2', [80, 95, 100]],
  ['main_revenue_y1', 'main_revenue_y2', [95, 100, 104, 105, 108, 110, 112, 115, 116, 120]],
  ['main_revenue_y1', 'revenue_y1', [50, 55, 60, 70, 80, 90, 100]],
  ['revenue_y1', 'revenue_y3', [100, 110.25, 120]],
  ['rd_expense_y1', 'revenue_y1', [1, 2, 3, 4, 5, 6, 8, 10]],
  ['rd_expense_y2', 'revenue_y2', [3, 6]],
  ['net_profit_y1', 'revenue_y1', [-5, 0, 2, 4, 6, 8, 10]],
  ['liabilities_y1', 'assets_y1', [50, 55, 60, 70, 75, 80, 120]],
  ['rd_staff_y1', 'employees_y1', [5, 10, 20, 50]],
];

/** How far from its boundary a ratio stands. Below 10^10 fen a fen is too coarse for the ninth decimal. */
const OFFSETS = [0, 0, -3e-9, -0.5e-9, 0.5e-9, 3e-9, -1e-3, 1e-3];

type Aim = readonly [percent: number, offset: number] | null;

const anyAims = fc.tuple(
  ...RATIOS.map(([, , percents]) =>
    fc.option(fc.tuple(fc.constantFrom(...percents), fc.constantFrom(...OFFSETS)), { freq: 1, nil: null }),
  ),
);

function aim(facts: Record<string, FactValue>, part: string, whole: string, [percent, offset]: [number, number]): void {
  const base = facts[whole];
  if (typeof base !== 'number' || facts[part] === undefined) return;
  const isTooCoarse = Math.abs(offset) < 1e-6 && base < 1e10;
  facts[part] = Math.round(base * (percent / 100 + (isTooCoarse ? 0 : offset))) + 0;
}

const MODEL = aModelFirm().facts;

function anyFirmKeeping(keep: number): fc.Arbitrary<Facts> {
  const deeds = fc.tuple(...TELLING_FACTS.map((name) => anyDeed(name, keep)));
  return fc.tuple(deeds, anyAims).map(([done, aims]) => {
    const facts: Record<string, FactValue> = {};
    for (const [index, name] of TELLING_FACTS.entries()) {
      const deed = done[index];
      const value = deed?.kind === 'take' ? deed.value : deed?.kind === 'drop' ? undefined : MODEL[name];
      if (value !== undefined) facts[name] = value;
    }
    for (const [index, [part, whole]] of RATIOS.entries()) {
      const found: Aim | undefined = aims[index];
      if (found !== null && found !== undefined) aim(facts, part, whole, [...found]);
    }
    return facts;
  });
}

/** Firms near the model firm, firms of which much is odd, and firms of which little is known; all close to boundaries. */
export const anyFirm: fc.Arbitrary<Facts> = fc.oneof(anyFirmKeeping(150), anyFirmKeeping(40), anyFirmKeeping(4));

/** Some value for a fact. */
export function anyValue(name: string): fc.Arbitrary<FactValue> {
  return fc.constantFrom(...telling(name));
}

/** Limits of the size classes, people and 万元. */
const PEOPLE_LIMITS = [5, 10, 20, 50, 100, 200, 300, 1000, 2000];
const WAN_LIMITS = [
  ...[50, 100, 200, 300, 500, 1000, 2000, 3000, 5000, 6000, 8000, 10_000, 20_000, 30_000, 40_000, 80_000, 100_000],
  ...[120_000, 200_000],
];

/** A firm of which no more is known than what its size follows from, at the limits and just below them. */
export const anySize: fc.Arbitrary<Facts> = fc
  .record({
    industry_code: fc.option(fc.constantFrom(...CODES.split(' ')), { freq: 20, nil: null }),
    employees_y1: anyAmount(PEOPLE_LIMITS.flatMap((limit) => [limit - 1, limit])),
    revenue_y1: anyAmount(WAN_LIMITS.flatMap((limit) => [limit * 1_000_000 - 1, limit * 1_000_000])),
    assets_y1: anyAmount(WAN_LIMITS.flatMap((limit) => [limit * 1_000_000 - 1, limit * 1_000_000])),
  })
  .map((facts) =>
    Object.fromEntries(Object.entries(facts).flatMap(([name, value]) => (value === null ? [] : [[name, value]]))),
  );

/** One of the amounts, often nothing at all or far above every limit, so that the other measures decide. */
function anyAmount(amounts: readonly number[]): fc.Arbitrary<number | null> {
  return fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...amounts) },
    { weight: 3, arbitrary: fc.constant(1e13) },
    { weight: 1, arbitrary: fc.constantFrom(0, null) },
  );
}
