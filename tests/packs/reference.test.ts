import { classify, compileJudge, VERDICTS } from '@leitu/rules';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { anyFirm, anySize } from './anyFirm.ts';
import { LADDER, packOf, smeSize } from './library.ts';
import { REFERENCE, referenceSize } from './reference.ts';

// Each test judges 20,000 firms twice: a second on a quiet machine, more on a busy one.
vi.setConfig({ testTimeout: 60_000 });

const FIRMS = fc.sample(anyFirm, { numRuns: 20_000, seed: 20260401 });

describe('the contract written down a second time agrees with the engine on 20,000 firms', () => {
  it('in their size classes', () => {
    const sizes = fc.sample(anySize, { numRuns: 20_000, seed: 300 });
    for (const facts of [...FIRMS, ...sizes]) {
      const [found, expected] = [classify(smeSize, facts), referenceSize(facts)];
      if (found.join() !== expected.join()) expect({ facts, found }).toEqual({ facts, found: expected });
    }
    const classes = new Set(sizes.map((facts) => referenceSize(facts).join()));
    expect([...classes]).toEqual(expect.arrayContaining(['large', 'medium', 'small', 'micro', 'small,micro']));
  });

  for (const id of LADDER) {
    for (const caseType of ['new', 'recheck'] as const) {
      it(`in every verdict and score of ${id}, ${caseType}`, () => {
        const judge = compileJudge(packOf(id), caseType);
        const counts = { unmet: 0, unknown: 0, judgement: 0, met: 0 };
        for (const facts of FIRMS) {
          const judged = judge(facts);
          const expected = REFERENCE[id](facts, caseType);
          counts[judged.verdict] += 1;
          // Compared as text first: 200,000 deep comparisons take longer than the judging.
          if (JSON.stringify(judged) !== JSON.stringify(expected))
            expect({ facts, ...judged }).toEqual({ facts, ...expected });
        }
        // The firms are worth something only if each verdict is common among them.
        const canGive = VERDICTS.filter((verdict) => verdict !== 'judgement' || packOf(id).score === null);
        expect(canGive.filter((verdict) => counts[verdict] < 300)).toEqual([]);
      });
    }
  }
});
