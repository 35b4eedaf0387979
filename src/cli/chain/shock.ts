import type { NamedNetwork, RankedFirms } from '@leitu/chain';
import { textIn } from '../../platform/i18n/index.ts';
import { createProgressBar } from '../progressBar.ts';
import { complain, type ExitCode, type Run } from '../run.ts';
import { textTable } from '../textTable.ts';
import {
  type Reckoning,
  type ReckoningOptions,
  readReckoning,
  readWorkers,
  shockOptionsOf,
  usualThreads,
  type WorkersOption,
} from './askShock.ts';
import { chainMessages } from './messages.ts';
import { openNetwork } from './openNetwork.ts';
import { type RankOrder, rankInThreads } from './rankInThreads.ts';
import { isScenario, type ScenarioOptions } from './readParts.ts';
import { tellScenario } from './scenario.ts';
import { formatOf, percent, type ResultOptions, writeResult } from './writeResult.ts';

export type ShockCommandOptions = ReckoningOptions & ResultOptions & WorkersOption & ScenarioOptions;

/** `leitu shock`: the systemic risk index of every firm. */
export async function tellShocks(run: Run, options: ShockCommandOptions): Promise<ExitCode> {
  const reckoning = readReckoning(run, options);
  if (!reckoning.ok) return complain(run, reckoning.reason);
  const format = formatOf(run, options);
  if (!format.ok) return complain(run, format.reason);
  const workers = readWorkers(run, options);
  if (!workers.ok) return complain(run, workers.reason);
  const opened = await openNetwork(run, options);
  if (!opened.ok) return opened.reason;
  const { named, exitCode } = opened.value;
  if (isScenario(options)) return tellScenario(run, options, { named, exitCode, reckoning: reckoning.value });
  const written = await writeResult(run, format.value, options.out, async () => {
    const ranking = await rankAll(run, named, reckoning.value, workers.value);
    return { header, rows: csvRows(named, ranking), lines: () => tableLines(run, named, ranking) };
  });
  return written ?? exitCode;
}

/** Fails every firm by itself, with a bar. */
export async function rankAll(
  run: Run,
  named: NamedNetwork,
  reckoning: Reckoning,
  workers?: number,
  counted: Pick<RankOrder, 'passesAbove'> = {},
): Promise<RankedFirms> {
  const { network } = named;
  const bar = createProgressBar(true);
  const words = textIn(chainMessages, run.language)('ranking', { firms: network.firms });
  const order = { network, options: shockOptionsOf(named, reckoning), ...counted };
  const ranking = await rankInThreads(order, workers ?? usualThreads(network.firms), (share) => bar.show(share, words));
  bar.clear();
  return ranking;
}

const header = ['firm', 'esri', 'esri_down', 'esri_up', 'iterations'];
/** As many digits as the published values have. */
const digits = 12;

function* csvRows({ firmNames }: NamedNetwork, { indices, downs, ups, steps }: RankedFirms) {
  for (const [firm, name] of firmNames.entries()) {
    const figures = [indices[firm], downs[firm], ups[firm]].map((figure) => (figure ?? 0).toFixed(digits));
    yield [name, ...figures, steps[firm] ?? 0];
  }
}

const shownMost = 30;

/** The firms whose failure costs most. */
function tableLines(
  run: Run,
  { firmNames, network, sectorNames }: NamedNetwork,
  ranking: RankedFirms,
): readonly string[] {
  const text = textIn(chainMessages, run.language);
  const order = Array.from(firmNames.keys()).sort((a, b) => (ranking.indices[b] ?? 0) - (ranking.indices[a] ?? 0));
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
