import { explainShock, heaviestWay, type LossOfFirm, type NamedNetwork, prepareShock, scenarioOf } from '@leitu/chain';
import { textIn } from '../../platform/i18n/index.ts';
import { complain, type ExitCode, type Run } from '../run.ts';
import { textTable } from '../textTable.ts';
import { type Reckoning, type ReckoningOptions, shockOptionsOf } from './askShock.ts';
import { chainMessages } from './messages.ts';
import { readParts, type ScenarioOptions } from './readParts.ts';
import { formatOf, percent, type ResultOptions, writeResult } from './writeResult.ts';

interface Read {
  readonly named: NamedNetwork;
  readonly exitCode: ExitCode;
  readonly reckoning: Reckoning;
}

const shownMost = 30;
/** As many digits as the published values have. */
const digits = 12;

/** `leitu shock --fail …`: one scenario, what it costs and along which firms most of that ran. */
export async function tellScenario(
  run: Run,
  options: ScenarioOptions & ReckoningOptions & ResultOptions,
  { named, exitCode, reckoning }: Read,
): Promise<ExitCode> {
  const text = textIn(chainMessages, run.language);
  const format = formatOf(run, options);
  if (!format.ok) return complain(run, format.reason);
  const parts = await readParts(run, options, named);
  if (!parts.ok) return typeof parts.reason === 'string' ? complain(run, parts.reason) : parts.reason;
  const shock = prepareShock(named.network, shockOptionsOf(named, reckoning));
  const scenario = scenarioOf(shock, parts.value);
  const explained = explainShock(shock, scenario);
  const { index, down, up, steps } = explained.outcome;
  const struck = scenario.firms.length;
  const totals = {
    header: ['struck', 'esri', 'esri_down', 'esri_up', 'iterations'],
    rows: [[struck, index.toFixed(digits), down.toFixed(digits), up.toFixed(digits), steps]],
  };
  const written = await writeResult(run, format.value, options.out, () => ({
    ...(options.how === true ? waysOf(named, explained.losses) : totals),
    lines: () => [
      text('scenarioCosts', { struck, index: percent(index), down: percent(down), up: percent(up), steps }),
      text('heaviestWay'),
      ...lossTable(run, named, heaviestWay(explained)),
      text('losingMost'),
      ...lossTable(
        run,
        named,
        explained.losses.toSorted((a, b) => b.ownLoss - a.ownLoss),
      ),
    ],
  }));
  return written ?? exitCode;
}

function waysOf({ firmNames }: NamedNetwork, losses: readonly LossOfFirm[]) {
  return {
    header: ['firm', 'direction', 'step', 'from', 'loss', 'own_loss', 'passed_loss'],
    rows: losses.map(({ firm, direction, step, from, loss, ownLoss, passedLoss }) => [
      firmNames[firm] ?? '',
      direction,
      step,
      firmNames[from] ?? '',
      ...[loss, ownLoss, passedLoss].map((figure) => figure.toFixed(digits)),
    ]),
  };
}

function lossTable(run: Run, { firmNames, sectorNames, network }: NamedNetwork, losses: readonly LossOfFirm[]) {
  const text = textIn(chainMessages, run.language);
  const titles = [
    text('step'),
    text('firm'),
    text('sector'),
    text('direction'),
    text('from'),
    text('ownShare'),
    text('ownLoss'),
    text('passedLoss'),
  ];
  const rows = losses
    .slice(0, shownMost)
    .map(({ step, firm, direction, from, loss, ownLoss, passedLoss }) => [
      String(step),
      firmNames[firm] ?? '',
      sectorNames[network.sectorOf[firm] ?? -1] ?? '',
      text(direction),
      firmNames[from] ?? '',
      ...[loss, ownLoss, passedLoss].map(percent),
    ]);
  return textTable([titles, ...rows]);
}
