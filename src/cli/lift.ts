import type { Refusal } from '@leitu/kernel';
import {
  addToTally,
  compileLeastChange,
  createRowReader,
  EMPTY_TALLY,
  type FactRow,
  type LeastChangeOf,
  type LeverSet,
  meantText,
  type StepTally,
} from '@leitu/rules';
import { isInForce } from '../modules/policy/index.ts';
import { csvText } from '../platform/files/index.ts';
import { inLanguage, textIn } from '../platform/i18n/index.ts';
import { readCosts } from './liftCosts.ts';
import { liftMessages } from './liftMessages.ts';
import { csvHeader, csvRows, firmLines, jsonOf, type LiftedFirm, tallyLines } from './liftText.ts';
import { type FirmList, openFirms, tellIgnoredColumns } from './openFirms.ts';
import { preparePacks } from './preparePacks.ts';
import { createProgressBar } from './progressBar.ts';
import { complain, complainOf, type ExitCode, type Run, writePieces } from './run.ts';
import { badChoice, oneOf } from './selection.ts';

export interface LiftOptions {
  readonly pack?: string;
  readonly tier?: string;
  readonly on?: string;
  readonly case?: string;
  readonly costs?: string;
  readonly uscc?: string;
  readonly format?: string;
}

const FORMATS = ['table', 'json', 'csv'] as const;
type Format = (typeof FORMATS)[number];

/** What is gathered while the firms go by. */
interface Gathered {
  tally: StepTally;
  readonly refused: FactRow[];
  refusal: Refusal | null;
}

/** `leitu lift`: the least change by which each firm of a list would qualify. */
export async function lift(run: Run, path: string, options: LiftOptions): Promise<ExitCode> {
  const text = textIn(liftMessages, run.language);
  const format = oneOf<Format>(FORMATS, options.format ?? 'table');
  if (format === undefined) return complain(run, badChoice(run, options.format ?? '', FORMATS));
  const prepared = preparePacks(run, {
    ...(options.pack === undefined ? {} : { pack: [options.pack] }),
    ...(options.tier === undefined ? {} : { tier: [options.tier] }),
    ...(options.on === undefined ? {} : { on: options.on }),
    ...(options.case === undefined ? {} : { case: options.case }),
  });
  if (!prepared.ok) return prepared.reason;
  const { library, packs, selection } = prepared.value;
  const [pack, second] = packs;
  if (pack === undefined || second !== undefined) return complain(run, text('onePack'));
  const costs = readCosts(run, library, options.costs);
  if (!costs.ok) return costs.reason;
  const levers = costs.value(null);
  if (levers === null) return complain(run, text('noCosts'));
  const list = await openFirms(path, library.dictionary, selection.on);
  if (!list.ok) return complainOf(run, list.reason);
  tellIgnoredColumns(run, list.value);
  const compiled = new Map<LeverSet, LeastChangeOf>();
  const leastChangeOf = (regionCode: string | null): LeastChangeOf => {
    const set = costs.value(regionCode) ?? levers;
    const known = compiled.get(set) ?? compileLeastChange(pack, { caseType: selection.caseType, levers: set });
    compiled.set(set, known);
    return known;
  };
  const gathered: Gathered = { tally: EMPTY_TALLY, refused: [], refusal: null };
  const only = options.uscc === undefined ? null : meantText(options.uscc);
  const firms = liftFirms(run, list.value, gathered, only, (facts) => {
    const region = typeof facts.region_code === 'string' ? facts.region_code : null;
    return leastChangeOf(region)(facts, selection.on);
  });
  if (format === 'table') {
    const title = text('title', { pack: pack.label[run.language], id: pack.id, levers: levers.label[run.language] });
    const over = isInForce(pack, selection) ? [] : [text('over', { on: selection.on })];
    await writePieces(run.out, tablePieces(run, [title, ...over], firms, only !== null));
  } else if (format === 'csv') await writePieces(run.out, csvText(csvHeader(run), csvPieces(run, firms)));
  else await writePieces(run.out, jsonPieces(pack.id, levers.id, firms, gathered));
  return finish(run, gathered, library.dictionary, only);
}

function finish(
  run: Run,
  { tally, refused, refusal }: Gathered,
  dictionary: Parameters<typeof tallyLines>[2],
  only: string | null,
): ExitCode {
  if (refusal !== null) return complainOf(run, refusal);
  if (only !== null && tally.firms + refused.length === 0) return complain(run, run.text('noSuchFirm', { uscc: only }));
  if (only === null) run.err.write(`${tallyLines(run, tally, dictionary).join('\n')}\n`);
  if (refused.length === 0) return 0;
  const text = textIn(liftMessages, run.language);
  const rows = refused.slice(0, MOST_REFUSED).map(({ row, uscc, refusals }) => {
    const reasons = refusals.map(({ message }) => inLanguage(message, run.language)).join(run.text('semicolon'));
    return run.text('refusedRow', { row: row + 1, firm: uscc, reasons });
  });
  if (refused.length > MOST_REFUSED) rows.push(run.text('moreRefused', { count: refused.length - MOST_REFUSED }));
  run.err.write(`${[text('refused', { count: refused.length }), ...rows].join('\n')}\n`);
  return 1;
}

const MOST_REFUSED = 20;

/** The firms of a list in its order, each with its answer; those that are refused, and why reading stopped, are gathered. */
async function* liftFirms(
  run: Run,
  { table, header }: FirmList,
  gathered: Gathered,
  only: string | null,
  answerOf: (facts: FactRow['facts']) => LiftedFirm['answer'],
): AsyncGenerator<readonly LiftedFirm[], void, void> {
  const text = textIn(liftMessages, run.language);
  const reader = createRowReader(header.columns);
  const bar = createProgressBar(!run.isOnTerminal);
  try {
    for await (const batch of table.rows) {
      if (!batch.ok) {
        gathered.refusal = batch.reason;
        return;
      }
      const firms: LiftedFirm[] = [];
      for (const { number, cells, extra } of batch.value) {
        const row = reader.read(number, cells, extra);
        if (only !== null && row.uscc !== only) continue;
        if (row.refusals.length > 0) gathered.refused.push(row);
        else {
          const name = typeof row.facts.name === 'string' ? row.facts.name : '';
          firms.push({ uscc: row.uscc, name, answer: answerOf(row.facts) });
        }
      }
      gathered.tally = addToTally(
        gathered.tally,
        firms.map(({ answer }) => answer),
      );
      bar.show(table.progress(), text('working'));
      yield firms;
    }
  } finally {
    bar.clear();
  }
}

type Batches = AsyncIterable<readonly LiftedFirm[]>;

async function* tablePieces(
  run: Run,
  head: readonly string[],
  batches: Batches,
  isEveryWay: boolean,
): AsyncGenerator<string> {
  yield `${head.join('\n')}\n\n`;
  for await (const firms of batches) {
    yield firms.map((firm) => `${firmLines(run, firm, isEveryWay).join('\n')}\n`).join('');
  }
}

async function* csvPieces(run: Run, batches: Batches): AsyncGenerator<ReturnType<typeof csvRows>[number]> {
  for await (const firms of batches) for (const firm of firms) yield* csvRows(run, firm);
}

async function* jsonPieces(pack: string, costs: string, batches: Batches, gathered: Gathered): AsyncGenerator<string> {
  yield `{"pack":${JSON.stringify(pack)},"costs":${JSON.stringify(costs)},"firms":[`;
  let isFirst = true;
  for await (const firms of batches) {
    const texts = firms.map((firm) => JSON.stringify(jsonOf(firm)));
    if (texts.length === 0) continue;
    yield `${isFirst ? '' : ','}\n${texts.join(',\n')}`;
    isFirst = false;
  }
  yield `\n],"tally":${JSON.stringify(gathered.tally)}}\n`;
}
