import { describe, expect, it } from 'vitest';
import {
  addRanked,
  buildNetwork,
  chokepointsOf,
  createFailures,
  createSpreader,
  planFailures,
  prepareShock,
  rankChokepoints,
  rankFirms,
  scenarioOf,
  simulateRegion,
} from '../index.ts';

const { network, placeOf } = simulateRegion({ firms: 120, links: 320, sectors: 8, places: 3, seed: 4 });
const shock = prepareShock(network);

describe('a scenario', () => {
  it('is firms, a sector, a region or a ban of imports, with the largest loss of what strikes a firm twice', () => {
    // Two makers of chips, one of them abroad, sell to two makers of cars, which also buy of a steel works.
    const small = prepareShock(
      buildNetwork(
        { sectorOf: Int32Array.of(0, 0, 1, 2, 2) },
        {
          suppliers: Int32Array.of(0, 1, 1, 2, 3),
          customers: Int32Array.of(3, 3, 4, 3, 4),
          weights: Float64Array.of(3, 1, 5, 2, 7),
        },
      ),
    );
    const isInside = Uint8Array.of(1, 0, 1, 1, 1);
    const sector = { kind: 'sector', sector: 2, loss: 0.3 } as const;
    expect(scenarioOf(small, [sector])).toEqual({ firms: [3, 4], losses: [0.3, 0.3] });
    expect(scenarioOf(small, [sector, { kind: 'firms', firms: [4, 0], loss: 0.5 }])).toEqual({
      firms: [0, 3, 4],
      losses: [0.5, 0.3, 0.5],
    });
    expect(scenarioOf(small, [{ kind: 'region', isInside, loss: 1 }]).firms).toEqual([0, 2, 3, 4]);
    // A quarter of the chips of firm 3 come from abroad, and all of firm 4.
    expect(scenarioOf(small, [{ kind: 'imports', sector: 0, isInside, loss: 1 }])).toEqual({
      firms: [3, 4],
      losses: [0.25, 1],
    });
    expect(scenarioOf(small, [{ kind: 'imports', sector: 0, isInside, loss: 0.5 }]).losses).toEqual([0.125, 0.5]);
    expect(scenarioOf(small, [])).toEqual({ firms: [], losses: [] });
  });

  it('costs nothing where nothing happens, and a flooded region what its firms cost together', () => {
    const spreader = createSpreader(shock);
    expect(spreader.run(scenarioOf(shock, []))).toEqual({ index: 0, down: 0, up: 0, steps: 1 });
    const isInside = placeOf.map((place) => (place === 1 ? 1 : 0));
    const flood = scenarioOf(shock, [{ kind: 'region', isInside: Uint8Array.from(isInside), loss: 0.4 }]);
    expect(flood.firms).toEqual([...placeOf.keys()].filter((firm) => placeOf[firm] === 1));
    expect(spreader.run(flood).index).toBeGreaterThan(0);
  });
});

const all = Array.from({ length: 120 }, (_, firm) => firm);

describe('the ranking of all firms', () => {
  it('tells how many are done, more and more of them', () => {
    const work = rankFirms(createFailures(planFailures(network)), all);
    const told: number[] = [];
    let turn = work.next();
    for (; turn.done !== true; turn = work.next()) told.push(turn.value);
    expect(told.length).toBeGreaterThan(4);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    expect(told.at(-1)).toBe(120);
    expect(turn.value.indices.every((index) => index >= 0 && index <= 1)).toBe(true);
  });

  it('stops when nobody asks for more, and what runs after that in the same memory is as ever', () => {
    const failures = createFailures(planFailures(network));
    const written: number[] = [];
    const work = failures.run(all, (firm) => written.push(firm));
    for (let turns = 0; turns < 2; turns += 1) work.next();
    work.return(undefined);
    const atStop = written.length;
    expect(atStop).toBeLessThan(120);
    expect(work.next().done).toBe(true);
    expect(written).toHaveLength(atStop);
    expect(ranked(failures, all)).toEqual(ranked(createFailures(planFailures(network)), all));
  });

  it('comes out the same in parts that are added up, as for chokepoints in one go', () => {
    const failures = createFailures(planFailures(network));
    const parts = [all.slice(0, 90), all.slice(90, 91), all.slice(91)].map((firms) => ranked(failures, firms));
    const { indices, passes } = parts.reduce(addRanked);
    const work = rankChokepoints(network);
    let turn = work.next();
    while (turn.done !== true) turn = work.next();
    expect(chokepointsOf(network, indices, passes)).toEqual(turn.value);
  });
});

function ranked(failures: ReturnType<typeof createFailures>, firms: readonly number[]) {
  const work = rankFirms(failures, firms, { passesAbove: shock.epsilon });
  let turn = work.next();
  while (turn.done !== true) turn = work.next();
  return turn.value;
}
