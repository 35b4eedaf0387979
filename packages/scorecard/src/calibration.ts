/** Rows with about the same chance of being good, and what became of them. */
export interface CalibrationGroup {
  readonly rows: number;
  /** The mean chance of being bad that was told. */
  readonly told: number;
  /** The share that was bad. */
  readonly seen: number;
}

/** How far the chances that were told are from what was seen. */
export interface Calibration {
  /** Mean squared distance of the chance from the outcome (Brier, Monthly Weather Review 78, 1950). */
  readonly brier: number;
  /** The same of the share of bads told to everyone: what a score of no use reaches. */
  readonly brierOfBase: number;
  readonly groups: readonly CalibrationGroup[];
  /** Mean of |told − seen| over the groups, by their rows. */
  readonly expectedError: number;
}

/**
 * Calibration of chances of being bad, in so many groups of about the same size by their chance.
 * @example calibrationOf(Float64Array.of(0, 1), Uint8Array.of(0, 1), 2).brier // 0
 */
export function calibrationOf(chances: Float64Array, isBad: Uint8Array, groups: number): Calibration {
  const rows = isBad.length;
  const order = Uint32Array.from(chances.keys()).sort((a, b) => (chances[a] ?? 0) - (chances[b] ?? 0) || a - b);
  let [brier, bads] = [0, 0];
  for (let row = 0; row < rows; row += 1) {
    const outcome = isBad[row] ?? 0;
    brier += ((chances[row] ?? 0) - outcome) ** 2;
    bads += outcome;
  }
  const told: CalibrationGroup[] = [];
  for (let group = 0; group < groups; group += 1) {
    const part = order.subarray(Math.round((group * rows) / groups), Math.round(((group + 1) * rows) / groups));
    if (part.length > 0) told.push(groupOf(part, chances, isBad));
  }
  const error = told.reduce((sum, one) => sum + one.rows * Math.abs(one.told - one.seen), 0);
  const share = bads / rows;
  return { brier: brier / rows, brierOfBase: share * (1 - share), groups: told, expectedError: error / rows };
}

function groupOf(part: Uint32Array, chances: Float64Array, isBad: Uint8Array): CalibrationGroup {
  let [told, seen] = [0, 0];
  for (const row of part) {
    told += chances[row] ?? 0;
    seen += isBad[row] ?? 0;
  }
  return { rows: part.length, told: told / part.length, seen: seen / part.length };
}
