import type { Result } from '@leitu/kernel';
import { expect, it } from 'vitest';
import {
  allocationCoefficients,
  backwardLinkages,
  forwardLinkages,
  ghoshInverse,
  hypotheticalExtraction,
  leontiefInverse,
  type SectorTable,
  technicalCoefficients,
} from '../index.ts';

/**
 * Germany 1995, domestic output at basic prices, million euros: Eurostat Manual of Supply, Use and Input-Output Tables (2008), table 15.4,
 * page 482. Agriculture, manufacturing, construction, trade, business services, other services.
 */
const germany: SectorTable = {
  intermediate: [
    [1131, 25480, 1, 607, 710, 762],
    [7930, 304584, 64167, 41082, 11981, 30360],
    [426, 7334, 3875, 5296, 23457, 9155],
    [3559, 72717, 14190, 74399, 10835, 21008],
    [3637, 96115, 31027, 65755, 193176, 34223],
    [1552, 14986, 1747, 11225, 15058, 22070],
  ],
  outputs: [43910, 1079446, 245606, 540063, 692487, 508918],
};

function read<Value>(result: Result<Value, unknown>): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.reason));
  return result.value;
}

it('Germany 1995 has the backward linkages of the manual (page 507), to its own rounding of the coefficients', () => {
  const published = [1.7048, 1.8413, 1.8136, 1.6035, 1.5951, 1.3782];
  for (const [sector, linkage] of read(backwardLinkages(germany)).entries())
    expect(Math.abs(linkage - (published[sector] ?? 0))).toBeLessThan(2.5e-4);
});

it('Germany 1995 has the technical coefficients, the multipliers and the forward linkages that follow', () => {
  const a = read(technicalCoefficients(germany));
  expect(a[0]?.[0]).toBeCloseTo(1131 / 43910, 12);
  expect(a[1]?.[2]).toBeCloseTo(64167 / 245606, 12);
  // The two inverses are one in other units: x_i g_ij = l_ij x_j.
  const [l, g] = [read(leontiefInverse(germany)), read(ghoshInverse(germany))];
  for (const [i, row] of g.entries())
    for (const [j, value] of row.entries())
      expect(value * (germany.outputs[i] ?? 0)).toBeCloseTo((l[i]?.[j] ?? 0) * (germany.outputs[j] ?? 0), 4);
  // (I − A) L = I
  for (const [i, row] of a.entries())
    for (const j of row.keys()) {
      const product = row.reduce((sum, value, k) => sum + ((i === k ? 1 : 0) - value) * (l[k]?.[j] ?? 0), 0);
      expect(product).toBeCloseTo(i === j ? 1 : 0, 10);
    }
  expect(read(forwardLinkages(germany))).toHaveLength(6);
  expect(read(allocationCoefficients(germany))[0]?.[1]).toBeCloseTo(25480 / 43910, 12);
});

it('a sector that is taken out costs at least its links, and nothing where it has none', () => {
  const alone: SectorTable = {
    intermediate: [
      [1, 2, 0],
      [2, 1, 0],
      [0, 0, 5],
    ],
    outputs: [10, 10, 10],
  };
  expect(read(hypotheticalExtraction(alone, 2))).toBeCloseTo(0, 12);
  // By hand: a = [[.1,.2],[.2,.1]], final use 7 and 7; without links each makes 7 / .9.
  expect(read(hypotheticalExtraction(alone, 0))).toBeCloseTo((20 - 2 * (7 / 0.9)) / 30, 12);
  const losses = [0, 1, 2, 3, 4, 5].map((sector) => read(hypotheticalExtraction(germany, sector)));
  expect(losses.indexOf(Math.max(...losses))).toBe(1);
});

it.each([
  ['table_not_square', { intermediate: [[1]], outputs: [1, 2] }],
  ['table_output_unfit', { intermediate: [[1]], outputs: [0] }],
  ['table_entry_unfit', { intermediate: [[Number.NaN]], outputs: [1] }],
  ['table_singular', { intermediate: [[1]], outputs: [1] }],
] as const)('is refused with %s', (code, table) => {
  expect(backwardLinkages(table)).toMatchObject({ ok: false, reason: { code } });
});
