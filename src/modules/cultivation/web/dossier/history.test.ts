import { expect, it } from 'vitest';
import type { JudgementSummary } from '../../contract.ts';
import { latestOf, madeBefore } from './history.ts';

const aJudgement = (judgement_id: string, judged_on: string): JudgementSummary => ({
  judgement_id,
  judged_on,
  judged_at: '2026-11-24T01:02:03.000Z',
  case: 'new',
  version: '0123456789ab',
  facts_year: 2025,
  run_id: null,
  judged_by: null,
  results: {},
});

const [ofLongAgo, again, first] = [
  aJudgement('c', '2025-01-01'),
  aJudgement('b', '2026-11-24'),
  aJudgement('a', '2026-11-24'),
];
const history = [ofLongAgo, again, first];

it('a firm stands by the judgement of the latest day, and by the last one of that day', () => {
  expect(latestOf(history)).toBe(again);
  expect(latestOf([first])).toBe(first);
});

it('each judgement but the first has one that was made before it', () => {
  expect(history.map((one) => madeBefore(history, one)?.judgement_id)).toEqual(['b', 'a', undefined]);
});
