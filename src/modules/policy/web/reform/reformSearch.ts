import { CASE_TYPES, type CaseType, type Library, type Pack, readThreshold, thresholdsOf } from '@leitu/rules';

/** Which reform the page tries, as its address says. */
export interface ReformSearch {
  readonly from: Pack;
  readonly to: Pack;
  readonly caseType: CaseType;
  /** Narrower than the own region; empty for all of it. */
  readonly region: string;
  /** Thresholds of the new pack that are moved, in the measure of the rules. */
  readonly moves: Readonly<Record<string, number>>;
}

/** The reform of 2026 of the second rung. */
const usual = { from: 'cn.srdi.2022', to: 'cn.srdi.2026' } as const;

/** Reads what the address asks for; what means nothing there is left out. Undefined where the packs did not come with the application. */
export function readReformSearch(
  { packs }: Pick<Library, 'packs'>,
  { from, to, case: caseType, region, set }: Readonly<Record<string, unknown>>,
): ReformSearch | undefined {
  const packOf = (given: unknown, otherwise: string) => packs.get(String(given)) ?? packs.get(otherwise);
  const [old, published] = [packOf(from, usual.from), packOf(to, usual.to)];
  if (old === undefined || published === undefined) return undefined;
  return {
    from: old,
    to: published,
    caseType: CASE_TYPES.find((one) => one === caseType) ?? 'new',
    region: typeof region === 'string' && /^(\d{2}|\d{4}|\d{6})$/.test(region) ? region : '',
    moves: readMoved(published, [set ?? []].flat().map(String)),
  };
}

function readMoved(pack: Pack, written: readonly string[]): Readonly<Record<string, number>> {
  const thresholds = thresholdsOf(pack);
  const moved = written.flatMap((text) => {
    const at = text.lastIndexOf('=');
    const threshold = thresholds.find(({ id }) => id === text.slice(0, at));
    const value = threshold === undefined ? undefined : readThreshold(threshold, text.slice(at + 1));
    return threshold === undefined || value === undefined || value === threshold.value ? [] : [[threshold.id, value]];
  });
  return Object.fromEntries(moved) as Readonly<Record<string, number>>; // Pairs of an address and a number.
}

/** The address of a reform, which is what the interface is asked too: money in CNY, ratios as decimals. */
export function writeReformSearch({ from, to, caseType, region, moves }: ReformSearch): {
  readonly from: string;
  readonly to: string;
  readonly case: CaseType;
  readonly region: string;
  readonly set: readonly string[];
} {
  const thresholds = thresholdsOf(to);
  const set = Object.entries(moves).flatMap(([id, value]) => {
    const threshold = thresholds.find((one) => one.id === id);
    if (threshold === undefined || threshold.value === value) return [];
    return [`${id}=${threshold.unit === 'CNY' ? value / 100 : value}`];
  });
  return { from: from.id, to: to.id, case: caseType, region, set };
}
