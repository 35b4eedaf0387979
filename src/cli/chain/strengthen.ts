import { chooseProtected, growTrees, katzOnReversed, prepareShock, safeAttenuation } from '@leitu/chain';
import { textIn } from '../../platform/i18n/index.ts';
import { complain, type ExitCode, type Run } from '../run.ts';
import { textTable } from '../textTable.ts';
import { type ReckoningOptions, readReckoning, shockOptionsOf, wholeNumber } from './askShock.ts';
import { chainMessages } from './messages.ts';
import { openNetwork } from './openNetwork.ts';
import { rankAll } from './shock.ts';
import { formatOf, percent, type ResultOptions, writeResult } from './writeResult.ts';

export interface StrengthenOptions extends ReckoningOptions, ResultOptions {
  readonly k: string;
}

/** The failures that cost most are looked at, so many of them; each is as likely. */
const threatsMost = 300;
const mostFirms = 1_000_000;

/** `leitu strengthen`: the firms whose protection lowers the expected loss most. */
export async function tellStrengthening(run: Run, options: StrengthenOptions): Promise<ExitCode> {
  const text = textIn(chainMessages, run.language);
  const reckoning = readReckoning(run, options);
  if (!reckoning.ok) return complain(run, reckoning.reason);
  const format = formatOf(run, options);
  if (!format.ok) return complain(run, format.reason);
  const k = wholeNumber(options.k, 1, mostFirms);
  if (Number.isNaN(k)) return complain(run, text('badK', { value: options.k, most: mostFirms }));
  const opened = await openNetwork(run, options);
  if (!opened.ok) return opened.reason;
  const { named, exitCode } = opened.value;
  const { network, firmNames, sectorNames } = named;
  const written = await writeResult(run, format.value, options.out, async () => {
    const { indices } = await rankAll(run, named, reckoning.value);
    const order = Array.from(firmNames.keys()).sort((a, b) => (indices[b] ?? 0) - (indices[a] ?? 0));
    const threats = order.slice(0, threatsMost).map((firm) => ({
      scenario: { firms: [firm], losses: [1] },
      probability: 1 / Math.min(threatsMost, network.firms),
    }));
    const trees = growTrees(prepareShock(network, shockOptionsOf(named, reckoning.value)), threats);
    const chosen = chooseProtected(trees, k);
    const katz = katzOnReversed(network, safeAttenuation(network));
    const katzPlace = (firm: number) => 1 + katz.filter((value) => value > (katz[firm] ?? 0)).length;
    let left = trees.expectedLoss;
    const rows = chosen.map(({ firm, gain }) => {
      left -= gain;
      const sector = sectorNames[network.sectorOf[firm] ?? -1] ?? '';
      return { name: firmNames[firm] ?? '', sector, gain, left: Math.max(0, left), katz: katzPlace(firm) };
    });
    return {
      header: ['firm', 'sector', 'gain', 'expected_loss_left', 'katz_rank'],
      rows: rows.map((row) => [row.name, row.sector, row.gain.toFixed(12), row.left.toFixed(12), row.katz]),
      lines: () => [
        text('expected', { loss: percent(trees.expectedLoss), threats: threats.length }),
        ...textTable([
          [text('firm'), text('sector'), text('gain'), text('left'), text('katz')],
          ...rows.map((row) => [row.name, row.sector, percent(row.gain), percent(row.left), String(row.katz)]),
        ]),
      ],
    };
  });
  return written ?? exitCode;
}
