import type { SeededGenerator } from '@leitu/kernel';
import { reach, reachDebt } from './asks.ts';
import { between, clamp, logNormal, normal } from './chance.ts';
import type { Character } from './character.ts';

/** A figure of four fiscal years, the last one first; undefined where the firm was not there yet. */
export type FourYears = readonly (number | undefined)[];

/** A figure at the end of the last year, and one year before. */
export type TwoYears = readonly [last: number, before: number];

/** The business of a firm, money in 元. */
export interface Business {
  readonly revenue: FourYears;
  readonly mainRevenue: FourYears;
  readonly netProfit: TwoYears;
  readonly assets: TwoYears;
  readonly liabilities: TwoYears;
  readonly people: TwoYears;
}

/** The figures of business that follow from what the firm is. */
export function drawBusiness(generator: SeededGenerator, character: Character): Business {
  const { trade, drive, people, age } = character;
  const perHead = logNormal(generator, trade.revenuePerHeadWan * 1e4 * Math.exp(0.1 * drive), 0.4);
  const last = Math.max(2e4, reach(generator, character.aim, 'revenue', people * perHead));
  const growth = [0, 1, 2].map(() => yearsGrowth(generator, character));
  const revenue = revenueBackwards(generator, { last, growth, age });
  const mainRevenue = mainOf(generator, character, revenue);
  const before = revenue[1] ?? last;
  return {
    revenue,
    mainRevenue,
    netProfit: profits(generator, character, [last, before]),
    ...balance(generator, character, [last, before]),
    people: [people, Math.max(1, Math.round(people * Math.sqrt(before / last) * between(generator, 0.95, 1.05)))],
  };
}

/** Innovative firms and young ones grow faster. */
function yearsGrowth(generator: SeededGenerator, character: Character): number {
  const { drive, age, aim } = character;
  const drawn = normal(generator, 0.02 + 0.05 * drive + 0.15 / (age + 1), 0.13);
  return clamp(reach(generator, aim, 'growth', drawn), -0.5, 0.9);
}

interface Course {
  readonly last: number;
  readonly growth: readonly number[];
  readonly age: number;
}

function revenueBackwards(generator: SeededGenerator, { last, growth, age }: Course): FourYears {
  let amount = last;
  const backwards = [last, ...growth.map((rate) => (amount /= 1 + rate))];
  // The first fiscal year has only some months.
  return backwards.map((revenue, yearsAgo) => {
    if (yearsAgo > age) return undefined;
    return yearsAgo === age ? revenue * between(generator, 0.1, 0.7) : revenue;
  });
}

/** Firms narrow down with time: in earlier years the main business was never a larger part. */
function mainOf(generator: SeededGenerator, { aim, drive }: Character, revenue: FourYears): FourYears {
  const drawn = 1 - Math.abs(normal(generator, 0, 0.17 * Math.exp(-0.25 * drive)));
  let share = clamp(reach(generator, aim, 'mainShare', drawn), 0.25, 1);
  return revenue.map((amount) => {
    const main = amount === undefined ? undefined : amount * share;
    share *= between(generator, 0.985, 1);
    return main;
  });
}

/** The margin of a firm lies near that of its trade and moves from year to year. */
function profits(generator: SeededGenerator, { trade, drive }: Character, revenue: TwoYears): TwoYears {
  const usual = normal(generator, trade.margin + 0.015 * drive, 0.05);
  const [last, before] = revenue;
  return [last * (usual + normal(generator, 0, 0.02)), before * (usual + normal(generator, 0, 0.02))];
}

function balance(
  generator: SeededGenerator,
  { aim, drive }: Character,
  [last, before]: TwoYears,
): Pick<Business, 'assets' | 'liabilities'> {
  const turn = logNormal(generator, 0.9, 0.38);
  const usualDebt = normal(generator, 0.52 - 0.02 * drive, 0.17);
  const debt = clamp(reachDebt(generator, aim, usualDebt), 0.04, 1.3);
  const assets: TwoYears = [last * turn, before * turn * between(generator, 0.93, 1.08)];
  const debtBefore = clamp(debt + normal(generator, 0, 0.03), 0.03, 1.3);
  return { assets, liabilities: [assets[0] * debt, assets[1] * debtBefore] };
}
