import type { SeededGenerator } from '@leitu/kernel';
import type { Tier } from '@leitu/rules';

/**
 * How many of the firms hold a title as their highest: 1,200, 280 and 35 of 20,000, in the ratios of the national ladder
 * (600,000 : 140,000 : 17,600). The region is one of firms under watch: of all its firms far fewer would hold one.
 */
const HOLDERS: Readonly<Record<Tier, number>> = { innovative: 0.06, srdi: 0.014, 'little-giant': 0.00175 };

/** The highest title of each firm in turn: as many of each as belong to the count, spread evenly (Knuth, TAOCP 2, 3.4.2 S). */
export function* drawRungs(generator: SeededGenerator, count: number): Generator<Tier | null> {
  const left = {
    innovative: Math.round(count * HOLDERS.innovative),
    srdi: Math.round(count * HOLDERS.srdi),
    'little-giant': Math.round(count * HOLDERS['little-giant']),
  };
  for (let remaining = count; remaining > 0; remaining -= 1) {
    const tier = rungOf(Math.floor(generator.next() * remaining), left);
    if (tier !== null) left[tier] -= 1;
    yield tier;
  }
}

function rungOf(place: number, left: Readonly<Record<Tier, number>>): Tier | null {
  if (place < left['little-giant']) return 'little-giant';
  if (place < left['little-giant'] + left.srdi) return 'srdi';
  return place < left['little-giant'] + left.srdi + left.innovative ? 'innovative' : null;
}
