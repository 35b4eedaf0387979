import { type SeededGenerator, seededGenerator } from '@leitu/kernel';
import { describe, expect, it } from 'vitest';
import {
  allEssential,
  classificationNearness,
  coProduction,
  createSpreader,
  importShares,
  importSharesOfSectors,
  type Network,
  prepareShock,
  rankFillers,
  rankProducts,
  rankSubstitutes,
  recipeOverlap,
  scenarioOf,
  simulateRegion,
  withSubstitute,
} from '../index.ts';
import { networkOf } from '../testing/networkOf.ts';

function resultOf<Value>(work: Generator<number, Value, void>): { readonly value: Value; readonly turns: number } {
  let turns = 0;
  let turn = work.next();
  for (; turn.done !== true; turn = work.next()) turns += 1;
  return { value: turn.value, turns };
}

const linksOf = ({ firms, sales }: Network) => {
  const links: [number, number, number][] = [];
  for (let firm = 0; firm < firms; firm += 1)
    for (let link = sales.starts[firm] ?? 0; link < (sales.starts[firm + 1] ?? 0); link += 1)
      links.push([firm, sales.others[link] ?? 0, sales.weights[link] ?? 0]);
  return links;
};

/** Firms in both scopes, with spare capacity here and there. */
function aRegion(random: SeededGenerator) {
  const { network } = simulateRegion({ firms: 60, links: 200, sectors: 6, places: 3, seed: random.integer(1000) });
  return {
    network,
    isInside: Uint8Array.from({ length: 60 }, () => random.integer(2)),
    spare: Float64Array.from({ length: 60 }, () => (random.integer(3) === 0 ? 0 : 10 ** (1 + 3 * random.next()))),
  };
}

describe('who could stand in', () => {
  it('is told with nearness, capability, record and spare capacity, kept apart', () => {
    // 0 and 1 are steel works, 2 a foundry that makes steel too, 3 and 4 makers of cars; 5 and 6 sell ore and coal.
    const network = networkOf(
      [0, 0, 1, 2, 2, 3, 4],
      [
        [0, 3, 6],
        [0, 4, 2],
        [1, 4, 5],
        [2, 3, 1],
        [5, 0, 3],
        [6, 0, 1],
        [5, 2, 1],
        [6, 2, 1],
      ],
    );
    const makes = [[0], [0], [1, 0], [2], [2], [3], [4]];
    const spare = Float64Array.of(0, 2, 100, 0, 0, 0, 0);
    const wishes = { makes, nearness: coProduction(makes), spare };
    const { value } = resultOf(rankSubstitutes(network, {}, 0, wishes));
    const marks = new Map(value.map((one) => [one.firm, one]));
    expect([...marks.keys()].toSorted((a, b) => a - b)).toEqual([1, 2]);
    expect(marks.get(1)).toMatchObject({ nearness: 1, capability: 1, record: 0.25, spare: 2, share: 0.25 });
    expect(marks.get(2)).toMatchObject({ nearness: 1, capability: 1, record: 0.75, spare: 100, share: 0.5 });
    expect(coProduction(makes)(0, 1)).toBeCloseTo(1 / 3, 12);
    // The works buy three parts of ore to one of coal, the foundry as much of the one as of the other.
    expect(recipeOverlap(network)(2, 0)).toBeCloseTo(0.75, 12);
    expect(recipeOverlap(network)(1, 0)).toBe(0);
  });

  it.each([
    ['C3921', 'C3921', 1],
    ['C3921', 'C3922', 0.75],
    ['C392', '3925', 0.75],
    ['C39', 'C3922', 0.5],
    ['C3921', 'C4021', 0],
    ['steel', 'steelworks', 0],
  ])('codes %s and %s are near by %d', (one, other, near) => {
    expect(classificationNearness(one, other)).toBe(near);
  });

  it('is the network built anew, whatever links are there already', () => {
    const random = seededGenerator(21);
    for (let round = 0; round < 300; round += 1) {
      const n = 3 + random.integer(6);
      const links: [number, number, number][] = [];
      for (let i = 0; i < n; i += 1)
        for (let j = 0; j < n; j += 1)
          if (i !== j && random.integer(3) === 0) links.push([i, j, 1 + random.integer(9)]);
      const network = networkOf(
        Array.from({ length: n }, () => random.integer(3)),
        links,
      );
      const [firm, candidate] = [random.integer(n - 1), n - 1];
      const changed = withSubstitute(network, firm, candidate, 0.25);
      const weights = new Map(links.map(([from, to, weight]) => [from * n + to, weight]));
      for (const [from, to, weight] of links) {
        if (from !== firm || to === candidate) continue;
        weights.set(from * n + to, weight * 0.75);
        weights.set(candidate * n + to, (weights.get(candidate * n + to) ?? 0) + weight * 0.25);
      }
      const expected = [...weights].map(([pair, weight]) => [Math.floor(pair / n), pair % n, weight] as const);
      const built = networkOf([...network.sectorOf], expected);
      expect({ ...changed, sectorOf: [], marketOf: [] }).toEqual({ ...built, sectorOf: [], marketOf: [] });
    }
  });

  it('comes out the same when only the best are asked for, with fewer of them reckoned', () => {
    const random = seededGenerator(22);
    let [all, few] = [0, 0];
    for (let round = 0; round < 6; round += 1) {
      const { network, spare, isInside } = aRegion(random);
      const wishes = { spare, nearness: () => 1 };
      const ways = [
        (most?: number) => rankSubstitutes(network, {}, round, { ...wishes, ...(most && { most }) }),
        (most?: number) =>
          rankFillers(network, {}, { sector: round % 6, isInside }, { ...wishes, ...(most && { most }) }),
      ];
      for (const way of ways) {
        const [whole, best] = [resultOf(way()), resultOf(way(3))];
        expect(best.value).toEqual(whole.value.slice(0, 3));
        all += whole.turns;
        few += best.turns;
      }
    }
    expect(few).toBeLessThan(all);
  });
});

describe('who could fill a gap', () => {
  it('is ranked by how far the cost of an import ban falls, reckoned on the network with its line', () => {
    // 2 sells chips from outside to the car makers 3 and 4; 0 and 1 are inside, and 1 buys chips itself.
    const network = networkOf(
      [0, 0, 1, 2, 2, 3],
      [
        [0, 5, 4],
        [1, 5, 4],
        [2, 1, 2],
        [2, 3, 6],
        [2, 4, 2],
        [3, 5, 9],
        [4, 5, 9],
      ],
    );
    const isInside = Uint8Array.of(1, 1, 0, 1, 1, 1);
    const gap = { sector: 1, isInside };
    const before = createSpreader(prepareShock(network));
    const ban = scenarioOf(prepareShock(network), [{ kind: 'imports', sector: 1, isInside, loss: 1 }]);
    expect(ban).toEqual({ firms: [1, 3, 4], losses: [1, 1, 1] });
    const { value } = resultOf(rankFillers(network, {}, gap, { nearness: () => 0.5 }));
    expect(value.map(({ firm }) => firm)).not.toContain(2);
    for (const { firm, share, indexBefore, indexAfter } of value) {
      expect(indexBefore).toBe(before.run(ban).index);
      const sold = linksOf(network)
        .filter(([from]) => from === firm)
        .reduce((sum, [, , weight]) => sum + weight, 0);
      const made = share * 10;
      const changed = networkOf(
        [0, 0, 1, 2, 2, 3, 1],
        [
          ...linksOf(network).map(
            ([from, to, weight]) => [from, to, from === 2 ? weight * (1 - share) : weight] as const,
          ),
          ...linksOf(network).flatMap(([from, to, weight]) => (from === 2 ? [[6, to, weight * share] as const] : [])),
          ...linksOf(network).flatMap(([from, to, weight]) =>
            to === firm ? [[from, 6, (weight * made) / sold] as const] : [],
          ),
        ],
      );
      const shock = prepareShock(changed);
      const then = scenarioOf(shock, [
        { ...ban, kind: 'imports', sector: 1, isInside: Uint8Array.of(...isInside, 1), loss: 1 },
      ]);
      expect(indexAfter).toBeCloseTo(createSpreader(shock).run(then).index, 12);
    }
    const gains = new Map(value.map(({ firm, gain }) => [firm, gain]));
    // A line that needs the banned chips itself helps less.
    expect(gains.get(0)).toBeGreaterThan(gains.get(1) ?? 1);
  });

  it('is nobody where nothing is imported', () => {
    const network = networkOf([0, 1], [[0, 1, 1]]);
    expect(resultOf(rankFillers(network, {}, { sector: 0, isInside: Uint8Array.of(1, 1) })).value).toEqual([]);
  });
});

describe('imports and products', () => {
  it('have shares by firm and by sector', () => {
    const network = networkOf(
      [0, 0, 1, 1],
      [
        [0, 2, 3],
        [1, 2, 1],
        [1, 3, 2],
        [2, 3, 2],
      ],
    );
    const isInside = Uint8Array.of(1, 0, 1, 1);
    expect([...importShares(network, isInside)]).toEqual([0, 0, 0.25, 0.5]);
    expect([...importSharesOfSectors(network, isInside)]).toEqual([0.5, 0]);
    expect([...importShares(network, Uint8Array.of(1, 1, 1, 1))]).toEqual([0, 0, 0, 0]);
  });

  it('are ranked by what the loss of all sellers costs', () => {
    const { network } = simulateRegion({ firms: 80, links: 280, sectors: 8, places: 3, seed: 2 });
    const shock = prepareShock(network, { essential: allEssential });
    const spreader = createSpreader(shock);
    const { value: products, turns } = resultOf(rankProducts(shock, new Uint8Array(80).fill(1)));
    expect(turns).toBe(8);
    for (const [place, { sector, index, sellers, importShare }] of products.entries()) {
      const firms = [...network.sectorOf.keys()].filter((firm) => network.sectorOf[firm] === sector);
      expect(index).toBe(spreader.run({ firms, losses: firms.map(() => 1) }).index);
      expect(index).toBeLessThanOrEqual(products[place - 1]?.index ?? 1);
      expect(sellers).toBeLessThanOrEqual(firms.length);
      expect(importShare).toBe(0);
    }
  });
});
