import { seededGenerator } from '@leitu/kernel';
import { expect, it } from 'vitest';
import { buildNetwork, createSpreader, explainShock, heaviestWay, prepareShock, simulateRegion } from '../index.ts';

it('a loss is followed from firm to firm along a chain', () => {
  const network = buildNetwork(
    { sectorOf: Int32Array.of(0, 1, 2, 3) },
    {
      suppliers: Int32Array.of(0, 1, 2),
      customers: Int32Array.of(1, 2, 3),
      weights: Float64Array.of(4, 3, 2),
    },
  );
  const explained = explainShock(prepareShock(network), { firms: [0], losses: [0.5] });
  const way = heaviestWay(explained);
  expect(way.map(({ firm, step, from }) => [firm, step, from])).toEqual([
    [0, 0, -1],
    [1, 1, 0],
    [2, 2, 1],
    [3, 3, 2],
  ]);
  expect(way[0]?.passedLoss).toBeCloseTo(0.5, 12);
  expect(way[1]?.passedLoss).toBeCloseTo((0.5 * 5) / 9, 12);
});

it('the losses of firms add up to the index, and each comes after the firm it came through', () => {
  const { network } = simulateRegion({ firms: 300, links: 900, sectors: 8, places: 4, seed: 3 });
  const random = seededGenerator(5);
  const weights = Float64Array.from({ length: 300 }, () => random.integer(100));
  const shock = prepareShock(network, { weights, epsilon: 1e-4 });
  const spreader = createSpreader(shock);
  for (let round = 0; round < 12; round += 1) {
    const first = random.integer(150);
    const scenario = { firms: [first, first + 150], losses: [1, 0.25] };
    const { outcome, losses } = explainShock(shock, scenario);
    expect(outcome).toEqual(spreader.run(scenario));
    expect(losses.reduce((sum, { ownLoss }) => sum + ownLoss, 0)).toBeCloseTo(outcome.index, 10);
    const roots = losses.filter(({ from }) => from < 0);
    expect(roots.map(({ firm }) => firm)).toEqual([first, first + 150, first, first + 150]);
    expect(roots.reduce((sum, { passedLoss }) => sum + passedLoss, 0)).toBeCloseTo(outcome.index, 10);
    const seen = new Set<string>();
    for (const { firm, direction, from } of losses) {
      expect(from < 0 || seen.has(`${direction} ${from}`)).toBe(true);
      seen.add(`${direction} ${firm}`);
    }
  }
});
