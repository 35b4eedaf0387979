import { findGaps, prepareShock, rankChokepoints } from '@leitu/chain';
import { textIn } from '../../platform/i18n/index.ts';
import { complain, type ExitCode, type Run } from '../run.ts';
import { textTable } from '../textTable.ts';
import { type ReckoningOptions, readReckoning, shockOptionsOf, workThrough } from './askShock.ts';
import { chainMessages } from './messages.ts';
import { openNetwork } from './openNetwork.ts';
import { formatOf, percent, type ResultOptions, writeResult } from './writeResult.ts';

const shownMost = 30;

/** `leitu chokepoints`: the firms that are hardest to do without, and how complete the chain is. */
export async function tellChokepoints(run: Run, options: ReckoningOptions & ResultOptions): Promise<ExitCode> {
  const text = textIn(chainMessages, run.language);
  const reckoning = readReckoning(run, options);
  if (!reckoning.ok) return complain(run, reckoning.reason);
  const format = formatOf(run, options);
  if (!format.ok) return complain(run, format.reason);
  const opened = await openNetwork(run, options);
  if (!opened.ok) return opened.reason;
  const { named, exitCode } = opened.value;
  const { network, firmNames, sectorNames, essential } = named;
  const shock = prepareShock(network, shockOptionsOf(named, reckoning.value));
  const chokepoints = await workThrough(run, rankChokepoints(shock), network.firms);
  const gaps = findGaps(network, essential);
  const broken = gaps.supplies.filter(({ state }) => state !== 'sound');
  const sectorOf = (firm: number) => sectorNames[network.sectorOf[firm] ?? -1] ?? '';
  const rowOf = ({
    firm,
    index,
    passFrequency,
    marketShare,
    marketConcentration,
    substitutes,
  }: (typeof chokepoints)[0]) => [
    firmNames[firm] ?? '',
    sectorOf(firm),
    ...[index, passFrequency, marketShare, marketConcentration].map((figure) => figure.toFixed(12)),
    substitutes,
  ];
  const written = await writeResult(run, format.value, options.out, {
    header: ['firm', 'sector', 'esri', 'pass_frequency', 'market_share', 'market_hhi', 'substitutes'],
    rows: chokepoints.map(rowOf),
    lines: () => [
      text('completeness', { share: percent(gaps.completeness), broken: broken.length }),
      ...broken
        .slice(0, shownMost)
        .map(({ sector, users, sellers }) =>
          text('brokenPoint', { sector: sectorNames[sector] ?? '', users, sellers }),
        ),
      ...textTable([
        [text('firm'), text('sector'), text('index'), text('passes'), text('share'), text('hhi'), text('substitutes')],
        ...chokepoints
          .slice(0, shownMost)
          .map((point) => [
            firmNames[point.firm] ?? '',
            sectorOf(point.firm),
            percent(point.index),
            percent(point.passFrequency),
            percent(point.marketShare),
            point.marketConcentration.toFixed(3),
            String(point.substitutes),
          ]),
      ]),
    ],
  });
  return written ?? exitCode;
}
