import { rankSubstitutes } from '@leitu/chain';
import { textIn } from '../../platform/i18n/index.ts';
import { complain, type ExitCode, type Run } from '../run.ts';
import { textTable } from '../textTable.ts';
import { type ReckoningOptions, readReckoning, shockOptionsOf, workThrough } from './askShock.ts';
import { chainMessages } from './messages.ts';
import { openNetwork } from './openNetwork.ts';
import { formatOf, percent, type ResultOptions, writeResult } from './writeResult.ts';

export interface SubstitutesOptions extends ReckoningOptions, ResultOptions {
  readonly for: string;
}

const shownMost = 30;

/** `leitu substitutes`: who could stand in for a firm, by how far the cost of its failure falls. */
export async function tellSubstitutes(run: Run, options: SubstitutesOptions): Promise<ExitCode> {
  const text = textIn(chainMessages, run.language);
  const reckoning = readReckoning(run, options);
  if (!reckoning.ok) return complain(run, reckoning.reason);
  const format = formatOf(run, options);
  if (!format.ok) return complain(run, format.reason);
  const opened = await openNetwork(run, options);
  if (!opened.ok) return opened.reason;
  const { named, exitCode } = opened.value;
  const { network, firmNames, sectorNames } = named;
  const firm = firmNames.indexOf(options.for);
  if (firm < 0) return complain(run, text('noSuchFirm', { firm: options.for, path: options.firms }));
  const work = rankSubstitutes(network, shockOptionsOf(named, reckoning.value), firm);
  const ranked = await workThrough(run, work, network.firms);
  const sectorOf = (of: number) => sectorNames[network.sectorOf[of] ?? -1] ?? '';
  const written = await writeResult(run, format.value, options.out, {
    header: ['firm', 'sector', 'share', 'esri_before', 'esri_after', 'gain'],
    rows: ranked.map((one) => [
      firmNames[one.firm] ?? '',
      sectorOf(one.firm),
      ...[one.share, one.indexBefore, one.indexAfter, one.gain].map((figure) => figure.toFixed(12)),
    ]),
    lines: () =>
      ranked.length === 0
        ? [text('noSubstitute', { firm: options.for })]
        : textTable([
            [text('firm'), text('sector'), text('taken'), text('before'), text('after'), text('gain')],
            ...ranked
              .slice(0, shownMost)
              .map((one) => [
                firmNames[one.firm] ?? '',
                sectorOf(one.firm),
                ...[one.share, one.indexBefore, one.indexAfter, one.gain].map(percent),
              ]),
          ]),
  });
  return written ?? exitCode;
}
