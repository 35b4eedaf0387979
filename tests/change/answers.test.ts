import { day, present } from '@leitu/kernel';
import { addToTally, chooseLevers, compileLeastChange, EMPTY_TALLY, type Facts, rankedSteps } from '@leitu/rules';
import { describe, expect, test } from 'vitest';
import { aModelFirm } from '../packs/aFirm.ts';
import { library, packOf } from '../packs/library.ts';

const levers = present(chooseLevers([...library.levers.values()], null), 'the packs come with costs');
const leastChange = compileLeastChange(packOf('cn.innovative.2022'), { caseType: 'new', levers });
const ON = day('2026-05-31');

/** A firm in order that meets no route of the first rung; every fact that its score reads is there and low. */
const FIRM: Facts = {
  industry_code: 'C3921',
  employees_y1: 80,
  revenue_y1: 6e9,
  assets_y1: 5e9,
  main_revenue_y1: 2e9,
  main_revenue_y2: 3e9,
  liabilities_y1: 4.9e9,
  rd_expense_y1: 0,
  strategic_emerging: false,
  ip1_high_value: 0,
  ip1_self_developed: 0,
  ip1_total: 0,
  ip2_total: 0,
  abnormal_list: false,
  dishonesty_list: false,
  major_incident_3y: false,
  prohibited_product: false,
  high_tech_or_ip_title: false,
  provincial_award_rank_3y: 0,
  national_award_rank_3y: 0,
  rd_institution_level: 'none',
  equity_raised_3y: 4e8,
};

describe('An answer', () => {
  test('offers ways that differ in kind, the cheapest first', () => {
    const { plans, verdict, isProven } = leastChange(FIRM, ON);
    expect([verdict, isProven]).toEqual(['unmet', true]);
    expect(plans.map(({ kind }) => kind[0]?.id).slice(0, 3)).toEqual(['equity', 'title', 'award']);
    expect(plans.map(({ cost }) => cost)).toEqual(plans.map(({ cost }) => cost).toSorted((a, b) => a - b));
  });

  test('dates a step by when it can hold', () => {
    const [equity, title] = leastChange(FIRM, ON).plans;
    expect([equity?.holdsFrom, title?.holdsFrom]).toEqual(['2027-02-28', '2027-05-31']);
  });

  test('asks a missing number for the least that is enough, though the whole that it is part of allows more', () => {
    const bySrdi = compileLeastChange(packOf('cn.srdi.2026'), { caseType: 'new', levers });
    const [first] = bySrdi(aModelFirm().without('ip1_applied').facts, ON).plans;
    expect(first?.steps).toMatchObject([{ kind: 'state', from: null, to: 1, bound: 'least' }]);
  });

  test('asks a missing number for the most that is allowed where less does no harm', () => {
    const bySrdi = compileLeastChange(packOf('cn.srdi.2026'), { caseType: 'new', levers });
    const [first] = bySrdi(aModelFirm().without('liabilities_y1').facts, ON).plans;
    const { assets_y1: assets = 0 } = aModelFirm().facts;
    expect(first?.steps).toMatchObject([{ kind: 'state', from: null, bound: 'most' }]);
    expect(Number(first?.steps[0]?.to) / Number(assets)).toBeCloseTo(0.8, 6);
  });

  test('names the costs of a region where it has its own', () => {
    expect(chooseLevers([...library.levers.values()], '990101')?.id).toBe('cn-example.levers');
    expect(chooseLevers([...library.levers.values()], '330106')?.id).toBe('cn.levers');
  });

  test('says of every fact of the dictionary whether it can move', () => {
    const unsaid = [...library.dictionary.values()].filter(
      ({ name, type }) => type !== 'judgement' && !levers.levers.has(name),
    );
    expect(unsaid).toEqual([]);
  });
});

describe('The tally of a region', () => {
  test('counts who is one step away and which step lifts the most, batch by batch', () => {
    const answers = [FIRM, { ...FIRM, equity_raised_3y: 3e8 }, { ...FIRM, prohibited_product: true }].map((facts) =>
      leastChange(facts, ON),
    );
    const tally = addToTally(addToTally(EMPTY_TALLY, answers.slice(0, 1)), answers.slice(1));
    expect(tally).toEqual(addToTally(EMPTY_TALLY, answers));
    expect([tally.firms, tally.oneStepAway, tally.unreachable]).toEqual([3, 2, 1]);
    const first = rankedSteps(tally).find(({ fact }) => fact === 'equity_raised_3y');
    expect(first).toMatchObject({ kind: 'move', lifts: 2, cheapest: 2, leastCost: 8, mostCost: 16, cost: 24 });
  });
});
