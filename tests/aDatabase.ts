import { Client } from 'pg';
import { afterAll, beforeAll } from 'vitest';
import type { Database } from '../src/platform/db/database.ts';
import { makeDatabase } from '../src/platform/db/database.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../src/platform/db/embeddedPostgres.ts';
import { migrate } from '../src/platform/db/migrate.ts';
import { silentLog } from '../src/platform/log/log.ts';
import { migrationSources } from '../src/server/migrationSources.ts';
import { aDataFolder } from './aDataFolder.ts';

/** A real PostgreSQL with the tables of all modules, for the tests of one file. */
export interface TestDatabase {
  /** As the server sees it: the role that owns nothing. */
  readonly database: Database;
  /** As its owner sees it, for looking behind the server's back. */
  readonly owner: Client;
  readonly server: EmbeddedPostgres;
}

/** Starts it before the tests of the file and stops it after them. */
export function aDatabase(): () => TestDatabase {
  let made: TestDatabase | undefined;
  beforeAll(async () => {
    const started = await startEmbeddedPostgres({ dataFolder: aDataFolder(), log: silentLog });
    if (!started.ok) throw new Error(started.reason.message.en);
    const migrated = await migrate(started.value.owner, migrationSources, silentLog);
    if (!migrated.ok) throw new Error(migrated.reason.message.en);
    const owner = new Client(started.value.owner);
    await owner.connect();
    made = { database: makeDatabase(started.value.serving, silentLog), owner, server: started.value };
  });
  afterAll(async () => {
    await made?.database.pool.end();
    await made?.owner.end();
    await made?.server.stop();
  });
  return () => {
    if (made === undefined) throw new Error('the database is there while tests run');
    return made;
  };
}
