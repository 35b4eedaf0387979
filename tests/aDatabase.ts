import { execFileSync } from 'node:child_process';
import { Client } from 'pg';
import { afterAll, beforeAll, inject } from 'vitest';
import type { Database } from '../src/platform/db/database.ts';
import { makeDatabase } from '../src/platform/db/database.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../src/platform/db/embeddedPostgres.ts';
import { migrate } from '../src/platform/db/migrate.ts';
import { silentLog } from '../src/platform/log/log.ts';
import { migrationSources } from '../src/server/migrationSources.ts';
import { aDataFolder } from './aDataFolder.ts';
import { madeOnce } from './madeOnce.ts';

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
    const dataFolder = aDataFolder();
    copyFolder(await madeOnce(inject('madeOnceFolder'), 'migrated', makeMigrated), dataFolder);
    const server = await startPostgres(dataFolder);
    const owner = new Client(server.owner);
    await owner.connect();
    made = { database: makeDatabase(server.serving, silentLog), owner, server };
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

/** Copies a data folder whose PostgreSQL has been stopped, with its owners and modes. */
export function copyFolder(from: string, to: string): void {
  execFileSync('cp', ['-a', from, to]);
}

async function makeMigrated(dataFolder: string): Promise<void> {
  const server = await startPostgres(dataFolder);
  const migrated = await migrate(server.owner, migrationSources, silentLog);
  if (!migrated.ok) throw new Error(migrated.reason.message.en);
  await server.stop();
}

async function startPostgres(dataFolder: string): Promise<EmbeddedPostgres> {
  const started = await startEmbeddedPostgres({ dataFolder, log: silentLog });
  if (!started.ok) throw new Error(started.reason.message.en);
  return started.value;
}
