import type { SeededGenerator } from '@leitu/kernel';
import type { Tier } from '@leitu/rules';
import { drawLot, lots } from './chance.ts';

/** The days of the year on which titles of a rung are announced. Batches of the first months let the current year have some. */
const BATCHES: Readonly<Record<Tier, readonly string[]>> = {
  innovative: ['03-18', '12-20'],
  srdi: ['03-06', '09-12'],
  'little-giant': ['01-20', '08-08'],
};

/** Titles of the first rung are given since 工信部企业〔2022〕63号 is in force; the others are older. */
const FIRST_DAY: Readonly<Record<Tier, string>> = {
  innovative: '2022-08-01',
  srdi: '2021-01-01',
  'little-giant': '2021-01-01',
};

const FIRST_YEAR = 2021;

/** Each year more titles are given than in the year before. */
const YEARLY_FACTOR = 1.35;

/** The day on which a firm got its highest title: in the first months of the current year, or in a year before. */
export function drawGrantDay(generator: SeededGenerator, tier: Tier, lastYear: number): string {
  const years = Array.from({ length: lastYear + 2 - FIRST_YEAR }, (_, index) => FIRST_YEAR + index);
  const batches = years.map((year) =>
    BATCHES[tier]
      .map((monthAndDay) => `${year}-${monthAndDay}`)
      .filter((date) => date >= FIRST_DAY[tier] && date < reportDay(lastYear)),
  );
  const held = years.filter((_, index) => batches[index]?.length !== 0);
  const year = drawLot(
    generator,
    lots(held, (one) => YEARLY_FACTOR ** (one - FIRST_YEAR)),
  );
  return generator.pick(batches[year - FIRST_YEAR] ?? []);
}

/** The day on which firms report a fiscal year: what happens later is not in the report. */
function reportDay(fiscalYear: number): string {
  return `${fiscalYear + 1}-04-01`;
}

/** The highest title that a firm held when it reported that fiscal year: until it rose it held the rung below. */
export function tierWhenReported(tier: Tier | null, grantedOn: string | null, fiscalYear: number): Tier | null {
  const isHeld = grantedOn !== null && grantedOn < reportDay(fiscalYear);
  return isHeld ? tier : rungBelow(tier);
}

function rungBelow(tier: Tier | null): Tier | null {
  if (tier === 'little-giant') return 'srdi';
  return tier === 'srdi' ? 'innovative' : null;
}
