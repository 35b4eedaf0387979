import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { describeWithShared } from '../../../tests/shared.ts';
import { runCase } from './conform.ts';
import { readCases } from './readCases.ts';

describeWithShared('the published cases of ACTUS', (folder) => {
  const cases = ['pam', 'lam', 'ann', 'ump'].flatMap((type) => {
    const read = readCases(JSON.parse(readFileSync(join(folder, 'vectors', `actus-${type}.json`), 'utf8')));
    if (!read.ok) throw new Error(read.reason.message.en);
    return read.value;
  });

  it('there are fifty of them', () => {
    expect(cases).toHaveLength(50);
  });
  it.each(cases.map(({ identifier, read }) => [identifier, read] as const))('%s', (_, read) => {
    expect(read.ok && runCase(read.value)).toEqual({ ok: true, value: null });
  });
  it('a case whose expectation is changed fails, with the first difference', () => {
    const first = cases[0]?.read;
    if (first?.ok !== true) throw new Error('There is no case');
    const { value } = first;
    const results = value.results.map((result, index) =>
      index === 2 ? { ...result, values: { ...result.values, payoff: 25.4795 } } : result,
    );
    const ended = runCase({ ...value, results });
    expect(ended).toMatchObject({ ok: false, reason: { event: 3, expected: '25.4795' } });
    expect(runCase({ ...value, results: value.results.slice(1) })).toMatchObject({ ok: false, reason: { event: 1 } });
    expect(runCase({ ...value, results: value.results.slice(0, -1) })).toMatchObject({
      ok: false,
      reason: { found: 'MD 2014-01-01T00:00:00' },
    });
  });
});
