import { availableParallelism } from 'node:os';
import type { NamedNetwork, ShockOptions } from '@leitu/chain';
import { ok, type Result, refused } from '@leitu/kernel';
import { csvText, writeText } from '../../platform/files/index.ts';
import { textIn } from '../../platform/i18n/index.ts';
import { createProgressBar } from '../progressBar.ts';
import { complain, complainOf, type ExitCode, type Run, writeLines, writePieces } from '../run.ts';
import { textTable } from '../textTable.ts';
import { chainMessages } from './messages.ts';
import { type NetworkOptions, openNetwork } from './openNetwork.ts';
import { type Ranking, rankInThreads } from './rankInThreads.ts';

export interface ShockCommandOptions extends NetworkOptions {
  readonly replaceable?: string;
  readonly epsilon?: string;
  readonly workers?: string;
  readonly format?: string;
  readonly out?: string;
}

interface Asked {
  readonly isReplaceable: boolean;
  readonly epsilon: number;
  readonly workers: number | undefined;
  readonly format: 'csv' | 'table';
}

const workersMost = 64;
/** Below this the threads would take longer to start than the work takes. */
const fewFirms = 2000;

/** `leitu shock`: the systemic risk index of every firm. */
export async function tellShocks(run: Run, options: ShockCommandOptions): Promise<ExitCode> {
  const asked = readAsked(run, options);
  if (!asked.ok) return complain(run, asked.reason);
  const opened = await openNetwork(run, options);
  if (!opened.ok) return opened.reason;
  const { named, exitCode } = opened.value;
  const ranking = await rank(run, named, asked.value);
  const written = await writeRanking(run, named, ranking, asked.value.format, options.out);
  return written ?? exitCode;
}

function readAsked({ language, isOnTerminal }: Run, options: ShockCommandOptions): Result<Asked, string> {
  const text = textIn(chainMessages, language);
  const { replaceable = 'on', epsilon = '0.01', workers, out } = options;
  const format = options.format ?? (out === undefined && isOnTerminal ? 'table' : 'csv');
  if (replaceable !== 'on' && replaceable !== 'off') return refused(text('badReplaceable', { value: replaceable }));
  const limit = /^\d*\.?\d+(?:e-?\d+)?$/i.test(epsilon) ? Number(epsilon) : Number.NaN;
  if (!(limit > 0 && limit < 1)) return refused(text('badEpsilon', { value: epsilon }));
  const threads = workers === undefined ? undefined : /^\d+$/.test(workers) ? Number(workers) : Number.NaN;
  if (threads !== undefined && !(threads >= 1 && threads <= workersMost)) {
    return refused(text('badWorkers', { value: workers ?? '', most: workersMost }));
  }
  if (format !== 'csv' && format !== 'table') return refused(text('badFormat', { value: format }));
  return ok({ isReplaceable: replaceable === 'on', epsilon: limit, workers: threads, format });
}

async function rank(run: Run, { network, weights, essential }: NamedNetwork, asked: Asked): Promise<Ranking> {
  const { isReplaceable, epsilon, workers } = asked;
  const options: ShockOptions = { essential, isReplaceable, epsilon, ...(weights && { weights }) };
  const usual = network.firms < fewFirms ? 1 : availableParallelism();
  const bar = createProgressBar(true);
  const words = textIn(chainMessages, run.language)('ranking', { firms: network.firms });
  const ranking = await rankInThreads({ network, options }, workers ?? usual, (share) => bar.show(share, words));
  bar.clear();
  return ranking;
}

const header = ['firm', 'esri', 'esri_down', 'esri_up', 'iterations'];
/** As many digits as the published values have. */
const digits = 12;

/** How the run ends where nothing could be written. */
async function writeRanking(
  run: Run,
  named: NamedNetwork,
  ranking: Ranking,
  format: Asked['format'],
  out: string | undefined,
): Promise<ExitCode | undefined> {
  const pieces = format === 'csv' ? csvText(header, csvRows(named, ranking), { mark: false }) : undefined;
  const lines = pieces === undefined ? tableLines(run, named, ranking) : [];
  if (out === undefined) {
    if (pieces === undefined) await writeLines(run.out, lines);
    else await writePieces(run.out, pieces);
    return undefined;
  }
  const written = await writeText(out, pieces ?? textOfLines(lines));
  if (!written.ok) return complainOf(run, written.reason);
  run.err.write(`${textIn(chainMessages, run.language)('written', { path: out })}\n`);
  return undefined;
}

async function* textOfLines(lines: readonly string[]): AsyncGenerator<string, void, void> {
  yield `${lines.join('\n')}\n`;
}

function* csvRows({ firmNames }: NamedNetwork, { indices, downs, ups, steps }: Ranking) {
  for (const [firm, name] of firmNames.entries()) {
    const figures = [indices[firm], downs[firm], ups[firm]].map((figure) => (figure ?? 0).toFixed(digits));
    yield [name, ...figures, steps[firm] ?? 0];
  }
}

const shownMost = 30;

/** The firms whose failure costs most. */
function tableLines(run: Run, { firmNames, network, sectorNames }: NamedNetwork, ranking: Ranking): readonly string[] {
  const text = textIn(chainMessages, run.language);
  const order = Array.from(firmNames.keys()).sort((a, b) => (ranking.indices[b] ?? 0) - (ranking.indices[a] ?? 0));
  const percent = (share = 0) => `${(share * 100).toFixed(4)}%`;
  const rows = order
    .slice(0, shownMost)
    .map((firm, place) => [
      String(place + 1),
      firmNames[firm] ?? '',
      sectorNames[network.sectorOf[firm] ?? -1] ?? '',
      percent(ranking.indices[firm]),
      percent(ranking.downs[firm]),
      percent(ranking.ups[firm]),
      String(ranking.steps[firm] ?? 0),
    ]);
  const titles = ['#', text('firm'), text('sector'), text('index'), text('down'), text('up'), text('steps')];
  const { firms, links } = network;
  return [text('size', { firms, links }), ...textTable([titles, ...rows])];
}
