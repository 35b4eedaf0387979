import { day, present } from '@leitu/kernel';
import { choosePack, explain, type Facts, type Tier } from '@leitu/rules';
import { describe, expect, it } from 'vitest';
import { readLibrary } from '../../library.ts';
import { exampleFacts } from './example.ts';
import { nextAsking } from './questions.ts';

const loaded = readLibrary();
const library = present(loaded.ok ? loaded.value : undefined, 'the packs load');

function explained(tier: Tier, on: string, facts: Facts) {
  const pack = choosePack(library, { tier, caseType: 'new', on: day(on) });
  return explain(present(pack.ok ? pack.value : undefined, 'a pack is in force'), facts, 'new');
}

/** Asks and answers from what is known, skipping the rest, until nothing is asked. */
function interview(tier: Tier, on: string, known: Facts) {
  let facts: Facts = {};
  let skipped: readonly string[] = [];
  for (;;) {
    const asking = nextAsking(explained(tier, on, facts), skipped);
    if (asking.state !== 'open') return { asking, verdict: explained(tier, on, facts).verdict, facts, skipped };
    const { name } = asking.fact;
    const value = known[name];
    if (value === undefined) skipped = [...skipped, name];
    else facts = { ...facts, [name]: value };
  }
}

describe('the example firm, asked one question after the other', () => {
  it.each<[tier: Tier, on: string, verdict: string]>([
    ['innovative', '2026-05-01', 'met'],
    ['srdi', '2025-06-01', 'met'],
    ['srdi', '2026-05-01', 'judgement'],
    ['little-giant', '2026-05-01', 'unmet'],
  ])('on the rung %s on %s is %s, with fewer answers than it has facts', (tier, on, verdict) => {
    const { asking, verdict: reached, facts } = interview(tier, on, exampleFacts);
    expect([asking.state, reached]).toEqual(['settled', verdict]);
    expect(Object.keys(facts).length).toBeLessThan(Object.keys(exampleFacts).length);
    expect(explained(tier, on, exampleFacts).verdict).toBe(verdict);
  });
});

it('a question that was skipped does not come back, and the asking ends as incomplete', () => {
  const known: Facts = { ...exampleFacts, judged_market_position: true, liabilities_y1: undefined };
  const { asking, verdict, skipped } = interview('srdi', '2026-05-01', known);
  expect(asking).toMatchObject({ state: 'skipped', skipped: 1 });
  expect([verdict, skipped.includes('liabilities_y1')]).toEqual(['unknown', true]);
});

it('nothing is asked for the score where there is none, and what gives most points first where there is one', () => {
  const unmet = { abnormal_list: true };
  expect(nextAsking(explained('srdi', '2026-05-01', unmet), [])).toMatchObject({ state: 'settled', forScore: null });
  const asking = nextAsking(explained('srdi', '2025-06-01', unmet), []);
  expect(asking.state === 'settled' && asking.forScore?.name).toBe('local_feature_score');
});
