import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { PassThrough, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { ok, type Refusal, type Result, refused } from '@leitu/kernel';
import { Client, type ClientConfig } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import type { z } from 'zod';
import { replaceFile } from '../files/replaceFile.ts';
import { type backupHeading, endOfRows } from './backupFile.ts';
import { type KeptTable, keptTables } from './keptTables.ts';
import { refuseBackup } from './refusals.ts';

/** What a backup holds. */
export interface BackupSummary {
  readonly tables: number;
  readonly rows: number;
}

/**
 * Writes everything that the database holds into a file, as of one moment, while others go on working; whole or not at all. It
 * connects as the owner, to whom the policies of maintenance show every row.
 */
export async function writeBackup(owner: ClientConfig, path: string): Promise<Result<BackupSummary, Refusal>> {
  if (existsSync(path)) return refused(refuseBackup('backup_exists', { path }));
  const client = new Client(owner);
  await client.connect();
  const summary = { tables: 0, rows: 0 };
  try {
    const { rows } = await client.query<{ isMade: boolean }>(
      `select to_regclass('platform.migrations') is not null as "isMade"`,
    );
    if (!rows[0]?.isMade) return refused(refuseBackup('backup_of_nothing'));
    await client.query('begin isolation level repeatable read read only');
    const written = await replaceFile(path, async (file) => {
      const packed = createGzip({ level: 6 });
      const output = new PassThrough();
      const copied = pipeline(output, packed, async (pieces: AsyncIterable<Buffer>) => {
        for await (const piece of pieces) await file.writeFile(piece);
      });
      await Promise.race([writeTables(client, output, summary), copied]);
      await copied;
      return null;
    });
    return written.ok ? ok(summary) : written;
  } finally {
    await client.end();
  }
}

async function writeTables(
  client: Client,
  output: PassThrough,
  summary: { tables: number; rows: number },
): Promise<void> {
  const migrations = await client.query<{ module: string; name: string; checksum: string }>(
    'select module, name, checksum from platform.migrations order by module, name',
  );
  const heading: z.input<typeof backupHeading> = {
    format: 'leitu-backup',
    version: 1,
    made_at: new Date().toISOString(),
    migrations: migrations.rows,
  };
  await put(output, `${JSON.stringify(heading)}\n`);
  for (const table of await keptTables(client)) {
    await put(output, `${JSON.stringify({ table: table.name, columns: table.columns })}\n`);
    const { rows, sha256 } = await writeRows(client, table, output);
    await put(output, `${endOfRows}\n${JSON.stringify({ rows, sha256 })}\n`);
    summary.tables += 1;
    summary.rows += rows;
  }
  output.end(`${JSON.stringify({ end: true, tables: summary.tables })}\n`);
}

async function writeRows(
  client: Client,
  { name, columns }: KeptTable,
  output: PassThrough,
): Promise<{ rows: number; sha256: string }> {
  const hash = createHash('sha256');
  let rows = 0;
  const copy: Readable = client.query(copyTo(`copy (select ${columns.join(', ')} from ${name}) to stdout`));
  for await (const piece of copy) {
    if (!Buffer.isBuffer(piece)) continue;
    hash.update(piece);
    // COPY ends every row with a line feed and writes those inside values as \n.
    for (const byte of piece) if (byte === 10) rows += 1;
    await put(output, piece);
  }
  return { rows, sha256: hash.digest('hex') };
}

/** Writes, and waits where the disk is slower than the database. */
async function put(output: PassThrough, piece: string | Buffer): Promise<void> {
  if (output.errored) throw output.errored;
  if (output.write(piece)) return;
  await new Promise<void>((resolve, reject) => {
    output.once('drain', resolve);
    output.once('error', reject);
  });
}
