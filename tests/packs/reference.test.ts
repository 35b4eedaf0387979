import { classify, compileJudge, VERDICTS } from '@leitu/rules';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyFirm } from './anyFirm.ts';
import { LADDER, packOf, smeSize } from './library.ts';
import { REFERENCE, referenceSize } from './reference.ts';

const FIRMS = fc.sample(anyFirm, { numRuns: 20_000, seed: 20260401 });

describe('the contract written down a second time agrees with the engine on 20,000 firms', () => {
  it('in their size classes', () => {
    for (const facts of FIRMS) expect(classify(smeSize, facts)).toEqual(referenceSize(facts));
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
