import { type SeededGenerator, seededGenerator } from '@leitu/kernel';
import { describe, expect, it } from 'vitest';
import {
  articulationPoints,
  buildNetwork,
  coreNumbers,
  dominators,
  katzOnReversed,
  marketConcentration,
  type Network,
  pageRank,
  safeAttenuation,
  strongComponents,
  supplyConcentration,
  weakComponents,
} from '../index.ts';

/** W[i][j], and −1 where there is no link. */
type Table = readonly (readonly number[])[];

const upTo = (end: number) => Array.from({ length: end }, (_, number) => number);
const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);

function aTable(random: SeededGenerator): Table {
  const n = 1 + random.integer(9);
  const density = random.next() ** 2;
  return upTo(n).map((i) => upTo(n).map((j) => (i !== j && random.next() < density ? random.integer(4) : -1)));
}

function networkOf(table: Table): Network {
  const links = table.flatMap((row, i) => row.flatMap((weight, j) => (weight < 0 ? [] : [{ i, j, weight }])));
  return buildNetwork(
    { sectorOf: Int32Array.from(table, (_, firm) => firm % 3) },
    {
      suppliers: Int32Array.from(links, ({ i }) => i),
      customers: Int32Array.from(links, ({ j }) => j),
      weights: Float64Array.from(links, ({ weight }) => weight),
    },
  );
}

/** Whether goods come from each firm to each, without passing through the firm `without`. */
function reach(table: Table, isEitherWay: boolean, without = -1): boolean[][] {
  const n = table.length;
  const isLink = (i: number, j: number) =>
    i !== without && j !== without && ((table[i]?.[j] ?? -1) >= 0 || (isEitherWay && (table[j]?.[i] ?? -1) >= 0));
  const reached = upTo(n).map((i) => upTo(n).map((j) => i === j || isLink(i, j)));
  for (const k of upTo(n))
    for (const i of upTo(n))
      for (const j of upTo(n)) if (reached[i]?.[k] && reached[k]?.[j]) (reached[i] ?? [])[j] = true;
  return reached;
}

function onManyTables(
  seed: number,
  check: (table: Table, network: Network, random: SeededGenerator) => void,
  rounds = 300,
): void {
  const random = seededGenerator(seed);
  for (let round = 0; round < rounds; round += 1) {
    const table = aTable(random);
    check(table, networkOf(table), random);
  }
}

/** Whether two are in one component, for all pairs. */
const pairs = (componentOf: Int32Array) => [...componentOf].map((a) => [...componentOf].map((b) => a === b));

describe('on small networks brute force agrees with', () => {
  it('the weak components', () => {
    onManyTables(1, (table, network) => {
      const { count, componentOf } = weakComponents(network);
      expect(pairs(componentOf)).toEqual(reach(table, true));
      expect(count).toBe(new Set(componentOf).size);
    });
  });

  it('the strong components, in which customers come before their suppliers', () => {
    onManyTables(2, (table, network) => {
      const { count, componentOf } = strongComponents(network);
      const reached = reach(table, false);
      expect(pairs(componentOf)).toEqual(reached.map((row, i) => row.map((is, j) => is && reached[j]?.[i] === true)));
      expect(count).toBe(new Set(componentOf).size);
      for (const [i, row] of table.entries())
        for (const [j, weight] of row.entries())
          if (weight >= 0) expect(componentOf[j]).toBeLessThanOrEqual(componentOf[i] ?? -1);
    });
  });

  it('the articulation points', () => {
    const parts = (reached: boolean[][]) => new Set(reached.map((row) => row.join())).size;
    onManyTables(3, (table, network) => {
      const whole = parts(reach(table, true));
      // Without its links a firm is a part of its own, which counts for one.
      const expected = upTo(table.length).map((firm) => (parts(reach(table, true, firm)) - 1 > whole ? 1 : 0));
      expect([...articulationPoints(network)]).toEqual(expected);
    });
  });

  it('the dominators', () => {
    onManyTables(
      4,
      (table, network, random) => {
        const firms = upTo(table.length);
        const roots = firms.filter(() => random.integer(3) === 0);
        const isReached = (firm: number, without: number) => {
          const reached = reach(table, false, without);
          return firm !== without && roots.some((root) => root !== without && reached[root]?.[firm]);
        };
        const isBefore = (before: number, firm: number) =>
          before !== firm && isReached(firm, -1) && isReached(before, -1) && !isReached(firm, before);
        const expected = firms.map((firm) => {
          if (!isReached(firm, -1)) return -2;
          const all = firms.filter((other) => isBefore(other, firm));
          // The last of them is the one that all the others stand before.
          return all.find((last) => all.every((other) => other === last || isBefore(other, last))) ?? -1;
        });
        expect([...dominators(network, roots)]).toEqual(expected);
      },
      80,
    );
  });

  it('the core numbers', () => {
    onManyTables(5, (table, network) => {
      const isPartner = (i: number, j: number) => (table[i]?.[j] ?? -1) >= 0 || (table[j]?.[i] ?? -1) >= 0;
      const coreOf = (k: number) => {
        let left = upTo(table.length);
        for (;;) {
          const kept = left.filter((i) => left.filter((j) => isPartner(i, j)).length >= k);
          if (kept.length === left.length) return left;
          left = kept;
        }
      };
      const expected = upTo(table.length).map((firm) => Math.max(...upTo(10).filter((k) => coreOf(k).includes(firm))));
      expect([...coreNumbers(network)]).toEqual(expected);
    });
  });

  it('PageRank and Katz centrality, as solutions of their equations', () => {
    onManyTables(6, (table, network) => {
      const n = table.length;
      const w = table.map((row) => row.map((weight) => Math.max(0, weight)));
      const ranks = pageRank(network, 0.85);
      expect(sum([...ranks])).toBeCloseTo(1, 9);
      const share = (i: number, j: number) => {
        const sold = sum(w[i] ?? []);
        return sold > 0 ? (w[i]?.[j] ?? 0) / sold : 1 / n;
      };
      const attenuation = safeAttenuation(network);
      const katz = katzOnReversed(network, attenuation, { tolerance: 1e-13, roundsMost: 2000 });
      for (const j of upTo(n)) {
        const rank = 0.15 / n + 0.85 * sum(upTo(n).map((i) => (ranks[i] ?? 0) * share(i, j)));
        expect(Math.abs(rank - (ranks[j] ?? 0))).toBeLessThan(1e-9);
        const value = 1 + attenuation * sum(upTo(n).map((k) => ((table[j]?.[k] ?? -1) >= 0 ? (katz[k] ?? 0) : 0)));
        expect(Math.abs(value / (katz[j] ?? 0) - 1)).toBeLessThan(1e-9);
      }
    });
  });

  it('the concentration of supply and of markets', () => {
    onManyTables(7, (table, network) => {
      const hhi = (values: readonly number[]) => {
        const whole = sum(values);
        return whole > 0 ? sum(values.map((value) => (value / whole) ** 2)) : 0;
      };
      const w = table.map((row) => row.map((weight) => Math.max(0, weight)));
      const bought = upTo(table.length).map((j) => hhi(w.map((row) => row[j] ?? 0)));
      for (const [firm, index] of supplyConcentration(network).entries())
        expect(index).toBeCloseTo(bought[firm] ?? 2, 12);
      const sold = w.map(sum);
      for (const [market, index] of marketConcentration(network).entries())
        expect(index).toBeCloseTo(hhi(sold.filter((_, firm) => firm % 3 === market)), 12);
    });
  });
});

it('chains of a hundred thousand firms are walked without recursion', () => {
  const n = 100_000;
  const suppliers = Int32Array.from({ length: n - 1 }, (_, firm) => firm);
  const customers = suppliers.map((firm) => firm + 1);
  const network = buildNetwork(
    { sectorOf: new Int32Array(n) },
    { suppliers, customers, weights: new Float64Array(n - 1).fill(1) },
  );
  expect(weakComponents(network).count).toBe(1);
  expect(strongComponents(network).count).toBe(n);
  expect(articulationPoints(network).reduce((a, b) => a + b, 0)).toBe(n - 2);
  expect(dominators(network, [0])[n - 1]).toBe(n - 2);
  expect(coreNumbers(network)[0]).toBe(1);
});
