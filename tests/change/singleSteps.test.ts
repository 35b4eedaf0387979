import { day, present, seededGenerator } from '@leitu/kernel';
import { type ChangePlan, chooseLevers, compileJudge, compileLeastChange, compileSingleSteps } from '@leitu/rules';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { aModelFirm } from '../packs/aFirm.ts';
import { anyFirm } from '../packs/anyFirm.ts';
import { LADDER, library, packOf } from '../packs/library.ts';
import { smallFirm, smallPack } from './smallPacks.ts';

const levers = present(chooseLevers([...library.levers.values()], null), 'the packs say what moving facts costs');
const ON = day('2026-11-26');

type Told = readonly [fact: string, kind: string, cost: number];

/** The plans of one step, one for each fact, the cheapest: what only follows is no step. */
function singlesAmong(plans: readonly ChangePlan[]): readonly Told[] {
  const found = plans.flatMap(({ steps, cost }): readonly Told[] => {
    const [step, second] = steps.filter(({ kind }) => kind !== 'follow');
    return step === undefined || second !== undefined ? [] : [[step.fact.name, step.kind, cost]];
  });
  return found.filter(([fact], index) => found.findIndex(([other]) => other === fact) === index);
}

/** Firms near a pack's lines: the model firm with some facts of any firm. */
function firmsNear(seed: number, numRuns: number) {
  const model = aModelFirm().facts;
  const random = seededGenerator(seed);
  return fc.sample(anyFirm, { numRuns, seed }).map((other) => {
    const names = Object.keys(model).filter(() => random.next() < 0.1);
    return { ...model, ...Object.fromEntries(names.map((name) => [name, other[name]])) };
  });
}

describe('The single steps of a firm', () => {
  it.each(LADDER)('are among them all that the search for the least change finds by one step: %s', (id) => {
    const options = { caseType: 'new', levers } as const;
    const singleSteps = compileSingleSteps(packOf(id), options);
    const leastChange = compileLeastChange(packOf(id), options);
    const judge = compileJudge(packOf(id), 'new');
    const seen = { firms: 0, steps: 0 };
    for (const facts of firmsNear(20_261_126, 300)) {
      const plans = singleSteps(facts, ON);
      const told = singlesAmong(plans);
      const said = `${JSON.stringify(facts)} ${JSON.stringify(told)}`;
      // Each is a plan of one step and lifts the firm.
      expect(told.length, said).toBe(plans.length);
      for (const { changed, verdict } of plans) {
        expect(judge(changed).verdict, said).toBe(verdict);
        expect(['met', 'judgement'], said).toContain(verdict);
      }
      const least = leastChange(facts, ON);
      for (const [fact, kind, cost] of singlesAmong(least.plans)) {
        const [, ofKind, atCost = Number.NaN] = told.find(([name]) => name === fact) ?? [];
        expect(ofKind, `${said} ${fact} ${cost}`).toBe(kind);
        expect(atCost, `${said} ${fact}`).toBeLessThanOrEqual(cost + 1e-9);
        seen.steps += 1;
      }
      // What is cheapest of all is, where it is one step, the first.
      const [first] = plans;
      if (first !== undefined && least.isProven) expect(least.plans[0]?.cost).toBeLessThanOrEqual(first.cost + 1e-9);
      if (first !== undefined) seen.firms += 1;
    }
    expect(seen.firms).toBeGreaterThan(5);
    expect(seen.steps).toBeGreaterThan(5);
  });

  test('are as many as the search finds on small packs made at random', () => {
    const random = seededGenerator(20_260_501);
    let found = 0;
    for (let packs = 0; packs < 100; ) {
      const made = smallPack(random);
      if (made === null) continue;
      packs += 1;
      const options = { caseType: 'new', levers: made.levers } as const;
      const [singleSteps, leastChange] = [
        compileSingleSteps(made.pack, options),
        compileLeastChange(made.pack, options),
      ];
      for (let firm = 0; firm < 4; firm += 1) {
        const facts = smallFirm(random);
        const told = singlesAmong(singleSteps(facts, ON));
        const said = `${made.text}\n${JSON.stringify(facts)}\n${JSON.stringify(told)}`;
        for (const [fact, , cost] of singlesAmong(leastChange(facts, ON).plans)) {
          const [, , atCost = Number.NaN] = told.find(([name]) => name === fact) ?? [];
          expect(atCost, `${said} ${fact}`).toBeLessThanOrEqual(cost + 1e-9);
          found += 1;
        }
      }
    }
    expect(found).toBeGreaterThan(50);
  });

  test('are none where two things have to change, and one where a fact moves another along', () => {
    const singleSteps = compileSingleSteps(packOf('cn.srdi.2026'), { caseType: 'new', levers });
    const stepsOf = (change: Parameters<ReturnType<typeof aModelFirm>['with']>[0]) =>
      singlesAmong(singleSteps(aModelFirm().with(change).facts, ON));
    expect(stepsOf({ ip1_applied: 0, development_score_y0: 1 })).toEqual([]);
    expect(stepsOf({ ip1_applied: 0, ip1_total: 0 })[0]?.[0]).toBe('ip1_applied');
    expect(stepsOf({})).toEqual([]);
  });
});
