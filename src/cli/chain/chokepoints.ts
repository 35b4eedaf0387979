import {
  type Chokepoint,
  chokepointsOf,
  findGaps,
  type NamedNetwork,
  type ProductChokepoint,
  prepareShock,
  rankProducts,
  type Shock,
} from '@leitu/chain';
import { textIn } from '../../platform/i18n/index.ts';
import { complain, type ExitCode, type Run } from '../run.ts';
import { textTable } from '../textTable.ts';
import {
  type ReckoningOptions,
  readReckoning,
  readWorkers,
  shockOptionsOf,
  type WorkersOption,
  workThrough,
} from './askShock.ts';
import { chainMessages } from './messages.ts';
import { openNetwork } from './openNetwork.ts';
import { listed, readScope, type ScopeOption, sectorNamed } from './scope.ts';
import { rankAll } from './shock.ts';
import { formatOf, percent, type ResultOptions, writeResult } from './writeResult.ts';

export type ChokepointsOptions = ReckoningOptions &
  ResultOptions &
  WorkersOption &
  ScopeOption & { readonly by?: string; readonly final?: string };

const shownMost = 30;
/** As many digits as the published values have. */
const digits = 12;

/** `leitu chokepoints`: the firms, or products, that are hardest to do without, and how complete the chain is. */
export async function tellChokepoints(run: Run, options: ChokepointsOptions): Promise<ExitCode> {
  const text = textIn(chainMessages, run.language);
  const reckoning = readReckoning(run, options);
  if (!reckoning.ok) return complain(run, reckoning.reason);
  const format = formatOf(run, options);
  if (!format.ok) return complain(run, format.reason);
  const workers = readWorkers(run, options);
  if (!workers.ok) return complain(run, workers.reason);
  const { by = 'firm' } = options;
  if (by !== 'firm' && by !== 'product') return complain(run, text('badBy', { value: by }));
  const opened = await openNetwork(run, options);
  if (!opened.ok) return opened.reason;
  const { exitCode } = opened.value;
  const scope = readScope(run, options, opened.value.named);
  if (!scope.ok) return complain(run, scope.reason);
  const counted = countingFinal(run, options, opened.value.named);
  if (typeof counted === 'string') return complain(run, counted);
  const shock = prepareShock(counted.network, shockOptionsOf(counted, reckoning.value));
  const isInside = scope.value;
  const tableOf = async () => {
    if (by === 'product') {
      return productTable(run, counted, await workThrough(run, rankProducts(shock, isInside), shock.network.sectors));
    }
    const passes = { passesAbove: shock.epsilon };
    const ranking = await rankAll(run, counted, reckoning.value, workers.value, passes);
    return firmTable(run, counted, chokepointsOf(counted.network, ranking.indices, ranking.passes, isInside));
  };
  const written = await writeResult(run, format.value, options.out, async () => {
    const table = await tableOf();
    return { ...table, lines: () => [...gapLines(run, shock, counted, isInside), ...textTable(table.titled)] };
  });
  return written ?? exitCode;
}

/** Where final products were named, what their makers sell is all that counts. */
function countingFinal(run: Run, { final, firms }: ChokepointsOptions, named: NamedNetwork): NamedNetwork | string {
  if (final === undefined) return named;
  const { network } = named;
  const wanted = new Set<number>();
  for (const name of listed(final)) {
    const sector = sectorNamed(named, name);
    if (sector === undefined) {
      return textIn(chainMessages, run.language)('noSuchSector', { sector: name, path: firms });
    }
    wanted.add(sector);
  }
  const base = named.weights ?? prepareShock(network).weights;
  return { ...named, weights: base.map((weight, firm) => (wanted.has(network.sectorOf[firm] ?? -1) ? weight : 0)) };
}

function gapLines(
  run: Run,
  { network }: Shock,
  { essential, sectorNames }: NamedNetwork,
  isInside: Uint8Array | undefined,
): readonly string[] {
  const text = textIn(chainMessages, run.language);
  const gaps = findGaps(network, essential, isInside === undefined ? {} : { isInside });
  const broken = gaps.supplies.filter(({ state }) => state !== 'sound');
  return [
    text('completeness', { share: percent(gaps.completeness), broken: broken.length }),
    ...broken.slice(0, shownMost).map(({ sector, users, sellers, bought, boughtOutside }) =>
      text('brokenPoint', {
        sector: sectorNames[sector] ?? '',
        users,
        sellers,
        outside: percent(bought > 0 ? boughtOutside / bought : 0),
      }),
    ),
  ];
}

function firmTable(run: Run, { firmNames, sectorNames, network }: NamedNetwork, points: readonly Chokepoint[]) {
  const text = textIn(chainMessages, run.language);
  const namesOf = ({ firm }: Chokepoint) => [firmNames[firm] ?? '', sectorNames[network.sectorOf[firm] ?? -1] ?? ''];
  const figuresOf = (point: Chokepoint) => [point.index, point.passFrequency, point.marketShare];
  return {
    header: ['firm', 'sector', 'esri', 'pass_frequency', 'market_share', 'market_hhi', 'import_share', 'substitutes'],
    rows: points.map((point) => [
      ...namesOf(point),
      ...[...figuresOf(point), point.marketConcentration, point.importShare].map((figure) => figure.toFixed(digits)),
      point.substitutes,
    ]),
    titled: [
      [
        ...[text('firm'), text('sector'), text('index'), text('passes'), text('share'), text('hhi')],
        ...[text('imported'), text('substitutes')],
      ],
      ...points
        .slice(0, shownMost)
        .map((point) => [
          ...namesOf(point),
          ...figuresOf(point).map(percent),
          point.marketConcentration.toFixed(3),
          percent(point.importShare),
          String(point.substitutes),
        ]),
    ],
  };
}

function productTable(run: Run, { sectorNames }: NamedNetwork, points: readonly ProductChokepoint[]) {
  const text = textIn(chainMessages, run.language);
  const nameOf = ({ sector }: ProductChokepoint) => sectorNames[sector] ?? '';
  return {
    header: ['sector', 'esri', 'pass_frequency', 'hhi', 'import_share', 'sellers'],
    rows: points.map((point) => [
      nameOf(point),
      ...[point.index, point.passFrequency, point.concentration, point.importShare].map((figure) =>
        figure.toFixed(digits),
      ),
      point.sellers,
    ]),
    titled: [
      [text('sector'), text('index'), text('passes'), text('hhi'), text('imported'), text('sellers')],
      ...points
        .slice(0, shownMost)
        .map((point) => [
          nameOf(point),
          percent(point.index),
          percent(point.passFrequency),
          point.concentration.toFixed(3),
          percent(point.importShare),
          String(point.sellers),
        ]),
    ],
  };
}
