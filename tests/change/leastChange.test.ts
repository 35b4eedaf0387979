import { day, seededGenerator } from '@leitu/kernel';
import { compileJudge, compileLeastChange, type Facts } from '@leitu/rules';
import { describe, expect, test } from 'vitest';
import { leastByTrying } from './exhaustive.ts';
import { smallFirm, smallPack } from './smallPacks.ts';

const ON = day('2026-05-01');
const FIRMS_OF_A_PACK = 4;
/** A pack whose every change would be more than this is left to the others. */
const MOST_TRIED = 60_000;

describe('The least change', () => {
  test('is what trying everything finds, on small packs made at random', () => {
    const random = seededGenerator(20_260_501);
    const seen = { packs: 0, compared: 0, reached: 0, unproven: 0 };
    while (seen.packs < PACKS) {
      const made = smallPack(random);
      if (made === null) continue;
      seen.packs += 1;
      const judge = compileJudge(made.pack, 'new');
      const isWanted = (facts: Facts) => ['met', 'judgement'].includes(judge(facts).verdict);
      const leastChange = compileLeastChange(made.pack, { caseType: 'new', levers: made.levers });
      for (let firm = 0; firm < FIRMS_OF_A_PACK; firm += 1) {
        const facts = smallFirm(random);
        const least = leastByTrying(made.pack, facts, isWanted, MOST_TRIED);
        if (least === null) continue;
        const answer = leastChange(facts, ON);
        const said = `${made.text}\n${JSON.stringify(facts)}`;
        seen.compared += 1;
        if (!answer.isProven) seen.unproven += 1;
        const cost = isWanted(facts) ? 0 : (answer.plans[0]?.cost ?? Number.POSITIVE_INFINITY);
        for (const plan of answer.plans) expect(isWanted(plan.changed), said).toBe(true);
        if (cost < Number.POSITIVE_INFINITY) seen.reached += 1;
        // Trying goes only so far up: a plan may go further, and never costs more.
        if (answer.isProven) expect(cost, said).toBeLessThanOrEqual(least + 1e-9);
      }
    }
    expect(seen.compared).toBeGreaterThan(PACKS);
    expect(seen.reached).toBeGreaterThan(PACKS / 2);
    expect(seen.unproven).toBeLessThan(seen.compared / 10);
  });
});

const PACKS = Number(process.env.SMALL_PACKS ?? 150);
