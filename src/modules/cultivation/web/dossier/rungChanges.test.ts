import { present } from '@leitu/kernel';
import type { Verdict } from '@leitu/rules';
import { expect, it } from 'vitest';
import { readLibrary } from '../../../policy/index.ts';
import type { Difference } from '../../contract.ts';
import { rungChanges } from './rungChanges.ts';

const loaded = readLibrary();
const library = present(loaded.ok ? loaded.value : undefined, 'the packs load');

const aResult = (verdict: Verdict, is_in_force: boolean) => ({ verdict, score: null, maximum: null, is_in_force });

const aSummary = (results: Difference['from']['results']): Difference['from'] => ({
  judgement_id: '00000000-0000-7000-8000-000000000000',
  judged_on: '2026-04-01',
  judged_at: '2026-04-01T01:02:03.000Z',
  case: 'new',
  version: '0123456789ab',
  facts_year: 2025,
  run_id: null,
  judged_by: null,
  results,
});

const condition = {
  id: 'revenue',
  label: { zh: '营业收入', en: 'Revenue' },
  article: '附件1',
  before: 'unmet' as const,
  after: 'met' as const,
  facts: ['revenue_y1'],
};

it('a rung has changed where its verdict has, and is explained by what turned in its pack', () => {
  const [before, after] = [aResult('unmet', true), aResult('met', true)];
  const changes = rungChanges(library, {
    from: aSummary({ 'cn.innovative.2022': aResult('met', true), 'cn.srdi.2026': before }),
    to: aSummary({ 'cn.innovative.2022': aResult('met', true), 'cn.srdi.2026': after }),
    facts: [],
    is_same_version: true,
    packs: [{ pack: 'cn.srdi.2026', before, after, conditions: [condition], indicators: [] }],
  });
  expect(changes).toEqual([
    {
      rung: 'srdi',
      before: { pack: 'cn.srdi.2026', result: before },
      after: { pack: 'cn.srdi.2026', result: after },
      turned: { conditions: [condition], indicators: [] },
    },
  ]);
});

it('a rung has changed too where other criteria decide it, though each says what it said before', () => {
  const [early, late] = [aResult('unknown', true), aResult('judgement', true)];
  const changes = rungChanges(library, {
    from: aSummary({ 'cn.srdi.2022': early, 'cn.srdi.2026': { ...late, is_in_force: false } }),
    to: aSummary({ 'cn.srdi.2022': { ...early, is_in_force: false }, 'cn.srdi.2026': late }),
    facts: [],
    is_same_version: true,
    packs: [],
  });
  expect(changes.map(({ before, after }) => [before?.pack, after?.pack])).toEqual([['cn.srdi.2022', 'cn.srdi.2026']]);
});
