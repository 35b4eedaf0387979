import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { simulateRegion } from '@leitu/chain';
import { writeCsv } from '../../platform/files/index.ts';
import { textIn } from '../../platform/i18n/index.ts';
import { complain, complainOf, type ExitCode, type Run } from '../run.ts';
import { wholeNumber } from './askShock.ts';
import { chainMessages } from './messages.ts';

export interface SimulateNetworkOptions {
  readonly firms: string;
  readonly links?: string;
  readonly sectors?: string;
  readonly places?: string;
  readonly seed?: string;
  readonly out: string;
}

const mostFirms = 1_000_000;
const mostLinks = 10_000_000;
const mostKinds = 1000;
const mostSeed = 2 ** 32 - 1;
/** As in the network of the paper: 235,913 links of 91,595 firms. */
const linksPerFirm = 2.6;

/** `leitu simulate network`: an invented region, as firms.csv and links.csv in a folder. */
export async function simulateNetwork(run: Run, options: SimulateNetworkOptions): Promise<ExitCode> {
  const text = textIn(chainMessages, run.language);
  const firms = wholeNumber(options.firms, 1, mostFirms);
  const usualLinks = Number.isNaN(firms) ? 0 : Math.round(firms * linksPerFirm);
  const links = wholeNumber(options.links ?? String(usualLinks), 1, mostLinks);
  const sectors = wholeNumber(options.sectors ?? '60', 1, mostKinds);
  const places = wholeNumber(options.places ?? '20', 1, mostKinds);
  const seed = wholeNumber(options.seed ?? '1', 0, mostSeed);
  const asked = { '--firms': firms, '--links': links, '--sectors': sectors, '--places': places, '--seed': seed };
  const wrong = Object.entries(asked).find(([, value]) => Number.isNaN(value));
  if (wrong !== undefined) return complain(run, text('badCount', { option: wrong[0] }));
  const { network, placeOf, sizes } = simulateRegion({ firms, links, sectors, places, seed });
  try {
    await mkdir(options.out, { recursive: true });
  } catch {
    return complain(run, text('noFolder', { path: options.out }));
  }
  const nameOf = (firm: number) => `F${firm + 1}`;
  const firmRows = Array.from({ length: firms }, (_, firm) => [
    nameOf(firm),
    `S${(network.sectorOf[firm] ?? 0) + 1}`,
    `P${(placeOf[firm] ?? 0) + 1}`,
    Math.round(sizes[firm] ?? 0),
  ]);
  const firmsPath = join(options.out, 'firms.csv');
  const linksPath = join(options.out, 'links.csv');
  const plain = { mark: false };
  const written = [
    await writeCsv(firmsPath, ['firm', 'sector', 'place', 'size'], firmRows, plain),
    await writeCsv(linksPath, ['supplier', 'customer', 'weight'], linkRows(network, nameOf), plain),
  ];
  for (const each of written) if (!each.ok) return complainOf(run, each.reason);
  run.err.write(`${text('simulated', { folder: options.out, firms, links: network.links })}\n`);
  return 0;
}

function* linkRows({ firms, sales }: ReturnType<typeof simulateRegion>['network'], nameOf: (firm: number) => string) {
  for (let firm = 0; firm < firms; firm += 1) {
    const end = sales.starts[firm + 1] ?? 0;
    for (let link = sales.starts[firm] ?? 0; link < end; link += 1) {
      yield [nameOf(firm), nameOf(sales.others[link] ?? 0), sales.weights[link] ?? 0];
    }
  }
}
