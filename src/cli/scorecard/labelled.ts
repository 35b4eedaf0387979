import { ok, type Result, refused } from '@leitu/kernel';
import type { Sample } from '@leitu/scorecard';
import { textIn } from '../../platform/i18n/index.ts';
import { complain, type ExitCode, type Run } from '../run.ts';
import { scorecardMessages } from './messages.ts';
import { columnsOf, mixedColumns, openData } from './openData.ts';
import type { RawTable } from './rawTable.ts';

/** A sample with the value of the target that is bad. */
export interface Labelled {
  readonly sample: Sample;
  readonly bad: string;
}

/** Values that say bad wherever they stand. */
const BAD = ['bad', '1', 'yes', 'true', 'default', 'defaulted', '坏', '违约', '是'];

/** Reads data whose outcome is known; rows without an outcome are left out, and told. */
export async function openLabelled(
  run: Run,
  path: string,
  target: string,
  bad: string | undefined,
): Promise<Result<Labelled, ExitCode>> {
  const table = await openData(run, path);
  return table.ok ? labelled(run, path, table.value, target, bad) : table;
}

function labelled(
  run: Run,
  path: string,
  table: RawTable,
  target: string,
  asked: string | undefined,
): Result<Labelled, ExitCode> {
  const say = textIn(scorecardMessages, run.language);
  const at = table.header.indexOf(target);
  if (at < 0) return refused(complain(run, say('noColumn', { path, name: target, columns: table.header.join(', ') })));
  const rows = table.rows.filter((row) => row[at] !== null);
  const without = table.rows.length - rows.length;
  if (without > 0) run.err.write(`${say('withoutOutcome', { rows: without })}\n`);
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(String(row[at]), (counts.get(String(row[at])) ?? 0) + 1);
  const values = [...counts.keys()].slice(0, 10).join(', ');
  if (counts.size < 2) return refused(complain(run, say('oneValue', { name: target, values: values || '–' })));
  if (asked !== undefined && !counts.has(asked)) {
    return refused(complain(run, say('badUnseen', { name: target, value: asked, values })));
  }
  if (asked === undefined && counts.size !== 2) {
    return refused(complain(run, say('noBad', { name: target, count: counts.size, values })));
  }
  const rarest = [...counts].toSorted((a, b) => a[1] - b[1])[0]?.[0] ?? '';
  const bad = asked ?? [...counts.keys()].find((value) => BAD.includes(value.toLowerCase())) ?? rarest;
  const isBad = Uint8Array.from(rows, (row) => (String(row[at]) === bad ? 1 : 0));
  const known = { header: table.header, rows };
  for (const mixed of mixedColumns(known, [target])) run.err.write(`${say('mixed', { ...mixed })}\n`);
  return ok({ sample: { columns: columnsOf(known, [target]), isBad }, bad });
}
