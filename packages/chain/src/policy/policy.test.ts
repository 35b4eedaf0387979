import { type SeededGenerator, seededGenerator } from '@leitu/kernel';
import { describe, expect, it } from 'vitest';
import {
  allEssential,
  chooseProtected,
  createSpreader,
  findGaps,
  growTrees,
  type LossTrees,
  prepareShock,
  rankChokepoints,
  rankSubstitutes,
  simulateRegion,
  withSubstitute,
} from '../index.ts';
import { networkOf } from '../testing/networkOf.ts';

function resultOf<Value>(work: Generator<number, Value, void>): Value {
  let turn = work.next();
  while (turn.done !== true) turn = work.next();
  return turn.value;
}

describe('gaps', () => {
  // Two steel works and one foundry supply two car makers; chips come from abroad.
  const network = networkOf(
    [0, 0, 1, 2, 3, 3],
    [
      [0, 4, 5],
      [1, 5, 3],
      [2, 4, 2],
      [3, 5, 10],
    ],
  );

  it('are essential inputs without a seller inside, or with sellers in one hand', () => {
    const isInside = Uint8Array.of(1, 1, 1, 0, 1, 1);
    const { supplies, completeness, bought } = findGaps(network, allEssential, { isInside });
    expect(supplies.map(({ sector, state, users, boughtOutside }) => [sector, state, users, boughtOutside])).toEqual([
      [2, 'missing', 1, 10],
      [0, 'sound', 2, 0],
      [1, 'one-hand', 1, 0],
    ]);
    expect(bought).toEqual({ sound: 8, oneHand: 2, missing: 10 });
    expect(completeness).toBeCloseTo(0.4, 12);
    const oneOwner = findGaps(network, allEssential, { isInside, handOf: Int32Array.of(7, 7, 1, 2, 3, 4) });
    expect(oneOwner.supplies.find(({ sector }) => sector === 0)).toMatchObject({
      sellers: 2,
      hands: 1,
      state: 'one-hand',
    });
  });

  it('are none where nothing is essential', () => {
    expect(findGaps(network, { otherwise: 1, levels: new Map() })).toMatchObject({ supplies: [], completeness: 1 });
  });
});

describe('chokepoints', () => {
  it('are ranked by index, with how often losses pass, the market and who could stand in', () => {
    const { network } = simulateRegion({ firms: 80, links: 280, sectors: 8, places: 3, seed: 2 });
    const shock = prepareShock(network);
    const spreader = createSpreader(shock);
    const chokepoints = resultOf(rankChokepoints(network));
    expect(chokepoints).toHaveLength(80);
    const passes = new Map<number, number>();
    for (let firm = 0; firm < 80; firm += 1) {
      spreader.run({ firms: [firm], losses: [1] });
      const losses = { down: new Float64Array(80), up: new Float64Array(80) };
      spreader.lossesOfLast(losses);
      for (let other = 0; other < 80; other += 1)
        if (other !== firm && Math.max(losses.down[other] ?? 0, losses.up[other] ?? 0) > 0.01)
          passes.set(other, (passes.get(other) ?? 0) + 1);
    }
    for (const [place, { firm, index, passFrequency }] of chokepoints.entries()) {
      expect(index).toBeLessThanOrEqual(chokepoints[place - 1]?.index ?? 1);
      expect(Math.abs(index - spreader.fail(firm).index)).toBeLessThan(1e-10);
      expect(passFrequency).toBeCloseTo((passes.get(firm) ?? 0) / 79, 12);
    }
  });
});

describe('substitutes', () => {
  it('are ranked by how far the index falls when they take over half', () => {
    const network = networkOf(
      [0, 0, 0, 1, 1],
      [
        [0, 3, 8],
        [1, 4, 2],
        [2, 3, 1],
      ],
    );
    const ranked = resultOf(rankSubstitutes(network, { isReplaceable: false }, 0));
    expect(ranked.map(({ firm }) => firm).toSorted((a, b) => a - b)).toEqual([1, 2]);
    for (const { firm, indexAfter, share } of ranked) {
      const changed = withSubstitute(network, 0, firm, 0.5);
      expect(share).toBe(0.5);
      expect(createSpreader(prepareShock(changed, { isReplaceable: false })).fail(0).index).toBe(indexAfter);
      expect([...changed.purchases.weights].reduce((a, b) => a + b, 0)).toBe(11);
    }
    const limited = resultOf(rankSubstitutes(network, {}, 0, { spare: Float64Array.of(0, 2, 0, 0, 0) }));
    expect(limited.map(({ firm, share }) => [firm, share])).toEqual([[1, 0.25]]);
  });

  it('never raise the index of the firm they stand in for, in networks without cycles', () => {
    const random = seededGenerator(11);
    for (let round = 0; round < 1000; round += 1) {
      const n = 4 + random.integer(7);
      const sectors = Array.from({ length: n }, () => random.integer(3));
      const links: [number, number, number][] = [];
      for (let i = 0; i < n; i += 1)
        for (let j = i + 1; j < n; j += 1) if (random.integer(3) === 0) links.push([i, j, 1 + random.integer(9)]);
      const network = networkOf(sectors, links);
      const firm = random.integer(n);
      const first = Math.min(n, ...links.filter(([from]) => from === firm).map(([, to]) => to));
      const candidates = sectors
        .keys()
        .filter((other) => other !== firm && other < first && sectors[other] === sectors[firm]);
      const options = { isReplaceable: random.integer(2) === 0, epsilon: 1e-9 };
      const before = createSpreader(prepareShock(network, options)).fail(firm).index;
      for (const candidate of candidates) {
        const changed = withSubstitute(network, firm, candidate, 0.5);
        const after = createSpreader(prepareShock(changed, options)).fail(firm).index;
        expect(after, JSON.stringify({ sectors, links, firm, candidate, options })).toBeLessThan(before + 1e-9);
      }
    }
  });
});

/** Firms whose branches are looked at node by node: what is saved is the own loss of all that have a protected firm above them. */
function saved({ firmOf, parents, passed }: LossTrees, firms: readonly number[]): number {
  const own = passed.slice();
  for (const [node, parent] of parents.entries())
    if (parent >= 0) own[parent] = (own[parent] ?? 0) - (passed[node] ?? 0);
  let sum = 0;
  for (const node of firmOf.keys()) {
    let above = node;
    while (above >= 0 && !firms.includes(firmOf[above] ?? -1)) above = parents[above] ?? -1;
    if (above >= 0) sum += own[node] ?? 0;
  }
  return sum;
}

function someTrees(random: SeededGenerator, firms: number): LossTrees {
  const { network } = simulateRegion({ firms, links: firms * 3, sectors: 4, places: 2, seed: random.integer(1000) });
  const threats = Array.from({ length: 8 }, () => ({
    scenario: { firms: [random.integer(firms)], losses: [1] },
    probability: random.next(),
  }));
  return growTrees(prepareShock(network, { epsilon: 1e-3 }), threats);
}

describe('protection', () => {
  it('chosen lazily is what plain greedy chooses, and saves 1 − 1/e of what the best choice of all would', () => {
    const random = seededGenerator(12);
    for (let round = 0; round < 8; round += 1) {
      const trees = someTrees(random, 14);
      const chosen = chooseProtected(trees, 3);
      const plain: number[] = [];
      const all = Array.from({ length: 14 }, (_, firm) => firm);
      for (const { gain } of chosen) {
        const base = saved(trees, plain);
        const gains = all.map((firm) => saved(trees, [...plain, firm]) - base);
        expect(gain).toBeCloseTo(Math.max(...gains), 10);
        plain.push(chosen[plain.length]?.firm ?? -1);
      }
      const total = saved(trees, plain);
      expect(chosen.reduce((sum, { gain }) => sum + gain, 0)).toBeCloseTo(total, 10);
      expect(total).toBeLessThanOrEqual(trees.expectedLoss + 1e-9);
      let best = 0;
      for (const a of all)
        for (const b of all) for (const c of all) if (a < b && b < c) best = Math.max(best, saved(trees, [a, b, c]));
      expect(total).toBeGreaterThanOrEqual((1 - 1 / Math.E) * best - 1e-12);
    }
  });
});
