import { seededGenerator } from '@leitu/kernel';
import { describe, expect, it } from 'vitest';
import {
  createFailures,
  createSpreader,
  type Essentiality,
  type Network,
  planFailures,
  prepareShock,
  rankFirms,
  type Shock,
  type ShockOptions,
  simulateRegion,
} from '../index.ts';
import { networkOf } from '../testing/networkOf.ts';

/** Follows each firm's failure in full, over lists that nothing is left out of, and counts whom it strikes. */
function followedInFull(shock: Shock) {
  const spreader = createSpreader(shock);
  const passes = new Int32Array(shock.network.firms);
  const outcomes = Array.from(passes, (_, firm) => {
    const outcome = spreader.fail(firm);
    spreader.visitStruck(shock.epsilon, (struck) => {
      if (struck !== firm) passes[struck] = (passes[struck] ?? 0) + 1;
    });
    return outcome;
  });
  return { outcomes, passes };
}

function ranked(network: Network, options: ShockOptions, passesAbove?: number) {
  const wishes = passesAbove === undefined ? {} : { passesAbove };
  const work = rankFirms(createFailures(planFailures(network, options)), network.sectorOf.keys(), wishes);
  let turn = work.next();
  while (turn.done !== true) turn = work.next();
  return turn.value;
}

/** Inputs of which a third matters not at all, a third little and a third much. */
function someEssential(sectors: number): NonNullable<ShockOptions['essential']> {
  const random = seededGenerator(5);
  const levels = new Map<number, Essentiality>();
  for (let pair = 0; pair < sectors * sectors; pair += 1) levels.set(pair, random.pick<Essentiality>([0, 1, 2]));
  return { otherwise: 0, levels };
}

describe('every firm failing by itself', () => {
  it.each([
    ['few links', { firms: 600, links: 1200, seed: 3 }, {}],
    ['many links', { firms: 200, links: 2000, seed: 4 }, {}],
    ['nobody standing in', { firms: 160, links: 420, seed: 5 }, { isReplaceable: false }],
    ['a smaller epsilon', { firms: 250, links: 650, seed: 6 }, { epsilon: 1e-3 }],
    ['some inputs essential', { firms: 500, links: 1300, seed: 7 }, { essential: someEssential(20) }],
    ['steps capped', { firms: 400, links: 1000, seed: 8 }, { stepsMost: 3 }],
  ] as const)(
    'costs what it does when each is followed in full, strikes whom it does, in as many steps: %s',
    (_, size, options) => {
      const { network } = simulateRegion({ ...size, sectors: 20, places: 4 });
      const weights = Float64Array.from({ length: network.firms }, (_each, firm) => firm % 7);
      for (const asked of [options, { ...options, weights }]) {
        const shock = prepareShock(network, asked);
        const { outcomes, passes } = followedInFull(shock);
        const found = ranked(network, asked, shock.epsilon);
        const errors = outcomes.map(({ index, down, up }, firm) =>
          Math.max(
            Math.abs(index - (found.indices[firm] ?? 2)),
            Math.abs(down - (found.downs[firm] ?? 2)),
            Math.abs(up - (found.ups[firm] ?? 2)),
          ),
        );
        expect(Math.max(...errors)).toBeLessThan(1e-9);
        expect(Array.from(found.steps)).toEqual(outcomes.map(({ steps }) => steps));
        expect(Array.from(found.passes)).toEqual(Array.from(passes));
        // Whom a failure strikes need not be asked for.
        const { indices } = ranked(network, asked);
        expect(Math.max(...indices.map((index, firm) => Math.abs(index - (found.indices[firm] ?? 2))))).toBeLessThan(
          1e-9,
        );
      }
    },
  );

  it('costs the same for every thirtieth firm of a larger region, most of which come to few others', () => {
    const { network } = simulateRegion({ firms: 6000, links: 15_600, sectors: 60, places: 20, seed: 2 });
    const shock = prepareShock(network);
    const [spreader, failures] = [createSpreader(shock), createFailures(planFailures(network))];
    for (let failed = 0; failed < network.firms; failed += 30) {
      const { index, down, up, steps } = spreader.fail(failed);
      for (const _ of failures.run([failed], (_firm, found) => {
        const errors = [index - found.index, down - found.down, up - found.up];
        expect(Math.max(...errors.map(Math.abs)), String(failed)).toBeLessThan(1e-9);
        expect(found.steps, String(failed)).toBe(steps);
      }));
    }
  });

  it('costs the same where thousands of dwarfs buy of one firm beside a giant: rounding does not add up with them', () => {
    const [network, options] = hubOf(3000);
    const { index, up, steps } = createSpreader(prepareShock(network, options)).fail(0);
    for (const _ of createFailures(planFailures(network, options)).run([0], (_firm, found) => {
      expect(Math.abs(index - found.index)).toBeLessThan(1e-10);
      expect(Math.abs(up - found.up)).toBeLessThan(1e-10);
      expect(found.steps).toBe(steps);
    }));
  });

  it('costs the same where what is kept back grows from step to step, while it comes to count for less', () => {
    const [network, options] = growingNews(6, 4, 3e-10);
    const { index } = createSpreader(prepareShock(network, options)).fail(0);
    expect(index).toBeGreaterThan(1.4e-9);
    for (const _ of createFailures(planFailures(network, options)).run([0], (_firm, found) => {
      expect(Math.abs(index - found.index)).toBeLessThan(1e-9);
    }));
  });

  it('strikes whom it does even where next to nothing strikes a firm', () => {
    const { network } = simulateRegion({ firms: 500, links: 1300, sectors: 20, places: 4, seed: 3 });
    const spreader = createSpreader(prepareShock(network));
    const least = 1e-6;
    // What is lost by rounding alone is left aside.
    const rounding = 1e-11;
    for (const _ of createFailures(planFailures(network)).run(
      network.sectorOf.keys(),
      (failed, _found, struck) => {
        const known = new Set(struck);
        spreader.fail(failed);
        const missed: number[] = [];
        spreader.visitStruck(least + rounding, (firm) => known.has(firm) || missed.push(firm));
        expect(missed, String(failed)).toEqual([]);
      },
      least,
    ));
  });

  it('takes as many steps where falls are epsilon but for rounding, in whatever order sums are taken', () => {
    const random = seededGenerator(11);
    for (let round = 0; round < 320; round += 1) {
      const network = evenNetwork(random);
      const otherwise = random.pick<Essentiality>([1, 2]);
      const options = { isReplaceable: random.integer(2) === 0, essential: { otherwise, levels: new Map() } };
      const spreader = createSpreader(prepareShock(network, options));
      for (const _ of createFailures(planFailures(network, options)).run(network.sectorOf.keys(), (failed, found) =>
        expect(found.steps, `${round}: ${failed}`).toBe(spreader.fail(failed).steps),
      ));
    }
  });
});

/** A small network in which all that is sold along a link is the same. */
function evenNetwork(random: ReturnType<typeof seededGenerator>): Network {
  const firms = 20 + random.integer(30);
  const sectors = 2 + random.integer(20);
  const links = new Map<number, [number, number, number]>();
  for (let link = 0; link < 2 * firms; link += 1) {
    const [from, to] = [random.integer(firms), random.integer(firms)];
    if (from !== to) links.set(from * firms + to, [from, to, 1]);
  }
  return networkOf(
    Array.from({ length: firms }, () => random.integer(sectors)),
    [...links.values()],
  );
}

/**
 * Firm 0 begins a chain in which each firm loses all; one of their customers buys a little of each, more from step to step, and stands at the
 * head of another chain, in which what comes last weighs most. Others make the whole so large that it is not followed in a lane.
 */
function growingNews(steps: number, growth: number, least: number): [Network, ShockOptions] {
  const [links, weights]: [[number, number, number][], number[]] = [[], []];
  const firm = (weight = 0) => weights.push(weight) - 1;
  const sell = (from: number, to: number, weight: number) => links.push([from, to, weight]);
  const chain = Array.from({ length: steps + 1 }, () => firm());
  for (const [place, next] of chain.slice(1).entries()) sell(place, next, 1);
  for (let customer = 0; customer < 20; customer += 1) sell(0, firm(), 1e-3);
  const [others, head] = [firm(), firm()];
  let bought = 0;
  for (const [step, supplier] of chain.slice(0, steps).entries()) {
    const more = least * growth ** step - bought;
    sell(supplier, head, more);
    bought += more;
  }
  sell(others, head, 1 - bought);
  let last = head;
  for (let step = 1; step <= steps; step += 1) {
    const next = firm(step === 1 ? growth ** (1 - steps) : growth ** (step - steps) * (1 - 1 / growth));
    sell(last, next, 1);
    last = next;
  }
  const giant = firm();
  sell(giant, firm(), 1e9);
  for (let customer = 0; customer < 300; customer += 1) sell(giant, firm(), 1);
  const sectors = weights.map(() => 0);
  const essential = { otherwise: 1, levels: new Map() } as const;
  return [networkOf(sectors, links), { isReplaceable: false, essential, weights: Float64Array.from(weights) }];
}

/**
 * Firm 0 supplies a little of what firm 2 buys, and 2 sells to a giant, 10, and to so many dwarfs, each of which sells half of its output
 * to 3, of which a little comes back to 0. A chain makes the failure of 0 take seven steps.
 */
function hubOf(dwarfs: number): [Network, ShockOptions] {
  const loss = 1e-4;
  const back = 1e-4;
  const links: [number, number, number][] = [[0, 2, loss]];
  links.push(
    [1, 2, 1 - loss],
    [2, 10, 1],
    [3, 0, back],
    [3, 11, 1 - back],
    [4, 0, 1e-6],
    [10, 3, 5e-4],
    [10, 11, 5e-4],
  );
  for (let firm = 5; firm < 10; firm += 1) links.push([firm, firm - 1, 1e-6]);
  const sectors = [0, 1, 2, 4, 5, 5, 5, 5, 5, 5, 3, 6];
  for (let firm = 12; firm < 12 + dwarfs; firm += 1) {
    sectors.push(3);
    links.push([2, firm, 2 ** -25], [firm, 3, 1e-8], [firm, 11, 1e-8]);
  }
  const network = networkOf(sectors, links);
  const levels = new Map<number, Essentiality>([0, 1].map((sector) => [sector * network.sectors + 2, 1]));
  return [network, { essential: { otherwise: 0, levels } }];
}
