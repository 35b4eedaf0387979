import { day, present } from '@leitu/kernel';
import { expect, it } from 'vitest';
import { RefusedRequest } from '../../../../web/ui/refusedRequest.ts';
import { readLibrary } from '../../../policy/index.ts';
import { beginWith, faultsOf, readEntries } from './entries.ts';
import type { FactStanding, Statement } from './standing.ts';

const loaded = readLibrary();
const { dictionary } = present(loaded.ok ? loaded.value : undefined, 'the packs load');
const facts = ['revenue_y1', 'market_share', 'own_brand', 'employees_y1', 'rd_institution_level'].map((name) =>
  present(dictionary.get(name), name),
);
const today = day('2026-11-24');

function stated(source: Statement['source'], value: Statement['value']): Statement {
  const id = '00000000-0000-8000-8000-000000000000';
  return {
    ...{ record_id: id, value, source, year: 2025, stated_on: '2026-04-30', entered_at: '2026-05-01T00:00:00Z' },
    ...{ entered_by: null, evidence_id: null, import_id: null },
  };
}

function standing(name: string, holds: Statement, conflicts: Statement[] = [], more: Statement[] = []): FactStanding {
  return { name, value: holds.value, holds, conflicts, history: [holds, ...conflicts, ...more] };
}

const standings = new Map(
  [
    standing('revenue_y1', stated('tax', 86_400_000), [stated('enterprise', 90_000_000)]),
    standing('market_share', stated('enterprise', 0.0999)),
    standing('own_brand', stated('ip', true), [], [stated('enterprise', true)]),
    standing('employees_y1', stated('labour', 126)),
  ].map((one) => [one.name, one]),
);

it('a form begins with what its source has said, or else with what holds', () => {
  const { typed, said } = beginWith(facts, standings, 'enterprise');
  expect(typed).toEqual({
    revenue_y1: '9000',
    market_share: '9.99',
    own_brand: 'true',
    employees_y1: '126',
    rd_institution_level: '',
  });
  expect([...said]).toEqual(['revenue_y1', 'market_share', 'own_brand']);
});

it('only what was changed is sent, in the units of the interface', () => {
  const beginning = beginWith(facts, standings, 'enterprise');
  const send = (changes: Record<string, string>) =>
    readEntries(facts, { ...beginning.typed, ...changes }, beginning, today);
  expect(send({}).facts).toEqual({});
  expect(
    send({ revenue_y1: '1.2亿', market_share: '10%', own_brand: 'false', rd_institution_level: 'city' }).facts,
  ).toEqual({ revenue_y1: 120_000_000, market_share: 0.1, own_brand: false, rd_institution_level: 'city' });
});

it('an emptied field takes back what the source has said, and nothing where others have said it', () => {
  const beginning = beginWith(facts, standings, 'enterprise');
  const emptied = { ...beginning.typed, revenue_y1: ' ', employees_y1: '' };
  expect(readEntries(facts, emptied, beginning, today).facts).toEqual({ revenue_y1: null });
});

it('what cannot be read is told at its field', () => {
  const beginning = beginWith(facts, standings, 'enterprise');
  const { facts: sent, faults } = readEntries(facts, { ...beginning.typed, employees_y1: '十二' }, beginning, today);
  expect(sent).toEqual({});
  expect(faults.get('employees_y1')?.zh).toContain('十二');
});

it('what the server refuses is told at its field', () => {
  const message = { zh: '不能', en: 'no' };
  const refused = { code: 'x', message, figures: {}, requestId: '', where: null, issues: [] };
  const issues = [{ where: 'body.facts.revenue_y1', message }];
  expect([...faultsOf(new RefusedRequest(400, { ...refused, issues })).keys()]).toEqual(['revenue_y1']);
  const about = new RefusedRequest(422, { ...refused, where: 'body.facts.own_brand' });
  expect([...faultsOf(about).entries()]).toEqual([['own_brand', message]]);
  expect(faultsOf(new RefusedRequest(404, refused)).size).toBe(0);
});
