import type { SeededGenerator } from '@leitu/kernel';
import { reach } from './asks.ts';
import { between, clamp, happens, logistic, normal } from './chance.ts';
import type { Character } from './character.ts';

/** Where a firm stands: its market, its digital level, its merits and the lists that it is on. */
export interface Standing {
  readonly nicheYears: number;
  readonly marketShare: number;
  readonly marketRank: number;
  readonly digital: readonly [last: number, before: number];
  readonly development: readonly [thisYear: number, lastYear: number, yearBefore: number];
  readonly localFeatures: number;
  /** Yes-or-no facts by the names of the dictionary. */
  readonly marks: Readonly<Record<string, boolean>>;
}

/** What follows for its standing from what a firm is. */
export function drawStanding(generator: SeededGenerator, character: Character): Standing {
  const { drive, age, aim } = character;
  const years = Math.min(age, reach(generator, aim, 'nicheYears', age * between(generator, 0.45, 1)));
  const share = marketShareOf(generator, character);
  const digital = digitalLevelOf(generator, character);
  const score = clamp(reach(generator, aim, 'development', normal(generator, 38 + 9 * drive, 6)), 5, 98);
  const scoreBefore = clamp(score - normal(generator, 1.5, 3), 5, 98);
  return {
    nicheYears: Math.floor(2 * years) / 2,
    marketShare: share,
    marketRank: share > 0.08 && happens(generator, 0.7) ? 1 + generator.integer(share > 0.2 ? 3 : 8) : 0,
    digital: [digital, happens(generator, 0.2) ? Math.max(1, digital - 1) : digital],
    development: [score, scoreBefore, clamp(scoreBefore - normal(generator, 1.5, 3), 5, 98)],
    localFeatures: Math.round(2 * clamp(normal(generator, 6 + 2 * drive, 2.5), 0, 15)) / 2,
    marks: {
      ...drawField(generator, character),
      ...drawMerits(generator, character, digital),
      ...drawLists(generator, drive),
    },
  };
}

function marketShareOf(generator: SeededGenerator, { drive, aim }: Character): number {
  // A little giant leads a niche that is narrow.
  const narrowness = aim?.tier === 'little-giant' ? 3 : 1;
  const drawn = narrowness * Math.exp(normal(generator, Math.log(0.003) + 1.05 * drive, 0.7));
  return clamp(Math.floor(1e4 * reach(generator, aim, 'marketShare', drawn)) / 1e4, 0.0001, 0.6);
}

/** Larger and more innovative firms are further. */
function digitalLevelOf(generator: SeededGenerator, { drive, people }: Character): number {
  const height = 0.5 * Math.log(people / 30) + 0.45 * drive + normal(generator, 0, 0.6);
  return 1 + [0.3, 1.3, 2.5].filter((least) => height >= least).length;
}

type Marks = Readonly<Record<string, boolean>>;

/** What the leading product is, and whom it serves. */
function drawField(generator: SeededGenerator, { trade, drive, aim }: Character): Marks {
  const isGiant = aim?.tier === 'little-giant';
  const sixBases = happens(generator, clamp(trade.sixBases * (0.5 + 0.35 * drive), 0, 0.95));
  return {
    strategic_emerging: happens(generator, clamp(trade.strategic * (0.65 + 0.15 * drive), 0, 0.98)),
    six_bases: sixBases,
    key_field: sixBases || isGiant || happens(generator, clamp(trade.strategic * 0.6, 0, 0.9)),
    gap_filling: happens(generator, logistic(1.1 * drive - 4.6)),
    key_chain_supplier: happens(generator, logistic(0.8 * drive - 2.6)),
    time_honoured: happens(generator, 0.0008),
  };
}

/** What a firm has attained. A little giant has what cn.little-giant.2022 asks for. */
function drawMerits(generator: SeededGenerator, { people, drive, aim }: Character, digital: number): Marks {
  const isGiant = aim?.tier === 'little-giant';
  const size = Math.log(people / 30);
  const isCertified = isGiant || happens(generator, logistic(0.6 * size + 0.7 * drive - 0.9));
  const systemLikely = [0.1, 0.45, 0.86, 0.98][digital - 1] ?? 1;
  return {
    core_business_it: isGiant || happens(generator, systemLikely),
    quality_cert: isCertified,
    mgmt_or_product_cert: isGiant || (isCertified ? happens(generator, 0.85) : happens(generator, 0.06)),
    own_brand: isGiant || happens(generator, logistic(0.5 * drive + 0.3 * size - 0.3)),
    standards: happens(generator, logistic(1.15 * drive - 3.8)),
    quality_award: happens(generator, logistic(1.1 * drive - 5.6)),
  };
}

/** Few firms are on a list, and innovative ones more rarely. */
function drawLists(generator: SeededGenerator, drive: number): Marks {
  const care = Math.exp(-0.6 * drive);
  return {
    abnormal_list: happens(generator, 0.018 * care),
    dishonesty_list: happens(generator, 0.003 * care),
    major_incident_3y: happens(generator, 0.005 * care),
    prohibited_product: happens(generator, 0.006 * care),
  };
}
