import { statSync } from 'node:fs';
import { extname } from 'node:path';
import { ok, type Result, refused } from '@leitu/kernel';
import type { Facts } from '@leitu/rules';
import { compileFirmJudge, type FirmJudgement, isInForce } from '../modules/policy/index.ts';
import { countParquetRows, type FileRefusal, writeParquet, writeText, writeXlsx } from '../platform/files/index.ts';
import { type AssessedRow, assessRows } from './assessRows.ts';
import { type FirmList, openFirms, tellIgnoredColumns } from './openFirms.ts';
import {
  csvOutput,
  ndjsonOutput,
  type OutputText,
  parquetBatches,
  parquetColumns,
  sheetHeader,
  sheetRows,
  tableOutput,
} from './outputText.ts';
import { assessPopulation, type PopulationCase } from './population/assessPopulation.ts';
import { preparePacks } from './preparePacks.ts';
import { createProgressBar } from './progressBar.ts';
import { complain, complainOf, type ExitCode, type Run, writePieces } from './run.ts';
import { badChoice, oneOf, type SelectionOptions } from './selection.ts';
import { count, createTally, type Tally, tallyLines } from './tally.ts';

export interface AssessOptions extends SelectionOptions {
  readonly format?: string;
  readonly out?: string;
}

const FORMATS = ['table', 'csv', 'xlsx', 'parquet', 'ndjson', 'summary'] as const;
type Format = (typeof FORMATS)[number];

/** Where the judgements go: a file, or the screen. */
interface Target {
  readonly format: Format;
  readonly path: string | null;
}

/** `leitu assess`: judges every firm of a list. */
export async function assess(run: Run, path: string, options: AssessOptions): Promise<ExitCode> {
  const target = readTarget(run, options);
  if (!target.ok) return complain(run, target.reason);
  if (target.value.path !== null && isSameFile(path, target.value.path)) {
    return complain(run, run.text('outIsInput', { path: target.value.path }));
  }
  const prepared = preparePacks(run, options);
  if (!prepared.ok) return prepared.reason;
  const { library, packs, selection } = prepared.value;
  const list = await openFirms(path, library.dictionary, selection.on);
  if (!list.ok) return complainOf(run, list.reason);
  tellIgnoredColumns(run, list.value);
  const judge = compileFirmJudge(library, packs, selection.caseType);
  const tally = createTally(
    packs.map(({ id }) => id),
    packs.filter((pack) => !isInForce(pack, selection)).map(({ id }) => id),
  );
  const shown = await shownTarget(run, path, list.value, target.value, options);
  const isCounted = await countInDatabase(
    run,
    list.value,
    { path, packs, caseType: selection.caseType, judge, tally },
    shown,
  );
  if (!isCounted.ok) return complainOf(run, isCounted.reason);
  const written = isCounted.value ? ok(null) : await report(run, list.value, judge, tally, shown);
  if (!written.ok) return complainOf(run, written.reason);
  run.err.write(`${tallyLines(run, tally).join('\n')}\n`);
  if (target.value.path !== null) run.err.write(`${run.text('written', { path: target.value.path })}\n`);
  return tally.refused > 0 ? 1 : 0;
}

/** More firms than anybody reads on a screen. */
const MOST_LISTED = 10_000;

/** A nation is not listed on the screen unless somebody asks for it. */
async function shownTarget(
  run: Run,
  path: string,
  { table }: FirmList,
  target: Target,
  { format }: AssessOptions,
): Promise<Target> {
  if (table.format !== 'parquet' || target.path !== null || format !== undefined) return target;
  if ((await countParquetRows(path)) <= MOST_LISTED) return target;
  run.err.write(`${run.text('summaryAlone', { most: MOST_LISTED.toLocaleString('en-US') })}\n`);
  return { format: 'summary', path: null };
}

interface CountingCase extends Omit<PopulationCase, 'header'> {
  readonly tally: Tally;
}

/** Lets DuckDB count the verdicts where nothing else is asked for; gives whether it did. */
async function countInDatabase(
  run: Run,
  { table, header }: FirmList,
  { tally, ...counting }: CountingCase,
  { format }: Target,
): Promise<Result<boolean, FileRefusal>> {
  if (format !== 'summary' || table.format !== 'parquet') return ok(false);
  const counted = await assessPopulation(run, { ...counting, header }, tally);
  if (!counted.ok || counted.value) await table.close();
  return counted;
}

/** Whether two paths lead to the same file, by whatever links. */
function isSameFile(one: string, other: string): boolean {
  try {
    const [first, second] = [statSync(one), statSync(other)];
    return first.ino === second.ino && first.dev === second.dev;
  } catch {
    // One of them is not there, or cannot be looked at; what follows says which.
    return false;
  }
}

function readTarget(run: Run, { format, out }: AssessOptions): Result<Target, string> {
  const byName = out === undefined ? undefined : oneOf<Format>(FORMATS, extname(out).slice(1).toLowerCase());
  const asked = format === undefined ? (byName ?? 'table') : oneOf<Format>(FORMATS, format);
  if (asked === undefined) return refused(badChoice(run, format ?? '', FORMATS));
  if (out !== undefined && byName === undefined && format === undefined) {
    return refused(
      run.text('unknownExtension', {
        path: out,
        choices: FORMATS.filter((name) => name !== 'table' && name !== 'summary').join(', '),
      }),
    );
  }
  if (asked === 'summary' && out !== undefined) return refused(run.text('summaryHasNoFile', { path: out }));
  if ((asked === 'xlsx' || asked === 'parquet') && out === undefined) {
    return refused(run.text('needsOut', { format: asked }));
  }
  if (out !== undefined && byName !== undefined && byName !== asked) {
    return refused(run.text('formatMismatch', { format: asked, path: out }));
  }
  return ok({ format: asked, path: out ?? null });
}

async function report(
  run: Run,
  { table, header }: FirmList,
  judge: (facts: Facts) => FirmJudgement,
  tally: Tally,
  { format, path }: Target,
): Promise<Result<null, FileRefusal>> {
  // On a terminal the rows themselves show how far the work is.
  const bar = createProgressBar(path !== null || !run.isOnTerminal);
  const ended: { refusal: FileRefusal | null } = { refusal: null };
  async function* rows(): AsyncGenerator<readonly AssessedRow[], void, void> {
    for await (const batch of assessRows(table, header, judge)) {
      if (!batch.ok) {
        ended.refusal = batch.reason;
        return;
      }
      for (const row of batch.value) count(tally, row);
      bar.show(table.progress(), run.text('judging'));
      yield batch.value;
    }
  }
  const packs = [...tally.verdicts.keys()];
  const stopped = () => ended.refusal;
  try {
    if (path === null) {
      await writePieces(run.out, outputOf(run, format, packs)(rows()));
      return ended.refusal === null ? ok(null) : refused(ended.refusal);
    }
    if (format === 'parquet') {
      return await writeParquet(path, parquetColumns(packs), parquetBatches(run, packs, rows()), stopped);
    }
    if (format !== 'xlsx') return await writeText(path, outputOf(run, format, packs)(rows()), stopped);
    const columns = sheetHeader(run, packs).map((title) => ({ title }));
    return await writeXlsx(
      path,
      [{ name: run.text('resultSheet'), columns, rows: sheetRows(run, packs, rows()) }],
      stopped,
    );
  } finally {
    bar.clear();
  }
}

function outputOf(run: Run, format: Format, packs: readonly string[]): OutputText {
  switch (format) {
    case 'ndjson':
      return ndjsonOutput(run);
    case 'csv':
      return csvOutput(run, packs);
    case 'summary':
      return noOutput;
    default:
      return tableOutput(run, packs);
  }
}

/** The rows are counted on the way, and nothing is said of each. */
async function* noOutput(batches: AsyncIterable<readonly AssessedRow[]>): AsyncGenerator<string, void, void> {
  for await (const _ of batches) yield '';
}
