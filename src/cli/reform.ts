import { ok, present, type Refusal, type Result, refused } from '@leitu/kernel';
import {
  compileSide,
  createChunk,
  createRowReader,
  createTally,
  factsOfPack,
  judgeChunk,
  type PopulationFirm,
  type ReformTally,
  type Side,
} from '@leitu/rules';
import {
  commonRegion,
  compileGroups,
  GROUPINGS,
  presentReform,
  readMoves,
  tierOfFacts,
} from '../modules/policy/index.ts';
import type { FileRefusal } from '../platform/files/index.ts';
import { textIn } from '../platform/i18n/index.ts';
import { type FirmList, openFirms, tellIgnoredColumns } from './openFirms.ts';
import { preparePacks } from './preparePacks.ts';
import { createProgressBar } from './progressBar.ts';
import { reformMessages } from './reformMessages.ts';
import { reformCsv, reformLines } from './reformText.ts';

import { complain, complainOf, type ExitCode, type Run, writeLines, writePieces } from './run.ts';
import { badChoice, oneOf } from './selection.ts';

export interface ReformOptions {
  readonly from: string;
  readonly to: string;
  readonly by?: string;
  readonly format?: string;
  readonly case?: string;
  readonly set?: readonly string[];
}

const FORMATS = ['table', 'json', 'csv'] as const;
type Format = (typeof FORMATS)[number];

/** Firms that are looked at together. */
const atOnce = 2000;
const mostNear = 20;

/** `leitu reform`: what another pack, or moved thresholds, would do to the firms of a list. */
export async function reform(run: Run, path: string, options: ReformOptions): Promise<ExitCode> {
  const format = oneOf<Format>(FORMATS, options.format ?? 'table');
  if (format === undefined) return complain(run, badChoice(run, options.format ?? '', FORMATS));
  const by = options.by === undefined ? null : oneOf(GROUPINGS, options.by);
  if (by === undefined) return complain(run, badChoice(run, options.by ?? '', GROUPINGS));
  const prepared = preparePacks(run, {
    pack: [options.from, options.to],
    ...(options.case === undefined ? {} : { case: options.case }),
  });
  if (!prepared.ok) return prepared.reason;
  const { library, packs, selection } = prepared.value;
  const [from] = packs;
  const to = packs.at(-1);
  const moved = readMoves(present(to, 'two packs were asked for'), options.set ?? []);
  if (!moved.ok) return complainOf(run, moved.reason);
  const list = await openFirms(path, library.dictionary, selection.on);
  if (!list.ok) return complainOf(run, list.reason);
  tellIgnoredColumns(run, list.value);
  const before = compileSide(present(from, 'two packs were asked for'), selection.caseType);
  const after = compileSide(moved.value.pack, selection.caseType);
  const counted = await countFirms(run, list.value, before, after, compileGroups(library));
  if (!counted.ok) return complainOf(run, counted.reason);
  const { tally, refusedRows } = counted.value;
  const region = commonRegion(tally.groups[0]?.keys() ?? []);
  const done = presentReform({ library, before, after, moves: moved.value.moves, region, tally });
  if (format === 'json') await writeLines(run.out, [JSON.stringify(done)]);
  else if (format === 'csv') await writePieces(run.out, reformCsv(done, by, run.language));
  else await writeLines(run.out, reformLines(done, by, run.language));
  if (refusedRows === 0) return 0;
  run.err.write(`${textIn(reformMessages, run.language)('refusedRows', { count: refusedRows })}\n`);
  return 1;
}

interface Counted {
  readonly tally: ReformTally;
  readonly refusedRows: number;
}

async function countFirms(
  run: Run,
  { table, header }: FirmList,
  before: Side,
  after: Side,
  groupsOf: ReturnType<typeof compileGroups>,
): Promise<Result<Counted, FileRefusal | Refusal>> {
  const reader = createRowReader(header.columns);
  const read = [...new Set([...factsOfPack(before.pack), ...factsOfPack(after.pack)])];
  const tally = createTally(GROUPINGS.length, mostNear);
  const bar = createProgressBar(true);
  let firms: PopulationFirm[] = [];
  let refusedRows = 0;
  const judge = () => {
    const chunk = createChunk(read, firms);
    tally.add(judgeChunk(before, chunk), judgeChunk(after, chunk));
    firms = [];
  };
  try {
    for await (const batch of table.rows) {
      if (!batch.ok) return refused(batch.reason);
      for (const { number, cells, extra } of batch.value) {
        const { uscc, facts, refusals } = reader.read(number, cells, extra);
        const name = typeof facts.name === 'string' ? facts.name : '';
        if (refusals.length > 0) refusedRows += 1;
        else firms.push({ id: uscc, name, facts, groups: groupsOf(facts, tierOfFacts(facts)) });
      }
      if (firms.length >= atOnce) judge();
      bar.show(table.progress(), run.text('judging'));
    }
    judge();
    return ok({ tally: tally.result(), refusedRows });
  } finally {
    bar.clear();
  }
}
