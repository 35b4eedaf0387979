import type { Facts } from '@leitu/rules';
import { describe, expect, it } from 'vitest';
import { aDatabase } from '../../../tests/aDatabase.ts';
import { anActor } from '../../../tests/anActor.ts';
import { aModelFirm } from '../../../tests/packs/aFirm.ts';
import { library } from '../../../tests/packs/library.ts';
import { uuidv7 } from '../../platform/db/uuid.ts';
import { COLUMN_TYPES, FACT_COLUMNS, type FirmRow, firmOfRow, rowOfFirm } from './columns.ts';
import { dossierDictionary } from './sources.ts';
import { insertFirms } from './store/writeFirms.ts';

const database = aDatabase();

async function columnsOfTable(): Promise<Map<string, string>> {
  const { rows } = await database().owner.query<{ name: string; type: string }>(
    `select attname as name, format_type(atttypid, atttypmod) as type
       from pg_attribute where attrelid = 'enterprise.enterprises'::regclass and attnum > 0 and not attisdropped`,
  );
  return new Map(rows.map(({ name, type }) => [name, type]));
}

/** Puts the facts of a firm into the table as the server does, and gives its row as the server reads it. */
function throughTheTable(facts: Facts): Promise<FirmRow> {
  const office = anActor('office', 'office-officer', { region: '3501' });
  const enterpriseId = uuidv7();
  return database().database.as(office, async (transaction) => {
    await insertFirms(transaction, [rowOfFirm(enterpriseId, facts, 2025)]);
    const [found] = await transaction.query<FirmRow>('select * from enterprise.enterprises where enterprise_id = $1', [
      enterpriseId,
    ]);
    if (found === undefined) throw new Error('the row was put in above');
    return found;
  });
}

describe('the columns of firms', () => {
  it('are there for every fact of the dictionary, of the type that its values ask for', async () => {
    const columns = await columnsOfTable();
    for (const fact of dossierDictionary(library.dictionary).values()) {
      expect(columns.get(fact.name), `a column ${fact.name}; add it by a migration`).toBe(COLUMN_TYPES[fact.type]);
    }
  });

  it('are those that the program knows, and what is no fact', async () => {
    const columns = await columnsOfTable();
    const numbers = [...columns].filter(([, type]) => type === 'bigint' || type === 'double precision');
    const noFacts = [
      ...numbers.map(([name]) => `${name}_step`),
      'enterprise_id',
      'tier',
      'tier_granted_on',
      'other_facts',
      'found_by',
      'facts_year',
      'created_at',
      'updated_at',
    ];
    expect([...columns.keys()].toSorted()).toEqual([...FACT_COLUMNS, ...noFacts].toSorted());
  });

  it('give back what was put into them', async () => {
    const facts: Facts = {
      ...aModelFirm().facts,
      revenue_y1: Number.MAX_SAFE_INTEGER,
      net_profit_y1: -5,
      market_share: 0.1,
    };
    const found = firmOfRow(await throughTheTable(facts));
    expect(found).toMatchObject({ regionCode: facts.region_code, tier: 'srdi', factsYear: 2025 });
    expect(found.facts).toEqual(facts);
  });

  it('keep a title that is stated, and facts that have no column beside the others', async () => {
    const { uscc, name, region_code } = aModelFirm().facts;
    const facts: Facts = {
      uscc,
      name,
      region_code,
      tier: 'little-giant',
      tier_granted_on: '2024-10-14',
      local_rank: 3,
    };
    const found = firmOfRow(await throughTheTable(facts));
    expect(found).toMatchObject({ tier: 'little-giant', tierGrantedOn: '2024-10-14' });
    expect(found.facts).toEqual({ uscc, name, region_code, local_rank: 3 });
  });
});
