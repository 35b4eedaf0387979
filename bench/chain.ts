import { availableParallelism } from 'node:os';
import { argv } from 'node:process';
import { parseArgs } from 'node:util';
import {
  articulationPoints,
  buildNetwork,
  coreNumbers,
  dominators,
  katzOnReversed,
  type Network,
  pageRank,
  type Region,
  rankSubstitutes,
  safeAttenuation,
  simulateRegion,
  strongComponents,
  supplyConcentration,
  weakComponents,
} from '@leitu/chain';
import { rankInThreads } from '../src/cli/chain/rankInThreads.ts';
import type { Figure } from './figure.ts';

/**
 * Measures the core of industry chains on invented regions: a network of 100,000 firms and 1,000,000 links built and measured, and every
 * firm of smaller networks failed one by one, σ on, ε 0.01, in as many threads as there are processors (`--workers N`). The nation's
 * network takes minutes: `--size nation` runs it.
 */
export async function* bench(): AsyncGenerator<Figure> {
  const { values } = parseArgs({
    args: argv.slice(2),
    options: { workers: { type: 'string' }, size: { type: 'string' } },
    strict: false,
  });
  const workers = Number(values.workers ?? availableParallelism());
  yield* measures(regionOf(100_000, 1_000_000));
  yield* shocks(regionOf(10_000, 26_000), workers);
  yield* substitutes(regionOf(10_000, 26_000));
  if (values.size !== 'paper' && values.size !== 'nation') return;
  yield* shocks(regionOf(91_595, 235_913), workers);
  if (values.size === 'nation') yield* shocks(regionOf(100_000, 1_000_000), workers);
}

function regionOf(firms: number, links: number): Region {
  return simulateRegion({ firms, links, sectors: 60, places: 20, seed: 1 });
}

async function* shocks({ network }: Region, workers: number): AsyncGenerator<Figure> {
  const begin = performance.now();
  const used = process.cpuUsage();
  await rankInThreads({ network, options: {} }, workers, () => {});
  const { user } = process.cpuUsage(used);
  const what = `${sizeOf(network)}, every firm fails, ${workers} threads`;
  yield { case: what, value: (performance.now() - begin) / 1000, unit: 's' };
  yield { case: `${what}: processor time`, value: user / 1e6, unit: 's' };
}

const customers = 10;
const candidates = 500;

/** What it takes to reckon anew who could stand in for a firm, a candidate after the other. */
function* substitutes({ network, sizes }: Region): Generator<Figure> {
  const { starts } = network.sales;
  const firm = sizes.findIndex((_, each) => (starts[each + 1] ?? 0) - (starts[each] ?? 0) === customers);
  const used = process.cpuUsage();
  for (const done of rankSubstitutes(network, {}, firm, { nearness: () => 1 })) if (done === candidates) break;
  const what = `${sizeOf(network)}, ${candidates} candidates to stand in for a firm of ${customers} customers`;
  yield { case: `${what}: processor time`, value: process.cpuUsage(used).user / 1e6, unit: 's' };
}

function sizeOf({ firms, links }: Network): string {
  return `${firms.toLocaleString('en-US')} firms, ${links.toLocaleString('en-US')} links`;
}

function* measures({ network }: Region): Generator<Figure> {
  const { sectorOf, sales } = network;
  const suppliers = new Int32Array(network.links);
  for (let firm = 0; firm < network.firms; firm += 1) suppliers.fill(firm, sales.starts[firm], sales.starts[firm + 1]);
  const works: readonly (readonly [string, () => unknown])[] = [
    ['built', () => buildNetwork({ sectorOf }, { suppliers, customers: sales.others, weights: sales.weights })],
    ['weak components', () => weakComponents(network)],
    ['strong components', () => strongComponents(network)],
    ['articulation points', () => articulationPoints(network)],
    ['dominators', () => dominators(network, withoutSuppliers(network))],
    ['PageRank', () => pageRank(network)],
    ['Katz on the reversed graph', () => katzOnReversed(network, safeAttenuation(network))],
    ['core numbers', () => coreNumbers(network)],
    ['concentration of supply', () => supplyConcentration(network)],
  ];
  for (const [name, work] of works) {
    const used = process.cpuUsage();
    work();
    yield { case: `${sizeOf(network)}: ${name}`, value: process.cpuUsage(used).user / 1e6, unit: 's' };
  }
}

function withoutSuppliers({ firms, purchases: { starts } }: Network): readonly number[] {
  return Array.from({ length: firms }, (_, firm) => firm).filter((firm) => starts[firm] === starts[firm + 1]);
}
