import { day, present } from '@leitu/kernel';
import { chooseLevers, compileBeyondOneStep, compileLeastChange, singleSteps } from '@leitu/rules';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { aModelFirm } from './aFirm.ts';
import { anyFirm } from './anyFirm.ts';
import { LADDER, library, packOf } from './library.ts';

const levers = present(chooseLevers([...library.levers.values()], null), 'the packs say what moving facts costs');
const on = day('2026-11-26');

it.each(LADDER)('%s: no firm that is said to be beyond one step is lifted by one', (id) => {
  const isBeyond = compileBeyondOneStep(packOf(id), 'new');
  const leastChange = compileLeastChange(packOf(id), { caseType: 'new', levers });
  let beyond = 0;
  for (const facts of fc.sample(anyFirm, { numRuns: 60, seed: 20261126 })) {
    if (!isBeyond(facts)) continue;
    beyond += 1;
    expect(singleSteps(leastChange(facts, on))).toEqual([]);
  }
  expect(beyond).toBeGreaterThan(5);
});

it('a firm that one step lifts is not beyond it, also where the fact moves another along', () => {
  const isBeyond = compileBeyondOneStep(packOf('cn.srdi.2026'), 'new');
  expect(isBeyond(aModelFirm().with({ abnormal_list: true }).facts)).toBe(false);
  expect(isBeyond(aModelFirm().with({ ip1_applied: 0, ip1_total: 0 }).facts)).toBe(false);
  expect(isBeyond(aModelFirm().with({ abnormal_list: true, development_score_y0: 1 }).facts)).toBe(true);
});
