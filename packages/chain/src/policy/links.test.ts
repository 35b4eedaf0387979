import { describe, expect, it } from 'vitest';
import { createSpreader, inferLinks, type Network, prepareShock, rewire, simulateRegion } from '../index.ts';

/** What each firm sells, and what it buys from each sector. */
function totalsOf({ firms, sectorOf, sales }: Network) {
  const sold = new Map<string, number>();
  const add = (key: string, weight: number) => sold.set(key, (sold.get(key) ?? 0) + weight);
  for (let firm = 0; firm < firms; firm += 1)
    for (let link = sales.starts[firm] ?? 0; link < (sales.starts[firm + 1] ?? 0); link += 1) {
      add(`sells ${firm}`, sales.weights[link] ?? 0);
      add(`buys ${sales.others[link]} of ${sectorOf[firm]}`, sales.weights[link] ?? 0);
    }
  return [...sold]
    .map(([key, weight]) => [key, Math.round(weight)])
    .toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1));
}

describe('rewiring', () => {
  it('lowers the risk and keeps what every firm sells, and buys of each sector', () => {
    const { network } = simulateRegion({ firms: 40, links: 120, sectors: 4, places: 2, seed: 9 });
    const work = rewire(network, {}, { tries: 80, seed: 1 });
    let turn = work.next();
    while (turn.done !== true) turn = work.next();
    const { network: rewired, swaps, riskBefore, riskAfter } = turn.value;
    expect(swaps.length).toBeGreaterThan(0);
    expect(riskAfter).toBeLessThan(riskBefore);
    expect(totalsOf(rewired)).toEqual(totalsOf(network));
    const spreader = createSpreader(prepareShock(rewired));
    let sum = 0;
    for (let firm = 0; firm < 40; firm += 1) sum += spreader.fail(firm).index;
    expect(sum).toBeCloseTo(riskAfter, 12);
  });
});

describe('missing links', () => {
  const { network } = simulateRegion({ firms: 40, links: 80, sectors: 3, places: 2, seed: 4 });
  const outputs = new Float64Array(40).fill(1e6);
  const inputs = new Float64Array(40).fill(1e6);
  const grounds = { known: network, outputs, inputs, need: () => 1, missing: 100 };

  it('are as many as are missing, none of them known, and their flows have the totals of the firms', () => {
    const links = inferLinks(grounds);
    expect(links.reduce((sum, { confidence }) => sum + confidence, 0)).toBeCloseTo(100, 6);
    const known = new Set<string>();
    const left = outputs.slice();
    for (let firm = 0; firm < 40; firm += 1)
      for (let link = network.sales.starts[firm] ?? 0; link < (network.sales.starts[firm + 1] ?? 0); link += 1) {
        known.add(`${firm} ${network.sales.others[link]}`);
        left[firm] = (left[firm] ?? 0) - (network.sales.weights[link] ?? 0);
      }
    for (const [place, { supplier, customer, confidence, weight }] of links.entries()) {
      expect(known.has(`${supplier} ${customer}`)).toBe(false);
      expect(supplier).not.toBe(customer);
      expect(confidence > 0 && confidence < 1).toBe(true);
      expect(confidence).toBeLessThanOrEqual(links[place - 1]?.confidence ?? 1);
      left[supplier] = (left[supplier] ?? 0) - confidence * weight;
    }
    for (const rest of left) expect(Math.abs(rest)).toBeLessThan(1);
  });

  it('are surer between near firms and between sectors that need each other, and never where there is no need', () => {
    const kilometres = (firm: number, other: number) => Math.abs(firm - other);
    const need = (from: number, to: number) => (from === to ? 0 : from + 1);
    const links = inferLinks({ ...grounds, need, kilometres, reachKilometres: 10 });
    expect(links.some(({ supplier, customer }) => network.sectorOf[supplier] === network.sectorOf[customer])).toBe(
      false,
    );
    const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
    const far = (from: number, to: number) =>
      mean(
        links
          .filter(
            (link) => kilometres(link.supplier, link.customer) >= from && kilometres(link.supplier, link.customer) < to,
          )
          .map(({ confidence }) => confidence),
      );
    expect(far(0, 10)).toBeGreaterThan(far(20, 40));
    expect(inferLinks({ ...grounds, missing: 0 })).toEqual([]);
  });
});
