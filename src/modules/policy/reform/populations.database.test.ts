import { afterAll, describe, expect, it } from 'vitest';
import { aDatabase } from '../../../../tests/aDatabase.ts';
import { anActor } from '../../../../tests/anActor.ts';
import { offerFirms } from './offeredFirms.ts';
import { createPopulations, type Populations } from './populations.ts';

const db = aDatabase();
const office = anActor('office', 'office-reader', { region: '35' });
const question = { from: 'cn.srdi.2022', to: 'cn.srdi.2026', caseType: 'new', set: [] } as const;

const made: Populations[] = [];
afterAll(() => Promise.all(made.map((populations) => populations.close())));

function somePopulations(): Populations {
  const populations = createPopulations(db().database);
  made.push(populations);
  return populations;
}

/** Offers the firms that a line of JavaScript reads, in the place of dossiers. */
function offer(reading: string): void {
  const text = `export async function* readOfferedFirms() { ${reading} }`;
  offerFirms(new URL(`data:text/javascript,${encodeURIComponent(text)}`));
}

/** Asks for a reform in a region: what it is refused with, or null. */
async function refusalIn(populations: Populations, region: string): Promise<string | null> {
  const answer = await populations.ask(office, region, question);
  return answer.ok ? null : answer.reason.code;
}

describe('A reform is not tried', () => {
  it('where nobody keeps firms', async () => {
    expect(await refusalIn(somePopulations(), '35')).toBe('no_firms_kept');
  });

  it('on more firms than a server holds in memory', async () => {
    const populations = somePopulations();
    offer('yield [{ enterpriseId: "1", tier: null, facts: {} }];');
    expect(await refusalIn(populations, '3505')).toBeNull();
    offer('yield Array(500001).fill({ enterpriseId: "1", tier: null, facts: {} });');
    expect(await refusalIn(populations, '3506')).toBe('population_too_large');
  });

  it('while as many others are being read as are kept at a time', async () => {
    const populations = somePopulations();
    // Firms that never come: who asks for them waits until all ends.
    offer('await new Promise(() => {});');
    const asked = ['3501', '3502', '3503'].map((region) => refusalIn(populations, region).catch(() => 'ended'));
    expect(await Promise.race(asked)).toBe('reform_busy');
    await populations.close();
    const answers = await Promise.all(asked);
    expect(answers.filter((answer) => answer === 'ended')).toHaveLength(2);
  });
});
