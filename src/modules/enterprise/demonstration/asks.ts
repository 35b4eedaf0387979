import type { SeededGenerator } from '@leitu/kernel';
import type { Tier } from '@leitu/rules';
import { between, clamp } from './chance.ts';

/** The figures that rungs ask of a firm. Debt is asked to be low, all others to be high. */
export interface Asks {
  /** Years in the niche market. */
  readonly nicheYears: number;
  /** Revenue of the last year, in 元. */
  readonly revenue: number;
  /** The main business as a share of revenue. */
  readonly mainShare: number;
  /** Growth of revenue and of the main business, in each of two years. */
  readonly growth: number;
  /** Liabilities as a share of assets. */
  readonly debt: number;
  /** R&D spend as a share of revenue, in each of two years. */
  readonly researchShare: number;
  /** R&D spend of each of two years, in 元. */
  readonly research: number;
  /** Class I intellectual property, of one's own and in use. */
  readonly property: number;
  /** The share of the domestic niche market. */
  readonly marketShare: number;
  /** The development score of this year. */
  readonly development: number;
}

/**
 * What a firm is made to reach, so that it meets the packs of its rung: cn.innovative.2022 by its score, cn.srdi.2026, and
 * cn.little-giant.2026 together with cn.little-giant.2022, which rechecks go by during 2026. The packs judge in the tests;
 * here their figures are only aimed at.
 */
const ASKS: Readonly<Record<Tier, Asks>> = {
  innovative: {
    ...{ nicheYears: 0, revenue: 0, mainShare: 0.7, growth: 0, debt: 0.55 },
    ...{ researchShare: 0.02, research: 0, property: 1, marketShare: 0, development: 0 },
  },
  srdi: {
    ...{ nicheYears: 3, revenue: 15e6, mainShare: 0.8, growth: -1, debt: 0.75 },
    ...{ researchShare: 0.03, research: 1e6, property: 1, marketShare: 0, development: 50 },
  },
  'little-giant': {
    ...{ nicheYears: 3, revenue: 80e6, mainShare: 0.9, growth: 0.05, debt: 0.7 },
    ...{ researchShare: 0.03, research: 6e6, property: 4, marketShare: 0.1, development: 60 },
  },
};

/** What may be missed. In the score of the first rung a figure can make up for another; these two hardly can be made up for. */
const MISSABLE: Readonly<Record<Tier, readonly (keyof Asks)[]>> = {
  innovative: ['growth', 'property'],
  srdi: ['nicheYears', 'revenue', 'mainShare', 'debt', 'researchShare', 'property', 'development'],
  'little-giant': ['mainShare', 'debt', 'researchShare', 'property', 'marketShare', 'development'],
};

/** What one firm is made for: a rung whose asks it reaches, all of them or all but one. */
export interface Aim {
  readonly tier: Tier;
  readonly missed: keyof Asks | null;
}

/** An aim at a rung that is reached, or missed by one figure with the given probability. */
export function drawAim(generator: SeededGenerator, tier: Tier, missLikely: number): Aim {
  const missed = generator.pick(MISSABLE[tier]);
  return { tier, missed: generator.next() < missLikely ? missed : null };
}

/**
 * The value, lifted over what the aim asks where it lies below, or put a little below where the aim is to be missed in this.
 * Many a firm lies just above a threshold, since it knows the threshold.
 */
export function reach(generator: SeededGenerator, aim: Aim | null, ask: keyof Asks, value: number): number {
  if (aim === null) return value;
  return reachAtLeast(generator, { least: ASKS[aim.tier][ask], isMissed: aim.missed === ask }, value);
}

/** The same for a figure that is asked to be low. */
export function reachDebt(generator: SeededGenerator, aim: Aim | null, value: number): number {
  if (aim === null) return value;
  const most = ASKS[aim.tier].debt;
  if (aim.missed === 'debt') return most * between(generator, 1.02, 1.15);
  return value <= most ? value : most * between(generator, 0.85, 0.995);
}

/** The same for R&D as a share of revenue, which is asked as a share and as an amount; small little giants owe a larger share. */
export function reachResearch(generator: SeededGenerator, aim: Aim | null, share: number, revenue: number): number {
  if (aim === null || revenue <= 0) return share;
  const { researchShare, research } = ASKS[aim.tier];
  const asked = aim.tier === 'little-giant' && revenue < 1e8 ? 0.06 : researchShare;
  const least = Math.max(asked, research / revenue);
  return Math.min(0.6, reachAtLeast(generator, { least, isMissed: aim.missed === 'researchShare' }, share));
}

interface Threshold {
  readonly least: number;
  readonly isMissed: boolean;
}

function reachAtLeast(generator: SeededGenerator, { least, isMissed }: Threshold, value: number): number {
  const step = Math.max(Math.abs(least), 0.1);
  if (isMissed) return Math.min(value, least - step * between(generator, 0.02, 0.15));
  if (value >= least) return value;
  return least + step * clamp(between(generator, 0, 0.5) ** 2, 0.004, 0.25);
}
