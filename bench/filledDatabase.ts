import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seededGenerator } from '@leitu/kernel';
import { demonstrationFirms, insertFirms, insertTerms, rowOfFirm } from '../src/modules/enterprise/index.ts';
import { type Database, makeDatabase } from '../src/platform/db/database.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../src/platform/db/embeddedPostgres.ts';
import { migrate } from '../src/platform/db/migrate.ts';
import { uuidOfName } from '../src/platform/db/uuid.ts';
import { silentLog } from '../src/platform/log/log.ts';
import { regionsBelow } from '../src/platform/regions/index.ts';
import { modules } from '../src/server/modules.ts';

/** A PostgreSQL of its own with the dossiers of a province, until it is stopped. */
export interface FilledDatabase {
  /** As the server sees it. */
  readonly database: Database;
  /** As the owner of the tables, who sees all. */
  readonly owner: Database;
  readonly server: EmbeddedPostgres;
  readonly stop: () => Promise<void>;
}

/** The province in which all firms are; the demonstration's city is in it. */
export const PROVINCE = '35';

/** The part of the firms that is spread over the other counties of the province. */
const spread = 0.5;
const seed = 42;
const lastYear = 2025;
const atOnce = 2000;
const parts = 16;

/** Makes a scratch database with that many firms of the demonstration, half of them in its city and half in the rest of the province. */
export async function fillDatabase(firms: number): Promise<FilledDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'leitu-bench-'));
  chmodSync(folder, 0o755);
  const started = await startEmbeddedPostgres({ dataFolder: join(folder, 'data'), log: silentLog });
  if (!started.ok) throw new Error(started.reason.message.en);
  const sources = modules.flatMap(({ id, migrations }) =>
    migrations === undefined ? [] : [{ schema: id, folder: migrations }],
  );
  const migrated = await migrate(started.value.owner, sources, silentLog);
  if (!migrated.ok) throw new Error(migrated.reason.message.en);
  const owner = makeDatabase(started.value.owner, silentLog);
  const database = makeDatabase(started.value.serving, silentLog);
  await withoutIndexes(owner, () => addFirms(owner, firms));
  await owner.pool.query('vacuum analyze enterprise.enterprises, enterprise.terms');
  const stop = async () => {
    await database.pool.end();
    await owner.pool.end();
    await started.value.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { database, owner, server: started.value, stop };
}

/** Indexes made in one go are made in a fraction of the time. */
async function withoutIndexes(owner: Database, work: () => Promise<void>): Promise<void> {
  const { rows } = await owner.pool.query<{ name: string; definition: string }>(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition
       from pg_index where indrelid in ('enterprise.enterprises'::regclass, 'enterprise.terms'::regclass) and not indisprimary`,
  );
  for (const { name } of rows) await owner.pool.query(`drop index ${name}`);
  await work();
  for (const { definition } of rows) await owner.pool.query(definition);
}

async function addFirms(owner: Database, count: number): Promise<void> {
  const random = seededGenerator(seed);
  const cities = regionsBelow(PROVINCE);
  const counties = cities.flatMap(({ code }) => regionsBelow(code)).map(({ code }) => code);
  let rows: ReturnType<typeof rowOfFirm>[] = [];
  const write = async () => {
    const batch = rows;
    rows = [];
    await owner.asNobody(async (transaction) => {
      await insertTerms(transaction, [...(await insertFirms(transaction, batch))]);
    });
  };
  for (const { uscc, facts, tier, tierGrantedOn } of demonstrationFirms(count, seed, lastYear)) {
    const enterpriseId = uuidOfName('enterprise', uscc);
    const regionCode = random.next() < spread ? random.pick(counties) : String(facts.region_code);
    const stated = {
      ...facts,
      uscc,
      region_code: regionCode,
      tier: tier ?? undefined,
      tier_granted_on: tierGrantedOn ?? undefined,
    };
    rows.push(rowOfFirm(enterpriseId, stated, lastYear));
    if (rows.length === atOnce) await write();
  }
  await write();
  // Firms that were written at different moments; some at a time, since PostgreSQL keeps what it made of every row until the end.
  for (let part = 0; part < parts; part += 1) {
    await owner.pool.query(
      `update enterprise.enterprises set updated_at = now() - make_interval(secs => hashtext(uscc) & 16777215)
        where hashtext(uscc) & ${parts - 1} = ${part}`,
    );
  }
  await owner.pool.query('vacuum full enterprise.enterprises');
}
