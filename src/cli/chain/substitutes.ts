import {
  classificationNearness,
  coProduction,
  type NamedNetwork,
  rankFillers,
  rankSubstitutes,
  type SubstituteWishes,
  type Weighed,
} from '@leitu/chain';
import { ok, type Result, refused } from '@leitu/kernel';
import { textIn } from '../../platform/i18n/index.ts';
import { complain, type ExitCode, type Run } from '../run.ts';
import { textTable } from '../textTable.ts';
import {
  type Reckoning,
  type ReckoningOptions,
  readReckoning,
  shockOptionsOf,
  wholeNumber,
  workThrough,
} from './askShock.ts';
import { chainMessages } from './messages.ts';
import { openNetwork } from './openNetwork.ts';
import { readScope, type ScopeOption, sectorNamed } from './scope.ts';
import { formatOf, percent, type ResultOptions, writeResult } from './writeResult.ts';

export interface SubstitutesOptions extends ReckoningOptions, ResultOptions, ScopeOption {
  readonly for?: string;
  readonly gap?: string;
  readonly near?: string;
  readonly most?: string;
}

const shownMost = 30;
const mostFirms = 1_000_000;
/** As many digits as the published values have. */
const digits = 12;

/** `leitu substitutes`: who could stand in for a firm, or fill a gap, by how far the cost of the loss falls. */
export async function tellSubstitutes(run: Run, options: SubstitutesOptions): Promise<ExitCode> {
  const text = textIn(chainMessages, run.language);
  const reckoning = readReckoning(run, options);
  if (!reckoning.ok) return complain(run, reckoning.reason);
  const format = formatOf(run, options);
  if (!format.ok) return complain(run, format.reason);
  const opened = await openNetwork(run, options);
  if (!opened.ok) return opened.reason;
  const { named, exitCode } = opened.value;
  const work = workFor(run, options, named, reckoning.value);
  if (!work.ok) return complain(run, work.reason);
  const written = await writeResult(run, format.value, options.out, async () => {
    const ranked = await workThrough(run, work.value, named.network.firms);
    const { firmNames, sectorNames, network } = named;
    const namesOf = ({ firm }: Weighed) => [firmNames[firm] ?? '', sectorNames[network.sectorOf[firm] ?? -1] ?? ''];
    const marksOf = ({ nearness, capability, record, share }: Weighed) => [nearness, capability, record, share];
    const figuresOf = ({ indexBefore, indexAfter, gain }: Weighed) => [indexBefore, indexAfter, gain];
    return {
      header: [
        ...['firm', 'sector', 'nearness', 'capability', 'record', 'share', 'spare'],
        ...['esri_before', 'esri_after', 'gain'],
      ],
      rows: ranked.map((one) => [
        ...namesOf(one),
        ...marksOf(one).map((mark) => mark.toFixed(digits)),
        Number.isFinite(one.spare) ? one.spare : '',
        ...figuresOf(one).map((figure) => figure.toFixed(digits)),
      ]),
      lines: () =>
        ranked.length === 0
          ? [text('noSubstitute', { firm: options.for ?? options.gap ?? '' })]
          : textTable([
              [
                ...[text('firm'), text('sector'), text('nearness'), text('capability'), text('record'), text('taken')],
                ...[text('before'), text('after'), text('gain')],
              ],
              ...ranked
                .slice(0, shownMost)
                .map((one) => [
                  ...namesOf(one),
                  ...marksOf(one).map((mark) => mark.toFixed(3)),
                  ...figuresOf(one).map(percent),
                ]),
            ]),
    };
  });
  return written ?? exitCode;
}

function workFor(
  run: Run,
  options: SubstitutesOptions,
  named: NamedNetwork,
  reckoning: Reckoning,
): Result<Generator<number, readonly Weighed[], void>, string> {
  const text = textIn(chainMessages, run.language);
  const wishes = wishesOf(run, options, named);
  if (!wishes.ok) return wishes;
  const shockOptions = shockOptionsOf(named, reckoning);
  if ((options.for === undefined) === (options.gap === undefined)) return refused(text('forOrGap'));
  if (options.for !== undefined) {
    const firm = named.firmNames.indexOf(options.for);
    if (firm < 0) return refused(text('noSuchFirm', { firm: options.for, path: options.firms }));
    return ok(rankSubstitutes(named.network, shockOptions, firm, wishes.value));
  }
  const sector = sectorNamed(named, options.gap ?? '');
  if (sector === undefined) return refused(text('noSuchSector', { sector: options.gap ?? '', path: options.firms }));
  const scope = readScope(run, options, named);
  if (!scope.ok) return scope;
  if (scope.value === undefined) return refused(text('banNeedsInside'));
  return ok(rankFillers(named.network, shockOptions, { sector, isInside: scope.value }, wishes.value));
}

/** Sectors are near by their codes, or because the goods of both are made together. */
function wishesOf(
  { language }: Run,
  { near = '1', most }: SubstitutesOptions,
  { sectorNames, spare, makes }: NamedNetwork,
): Result<SubstituteWishes, string> {
  const text = textIn(chainMessages, language);
  const least = /^\d*\.?\d+$/.test(near) ? Number(near) : Number.NaN;
  if (!(least >= 0 && least <= 1)) return refused(text('badNear', { value: near }));
  const count = most === undefined ? undefined : wholeNumber(most, 1, mostFirms);
  if (Number.isNaN(count)) return refused(text('badCount', { option: '--most' }));
  const together = coProduction(makes);
  const nameOf = (sector: number) => sectorNames[sector] ?? '';
  return ok({
    nearness: (sector, other) =>
      Math.max(classificationNearness(nameOf(sector), nameOf(other)), together(sector, other)),
    // As near as was asked for is near enough, but never what has nothing in common.
    nearerThan: Math.max(0, least - 1e-9),
    makes,
    ...(spare && { spare }),
    ...(count !== undefined && { most: count }),
  });
}
