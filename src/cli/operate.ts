import type { Bilingual } from '@leitu/kernel';
import { verifyChains } from '../platform/audit/verifyChains.ts';
import { migrationsOfBackup, readBackup } from '../platform/backup/readBackup.ts';
import { writeBackup } from '../platform/backup/writeBackup.ts';
import { type InspectedTable, OBSTACLES } from '../platform/db/inspectTables.ts';
import { migrate } from '../platform/db/migrate.ts';
import { asOwner, inspectDatabase } from '../platform/db/ownerQuestions.ts';
import { silentLog } from '../platform/log/log.ts';
import { migrationSources } from '../server/migrationSources.ts';
import { withOwner } from './place.ts';
import { complainOf, type ExitCode, type Run, writeLines } from './run.ts';
import { textTable } from './textTable.ts';

/** `leitu migrate`: brings the database up to this version and, where Citus is, hands the tables over to it. */
export function migrateDatabase(run: Run): Promise<ExitCode> {
  return withOwner(run, async ({ owner }) => {
    const migrated = await migrate(owner, migrationSources, silentLog);
    if (!migrated.ok) return complainOf(run, migrated.reason);
    await writeLines(run.out, [run.text('migrated', { count: migrated.value })]);
    return 0;
  });
}

/** `leitu backup`: everything that the database holds, in one file. */
export function backUp(run: Run, path: string): Promise<ExitCode> {
  return withOwner(run, async ({ owner }) => {
    const written = await writeBackup(owner, path);
    if (!written.ok) return complainOf(run, written.reason);
    await writeLines(run.out, [run.text('backedUp', { path, ...written.value })]);
    return 0;
  });
}

/** `leitu restore`: fills an empty database with what a backup holds, of whatever earlier version, and brings it up to this one. */
export function restore(run: Run, path: string): Promise<ExitCode> {
  return withOwner(run, async ({ owner }) => {
    const version = await migrationsOfBackup(path);
    if (!version.ok) return complainOf(run, version.reason);
    const made = await migrate(owner, migrationSources, silentLog, version.value);
    if (!made.ok) return complainOf(run, made.reason);
    const read = await readBackup(owner, path);
    if (!read.ok) return complainOf(run, read.reason);
    const migrated = await migrate(owner, migrationSources, silentLog);
    if (!migrated.ok) return complainOf(run, migrated.reason);
    await writeLines(run.out, [run.text('restored', { path, ...read.value })]);
    return 0;
  });
}

/** `leitu audit verify`: whether the chains of audit events are whole, and where one is not. */
export function verifyAudit(run: Run): Promise<ExitCode> {
  return withOwner(run, async ({ owner }) => {
    const { chains, events, breaks } = await asOwner(owner, verifyChains);
    const lines = breaks.map(({ chain, position, kind }) => run.text(`audit_${kind}`, { chain, position }));
    await writeLines(run.out, [
      ...lines,
      run.text(breaks.length === 0 ? 'auditWhole' : 'auditBroken', { chains, events }),
    ]);
    return breaks.length === 0 ? 0 : 1;
  });
}

/** `leitu doctor`: the database, and of each table how it is spread and what would keep it from being. */
export function examine(run: Run): Promise<ExitCode> {
  return withOwner(run, async ({ owner }) => {
    const { version, citus, sortsByPinyin, tables } = await inspectDatabase(owner);
    const { text } = run;
    const sick = tables.filter(({ obstacles }) => obstacles.length > 0);
    await writeLines(run.out, [
      text('doctorDatabase', { version, citus: citus ?? text('doctorNoCitus') }),
      text(sortsByPinyin ? 'doctorSorted' : 'doctorUnsorted'),
      '',
      ...textTable([
        [text('doctorTable'), text('doctorKind'), text('doctorHeld'), text('doctorObstacles')],
        ...tables.map((table) => [
          table.name,
          text(`kind_${kindWord(table)}`),
          heldText(run, table, citus),
          obstacleText(run, table),
        ]),
      ]),
      '',
      sick.length === 0 ? text('doctorWell', { count: tables.length }) : text('doctorSick', { count: sick.length }),
    ]);
    return sick.length === 0 ? 0 : 1;
  });
}

function kindWord({ kind }: InspectedTable): 'distributed' | 'reference' | 'local' | 'none' {
  if (kind === 'distributed by enterprise_id') return 'distributed';
  return kind === 'reference' || kind === 'local' ? kind : 'none';
}

function heldText({ text }: Run, { kind, heldAs }: InspectedTable, citus: string | null): string {
  if (citus === null || kind === 'local') return text('held_here');
  return text(heldAs === null ? 'held_waiting' : `held_${heldAs}`);
}

function obstacleText({ language }: Run, { obstacles }: InspectedTable): string {
  return obstacles
    .map(({ kind, culprit }) => {
      const words: Bilingual = OBSTACLES[kind];
      return `${words[language]} (${culprit})`;
    })
    .join('; ');
}
