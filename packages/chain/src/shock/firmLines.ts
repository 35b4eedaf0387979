import { at, realAt } from '../at.ts';
import { foresee } from './foresight.ts';
import type { Shock } from './shock.ts';

/**
 * What is known of each firm beforehand fills one line of the processor's cache: its output in bytes 0 to 7, its market in 8 to 11, and
 * Float32 numbers from byte 12 on: first a 1, then what news of it may count for, by the steps to come.
 */
export const firmLine = { bytes: 64, output: 0, market: 8, one: 12, importance: 16, importances: 12 } as const;
/** Bounds are rounded up: Float32 must not make them smaller. */
const roundedUp = 1 + 2 ** -22;

export function firmLinesOf(shock: Shock): Float64Array {
  const { firms, marketOf } = shock.network;
  const { bytes, output, market, one, importance } = firmLine;
  const foresight = foresee(shock, firmLine.importances);
  const lines = new Float64Array((firms * bytes) / Float64Array.BYTES_PER_ELEMENT);
  const [ints, singles] = [new Int32Array(lines.buffer), new Float32Array(lines.buffer)];
  for (let firm = 0; firm < firms; firm += 1) {
    const [line, word] = [firm * bytes, Int32Array.BYTES_PER_ELEMENT];
    lines[(line + output) / Float64Array.BYTES_PER_ELEMENT] = realAt(shock.impacts.outputs, firm);
    ints[(line + market) / word] = at(marketOf, firm);
    singles[(line + one) / word] = 1;
    for (const [horizon, values] of foresight.entries()) {
      singles[(line + importance) / word + horizon] = realAt(values, firm) * roundedUp;
    }
  }
  return lines;
}
