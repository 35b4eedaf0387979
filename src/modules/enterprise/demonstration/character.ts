import { addDays, type CalendarDay, day, type SeededGenerator } from '@leitu/kernel';
import type { Tier } from '@leitu/rules';
import { type Aim, drawAim } from './asks.ts';
import { clamp, drawLot, exponential, happens, type Lots, logNormal, lots, normal } from './chance.ts';
import { COUNTIES, type County } from './counties.ts';
import { TRADES, type Trade, type TradeName } from './trades.ts';

/** What a firm is, before any figure: the figures follow from it, so that they fit each other. */
export interface Character {
  readonly county: County;
  readonly trade: Trade;
  readonly industryCode: string;
  /** The words of its trade that its name may have. */
  readonly words: readonly string[];
  readonly tier: Tier | null;
  /** The rung that its figures are made for; null where they come as they come. */
  readonly aim: Aim | null;
  /** How innovative it is: around 0 for most firms, from 1 to 3 for those on the ladder. */
  readonly drive: number;
  readonly establishedOn: CalendarDay;
  /** Whole years at the end of the last year. */
  readonly age: number;
  /** People at the end of the last year. */
  readonly people: number;
}

type Rung = Tier | 'none';

/** How the firms of a rung differ from the others. */
interface RungTraits {
  readonly drive: readonly [mean: number, deviation: number];
  /** How strongly the rung draws from trades that live on research. */
  readonly pull: number;
  /** How many times the median of people, and the deviation of the logarithm. */
  readonly people: readonly [factor: number, deviation: number];
  readonly age: readonly [least: number, meanBeyond: number];
}

const TRAITS: Readonly<Record<Rung, RungTraits>> = {
  none: { drive: [-0.2, 0.9], pull: 0, people: [1, 0.95], age: [1, 8] },
  innovative: { drive: [1.3, 0.5], pull: 0.9, people: [1.9, 0.7], age: [5, 7] },
  srdi: { drive: [2, 0.4], pull: 1.3, people: [3.4, 0.55], age: [6, 8] },
  'little-giant': { drive: [2.7, 0.35], pull: 1.6, people: [5.5, 0.45], age: [8, 9] },
};

/** One firm of some hundred is a large one, whatever its trade. */
const LARGE_LIKELY = 0.008;

/** The character of a firm that holds that title, or none. */
export function drawCharacter(generator: SeededGenerator, tier: Tier | null, lastYear: number): Character {
  const aim = aimOf(generator, tier);
  const rung: Rung = aim?.tier ?? tier ?? 'none';
  const traits = TRAITS[rung];
  const { county, trade } = drawLot(generator, TRADES_OF_COUNTIES[rung]);
  const [industryCode, ...words] = generator.pick(trade.lines);
  const [leastAge, meanBeyond] = traits.age;
  const age = Math.floor(clamp(leastAge + exponential(generator, meanBeyond), 1, 40));
  const establishedOn = addDays(day(`${lastYear - age}-01-01`), generator.integer(365));
  const drive = normal(generator, ...traits.drive);
  const people = peopleOf(generator, traits, { trade, industryCode, age, isTitled: rung !== 'none' });
  return { county, trade, industryCode, words, tier, aim, drive, establishedOn, age, people };
}

/**
 * Of the holders of a title nine in ten still meet what it asks, some miss it by one figure and some by more; others are on
 * their way to the next rung. So are some firms without a title: an office looks for them.
 */
function aimOf(generator: SeededGenerator, tier: Tier | null): Aim | null {
  switch (tier) {
    case null:
      return happens(generator, 0.022) ? drawAim(generator, 'innovative', 0.45) : null;
    case 'innovative':
      if (happens(generator, 0.14)) return drawAim(generator, 'srdi', 0.45);
      return happens(generator, 0.96) ? drawAim(generator, 'innovative', 0.05) : null;
    case 'srdi':
      if (happens(generator, 0.16)) return drawAim(generator, 'little-giant', 0.45);
      return happens(generator, 0.97) ? drawAim(generator, 'srdi', 0.05) : null;
    case 'little-giant':
      return happens(generator, 0.98) ? drawAim(generator, 'little-giant', 0.04) : null;
  }
}

interface PlaceAndTrade {
  readonly county: County;
  readonly trade: Trade;
  readonly weight: number;
}

function tradesOfCounties(pull: number): Lots<PlaceAndTrade> {
  const all = COUNTIES.flatMap((county): PlaceAndTrade[] => {
    const sum = Object.values(county.trades).reduce((total, weight) => total + weight, 0);
    // The table's own keys; Object.entries forgets that they are names of trades.
    const entries = Object.entries(county.trades) as readonly (readonly [TradeName, number])[];
    return entries.map(([name, weight]) => {
      const trade: Trade = TRADES[name];
      return { county, trade, weight: ((county.share * weight) / sum) * Math.exp(pull * trade.research) };
    });
  });
  return lots(all, ({ weight }) => weight);
}

const TRADES_OF_COUNTIES: Readonly<Record<Rung, Lots<PlaceAndTrade>>> = {
  none: tradesOfCounties(TRAITS.none.pull),
  innovative: tradesOfCounties(TRAITS.innovative.pull),
  srdi: tradesOfCounties(TRAITS.srdi.pull),
  'little-giant': tradesOfCounties(TRAITS['little-giant'].pull),
};

interface Size {
  readonly trade: Trade;
  readonly industryCode: string;
  readonly age: number;
  readonly isTitled: boolean;
}

/** People: more where the firm is older; a holder of a title is a small or medium firm by cn.sme-size.2011. */
function peopleOf(
  generator: SeededGenerator,
  { people }: RungTraits,
  { trade, industryCode, age, isTitled }: Size,
): number {
  const [factor, deviation] = people;
  const grown = clamp(0.7 + 0.04 * age, 0.7, 1.6);
  const median = trade.people * factor * grown;
  const drawn = logNormal(generator, median, deviation);
  if (!isTitled) return Math.max(1, Math.round(happens(generator, LARGE_LIKELY) ? drawn * 14 : drawn));
  const most = industryCode.startsWith('C') ? 960 : 190;
  return Math.round(clamp(drawn, 6, most - exponential(generator, most / 20)));
}
