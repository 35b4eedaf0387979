import { assert, seededGenerator } from '@leitu/kernel';
import type { Facts, Tier } from '@leitu/rules';
import { drawBusiness } from './business.ts';
import { drawCharacter } from './character.ts';
import { firmCode } from './firmCode.ts';
import { firmNames } from './firmName.ts';
import { report } from './report.ts';
import { drawGaps } from './reporting.ts';
import { drawResearch } from './research.ts';
import { drawRungs } from './rungs.ts';
import { drawStanding } from './standing.ts';
import { drawGrantDay, tierWhenReported } from './titles.ts';

/** A fictional firm of the demonstration city. */
export interface DemonstrationFirm {
  readonly uscc: string;
  /** What it reports of the last year, by the names of the dictionary. */
  readonly facts: Facts;
  /** The highest title that it holds, and since which day. */
  readonly tier: Tier | null;
  readonly tierGrantedOn: string | null;
  /** What it reported one year before: what was y1 there is y2 in `facts`. */
  readonly earlier: Facts;
}

/**
 * The firms of a demonstration region: industrial and service firms under watch in 泉州市, all of them fictional. Seed, count
 * and year decide everything. `lastYear` is the fiscal year that y1 stands for; nothing is dated after March of the next.
 * Names and codes are unique, and figures fit each other: who does more research grows faster and owns more, and of those
 * who hold a title most still meet what it asks.
 */
export function* demonstrationFirms(count: number, seed: number, lastYear: number): Generator<DemonstrationFirm> {
  assert(lastYear >= 2022, `titles of the first rung are given since 2022, so ${lastYear} is too early`);
  assert(count <= 1_000_000, `there are names for a million firms, not for ${count}`);
  const generator = seededGenerator(seed);
  const nameFirm = firmNames(generator);
  let number = 0;
  for (const tier of drawRungs(generator, count)) {
    const character = drawCharacter(generator, tier, lastYear);
    const business = drawBusiness(generator, character);
    const research = drawResearch(generator, character, business);
    const standing = drawStanding(generator, character);
    const gaps = drawGaps(generator, character);
    const { places } = character.county;
    const sharesLikely = character.people > 200 ? 0.25 : 0.01;
    const name = nameFirm({ places, words: character.words, sharesLikely });
    const firm = { name, character, business, research, standing, gaps };
    const tierGrantedOn = tier === null ? null : drawGrantDay(generator, tier, lastYear);
    const tierBefore = tierWhenReported(tier, tierGrantedOn, lastYear - 1);
    yield {
      uscc: firmCode(character.county.regionCode, number),
      facts: report(firm, { yearsAgo: 0, tier }),
      tier,
      tierGrantedOn,
      earlier: report(firm, { yearsAgo: 1, tier: tierBefore }),
    };
    number += 1;
  }
}
