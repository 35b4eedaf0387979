import { expect, test } from 'vitest';
import { compareNumbers } from '../verdict.ts';
import { onBoundary } from './boundary.ts';

const TOLERANCE = 1e-9;
const BOUNDARIES = [0, 0.03, 0.05, 0.1, 0.3, 0.55, 0.7, 1, 1.5, -0.2, 1e-9, -1e-9, 3e-10, 1234.5, 1e12];

test('the first and the last double on a boundary are, and their neighbours beyond are not', () => {
  for (const boundary of BOUNDARIES) {
    const { first, last } = onBoundary(boundary, TOLERANCE);
    const isOn = (value: number) => compareNumbers(value, '=', boundary, TOLERANCE) === 3;
    expect([isOn(first), isOn(last)], String(boundary)).toEqual([true, true]);
    expect([isOn(below(first)), isOn(-below(-last))], String(boundary)).toEqual([false, false]);
  }
});

/** The next double below, by bits. */
function below(value: number): number {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  if (value === 0) return -Number.MIN_VALUE;
  view.setBigUint64(0, view.getBigUint64(0) + (value > 0 ? -1n : 1n));
  return view.getFloat64(0);
}
