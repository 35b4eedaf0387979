import { TIERS, type Tier } from '@leitu/rules';

/** How many firms stand on each rung. */
export type RungCounts = Readonly<Record<Tier, number>>;

/** A storey: its courses from the ground up, each a number of bricks. */
export type Storey = readonly number[];

/** A tower as it is built: what one brick stands for, and the storeys of each rung from the ground up. */
export interface Masonry {
  readonly firmsPerBrick: number;
  readonly storeys: Readonly<Record<Tier, readonly Storey[]>>;
}

interface Stretch {
  /** Storeys that it has where there are bricks enough: five, three and one, as in the mark. */
  readonly mostStoreys: number;
  readonly mostBricks: number;
  /** How many times wider than high, in bricks, a storey is meant to be. */
  readonly breadth: number;
}

/** The widest course has some 44 bricks, as on the home page. */
const STRETCHES: Readonly<Record<Tier, Stretch>> = {
  innovative: { mostStoreys: 5, mostBricks: 600, breadth: 13 },
  srdi: { mostStoreys: 3, mostBricks: 250, breadth: 12 },
  'little-giant': { mostStoreys: 1, mostBricks: 80, breadth: 5 },
};

const mostCourses = 3;

/** Each storey has this share of bricks less than the one below it in its stretch. */
const taper = 0.05;

/**
 * Builds the tower of a region, every brick for the same number of firms, so that the areas of its stretches are in proportion; a brick that
 * is begun is laid whole.
 * @example layTower({ innovative: 1200, srdi: 280, 'little-giant': 35 }).firmsPerBrick // 2
 */
export function layTower(counts: RungCounts): Masonry {
  const firmsPerBrick = roundScale(Math.max(...TIERS.map((tier) => counts[tier] / STRETCHES[tier].mostBricks)));
  const stretchOf = (tier: Tier) => layStretch(Math.ceil(counts[tier] / firmsPerBrick), STRETCHES[tier]);
  return {
    firmsPerBrick,
    storeys: {
      innovative: stretchOf('innovative'),
      srdi: stretchOf('srdi'),
      'little-giant': stretchOf('little-giant'),
    },
  };
}

/** The next of 1, 2, 5, 10, 20, 50, … that is not less: a scale that can be told in a word. */
function roundScale(least: number): number {
  if (least <= 1) return 1;
  const power = 10 ** Math.floor(Math.log10(least));
  return [1, 2, 5, 10].map((step) => step * power).find((scale) => scale >= least) ?? 10 * power;
}

function layStretch(bricks: number, { mostStoreys, breadth }: Stretch): readonly Storey[] {
  if (bricks === 0) return [];
  const count = Math.min(mostStoreys, bricks);
  const courses = Math.min(mostCourses, Math.max(1, Math.round(Math.sqrt(bricks / count / breadth))));
  const weights = Array.from({ length: count }, (_, index) => 1 + taper * ((count - 1) / 2 - index));
  return share(bricks, weights).map((own) => share(own, Array<number>(Math.min(courses, own)).fill(1)));
}

/** Shares bricks out by weight, the lower first, so that each but for the begun ones has its due and none is left. */
function share(bricks: number, weights: readonly number[]): readonly number[] {
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  let laid = 0;
  let weighed = 0;
  return weights.map((weight) => {
    weighed += weight;
    const due = Math.ceil((bricks * weighed) / whole - 1e-9) - laid;
    laid += due;
    return due;
  });
}
