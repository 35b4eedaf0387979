import type { SeededGenerator } from '@leitu/kernel';
import { reach, reachResearch } from './asks.ts';
import type { Business, FourYears, TwoYears } from './business.ts';
import { binomial, clamp, happens, logistic, logNormal, normal, poisson } from './chance.ts';
import type { Character } from './character.ts';

/** Counts of intellectual property: the first three are parts of the fourth. */
export interface Property {
  readonly highValue: number;
  readonly selfDeveloped: number;
  readonly applied: number;
  readonly classOne: number;
  readonly classTwo: number;
}

/** What a firm does for new things, money in 元. */
export interface Research {
  /** Spend of the last year and of the two before. */
  readonly spend: FourYears;
  readonly staff: TwoYears;
  /** At the end of the last year and one year before. */
  readonly property: readonly [last: Property, before: Property];
  readonly institution: string;
  readonly isHighTech: boolean;
  readonly provincialRank: number;
  readonly nationalRank: number;
  readonly makerChinaRank: number;
  /** Equity paid in by institutions in each of the last four years. */
  readonly equity: readonly number[];
}

/** What follows for research from what the firm is and from its business. */
export function drawResearch(generator: SeededGenerator, character: Character, business: Business): Research {
  const spend = spendOf(generator, character, business.revenue);
  const isActive = (spend[0] ?? 0) > 0;
  const share = (spend[0] ?? 0) / (business.revenue[0] ?? 1);
  const property = drawProperty(generator, character, isActive);
  const honours = isActive ? drawHonours(generator, character) : NO_HONOURS;
  const hasTitle = isActive && share >= 0.03 && property.classOne + property.classTwo >= 3;
  return {
    spend,
    staff: staffOf(generator, share, business.people),
    property: [property, oneYearBefore(generator, property)],
    institution: isActive ? institutionOf(generator, character) : 'none',
    isHighTech: hasTitle && happens(generator, logistic(1.5 * character.drive - 2.3)),
    ...honours,
    equity: [0, 1, 2, 3].map(() => equityOf(generator, character.drive)),
  };
}

function spendOf(generator: SeededGenerator, { aim, drive, trade, people }: Character, revenue: FourYears): FourYears {
  const eager = -1.9 + 1.2 * drive + 0.9 * trade.research + 0.35 * Math.log(people / 30);
  const isActive = aim !== null || happens(generator, logistic(eager));
  if (!isActive) return revenue.map((amount) => (amount === undefined ? undefined : 0));
  let share = clamp(logNormal(generator, 0.0145 * Math.exp(0.42 * drive + 0.25 * trade.research), 0.4), 0.001, 0.4);
  return revenue.slice(0, 3).map((amount, yearsAgo) => {
    if (amount === undefined) return undefined;
    // Two years are asked for; the third comes as it comes.
    const spent = yearsAgo < 2 ? reachResearch(generator, aim, share, amount) : share;
    share *= Math.exp(normal(generator, 0, 0.12));
    return amount * spent;
  });
}

function staffOf(generator: SeededGenerator, share: number, [last, before]: TwoYears): TwoYears {
  if (share === 0) return [0, 0];
  const part = clamp(share * logNormal(generator, 2.6, 0.3), 0.01, 0.8);
  return [Math.max(1, Math.floor(part * last)), Math.max(1, Math.floor(part * before * 0.97))];
}

function drawProperty(generator: SeededGenerator, character: Character, isActive: boolean): Property {
  const { drive, trade, people, aim } = character;
  const size = Math.sqrt(people / 40);
  const eager = isActive ? 1 : 0.1;
  const drawn = poisson(generator, eager * size * Math.exp(-2.2 + 0.95 * drive + 0.4 * trade.research));
  // What is missed is rounded downwards: one patent too few is none of one.
  const inUse = binomial(generator, drawn, 0.7);
  const reached = aim === null ? inUse : reach(generator, aim, 'property', inUse);
  const applied = aim?.missed === 'property' ? Math.max(0, Math.floor(reached)) : Math.round(reached);
  const isWithout = aim?.missed === 'property' && aim.tier !== 'little-giant';
  const classOne = isWithout ? 0 : Math.max(drawn, applied);
  const selfDeveloped = Math.min(classOne, Math.max(applied, binomial(generator, classOne, 0.8)));
  return {
    classOne,
    applied: isWithout ? 0 : applied,
    selfDeveloped,
    highValue: binomial(generator, classOne, 0.1),
    classTwo: poisson(generator, eager * size * Math.exp(-0.4 + 0.75 * drive + 0.2 * trade.research)),
  };
}

/** Some of it is new in the last year. */
function oneYearBefore(generator: SeededGenerator, now: Property): Property {
  const classOne = now.classOne - binomial(generator, now.classOne, 0.15);
  return {
    classOne,
    applied: Math.min(classOne, now.applied),
    selfDeveloped: Math.min(classOne, now.selfDeveloped),
    highValue: Math.min(classOne, now.highValue),
    classTwo: now.classTwo - binomial(generator, now.classTwo, 0.18),
  };
}

/** The levels of R&D institutions, and how far up a firm has to be for each. */
const INSTITUTIONS: readonly (readonly [level: string, least: number])[] = [
  ['national', 4.6],
  ['provincial', 3.3],
  ['city', 2.2],
  ['below_city', 1.4],
];

function institutionOf(generator: SeededGenerator, { drive, people, aim }: Character): string {
  const height = drive + 0.3 * Math.log(people / 40) + normal(generator, 0, 0.45);
  const level = INSTITUTIONS.find(([, least]) => height >= least)?.[0] ?? 'none';
  return level === 'none' && aim?.tier === 'little-giant' ? 'city' : level;
}

type Honours = Pick<Research, 'provincialRank' | 'nationalRank' | 'makerChinaRank'>;

const NO_HONOURS: Honours = { provincialRank: 0, nationalRank: 0, makerChinaRank: 0 };

function drawHonours(generator: SeededGenerator, { drive }: Character): Honours {
  const rank = (likely: number, most: number) => (happens(generator, likely) ? 1 + generator.integer(most) : 0);
  return {
    provincialRank: rank(logistic(1.3 * drive - 6), 8),
    nationalRank: rank(logistic(1.4 * drive - 8.5), 8),
    makerChinaRank: rank(logistic(1.1 * drive - 7), 800),
  };
}

/** Whole 万元: institutions pay round sums. */
function equityOf(generator: SeededGenerator, drive: number): number {
  if (!happens(generator, logistic(1.1 * drive - 6.9))) return 0;
  return Math.round(logNormal(generator, 600, 0.9)) * 1e4;
}
