import { describe, expect, it } from 'vitest';
import { aDatabase } from '../../../tests/aDatabase.ts';
import { declared } from '../../../tests/anActor.ts';
import { seedIdentity } from '../../../tests/seedIdentity.ts';
import { silentLog } from '../../platform/log/log.ts';
import { dictionaryOfDossiers } from './dictionary.ts';
import { resolveFacts } from './resolve.ts';
import { seedFirms } from './seed.ts';
import { type KeptRecord, readKnownFirms } from './store/records.ts';

const platform = aDatabase();

const contextOf = (env: NodeJS.ProcessEnv) => ({
  database: platform().database,
  log: silentLog,
  permissions: declared,
  env,
});

const said: string[] = [];
const say = (line: string) => said.push(line);

async function count(what: string): Promise<number> {
  const { rows } = await platform().owner.query<{ n: number }>(`select count(*)::int as n from enterprise.${what}`);
  return rows[0]?.n ?? 0;
}

/** What was ever said of some of the firms. */
async function someRecords(): Promise<readonly (readonly KeptRecord[])[]> {
  const { rows } = await platform().owner.query<{ enterprise_id: string }>(
    'select enterprise_id from enterprise.enterprises order by enterprise_id limit 500',
  );
  const office = { kind: 'office', organisationId: rows[0]?.enterprise_id ?? '', region: '3505' } as const;
  const actor = { ...office, personId: null, tokenId: null, permissions: new Set<never>(), address: null };
  const ids = rows.map(({ enterprise_id: id }) => id);
  const known = await platform().database.as(actor, (transaction) => readKnownFirms(transaction, ids));
  return [...known.values()].map(({ records }) => records);
}

describe('an empty database', () => {
  it('stays so where the demonstration is off', async () => {
    await seedIdentity(contextOf({}));
    expect(await seedFirms(contextOf({ LEITU_DEMO: 'off' }), say)).toEqual([]);
    expect(await count('enterprises')).toBe(0);
    expect(said).toEqual([]);
  });

  it('gets the firms of the demonstration, and the account of one of them is printed', async () => {
    const notes = await seedFirms(contextOf({}), say);
    expect(notes).toHaveLength(1);
    expect(notes[0]).toMatch(/^ {2}firm .*有限公司/);
    expect(said).toEqual([expect.stringMatching(/20,000 家企业.*20,000 firms/)]);
    expect(await count('enterprises')).toBe(20_000);
    expect(await count(`enterprises where region_code not like '3505__'`)).toBe(0);
    expect(await count('consents')).toBeGreaterThan(0);
  });

  it('is not filled a second time', async () => {
    expect(await seedFirms(contextOf({}), say)).toEqual([]);
    expect(said).toHaveLength(1);
    expect(await count('enterprises')).toBe(20_000);
  });
});

describe('the firms of the demonstration', () => {
  it('hold titles in the proportions of the ladder, each since a day', async () => {
    const innovative = await count(`enterprises where tier = 'innovative'`);
    const srdi = await count(`enterprises where tier = 'srdi'`);
    const giant = await count(`enterprises where tier = 'little-giant'`);
    expect(innovative).toBeGreaterThan(srdi);
    expect(srdi).toBeGreaterThan(giant);
    expect(giant).toBeGreaterThan(0);
    expect(await count('enterprises where (tier is null) <> (tier_granted_on is null)')).toBe(0);
  });

  it('have said things themselves and are known by departments, of two fiscal years', async () => {
    for (const records of await someRecords()) {
      expect(new Set(records.map(({ base_year: year }) => year)).size).toBe(2);
      expect(new Set(records.map(({ source }) => source)).size).toBeGreaterThan(1);
    }
  });

  it('have in their rows what holds by their records, and a few contradict the tax authority', async () => {
    const { rows } = await platform().owner.query<{ facts_year: number }>(
      'select distinct facts_year from enterprise.enterprises',
    );
    const year = rows[0]?.facts_year ?? 0;
    const standings = (await someRecords()).map((records) => resolveFacts(records, dictionaryOfDossiers(), year));
    const revenues = standings.map((facts) => facts.find(({ name }) => name === 'revenue_y1'));
    expect(revenues.filter((fact) => (fact?.conflicts.length ?? 0) > 0).length).toBeGreaterThan(3);
    const { rows: kept } = await platform().owner.query<{ sum: string }>(
      'select sum(revenue_y1) from (select revenue_y1 from enterprise.enterprises order by enterprise_id limit 500) as firms',
    );
    const held = revenues.map((fact) => Number(fact?.holds?.value ?? 0));
    expect(held.reduce((sum, value) => sum + value, 0)).toBe(Number(kept[0]?.sum));
  });
});
