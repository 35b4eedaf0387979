import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { endServerProcess, type ServerProcess, startServerProcess } from '../tests/aServerProcess.ts';
import { type Figure, median } from './figure.ts';
import { fire, fireSteadily, type Shot } from './load.ts';

const ROUNDS = 7;
const SECONDS = 4;
const CONNECTIONS = 10;
const STEADY_PER_SECOND = 200;
const STEADY_SECONDS = 15;
const PAGES = 200;
const BARE = fileURLToPath(new URL('../tests/aBareServer.ts', import.meta.url));

/**
 * Reading dossiers through HTTP, signed in, beside a bare Fastify that gives the same rows from one query: the two take turns on the same
 * database. Then the times of requests that come steadily.
 */
export async function* bench(): AsyncGenerator<Figure> {
  const folder = mkdtempSync(join(tmpdir(), 'leitu-bench-'));
  chmodSync(folder, 0o755);
  const data = join(folder, 'data');
  const servers: ServerProcess[] = [];
  try {
    const leitu = await startServerProcess(data, { LEITU_DEMO: '' });
    servers.push(leitu);
    const bare = await startServerProcess(data, {}, BARE, [join(data, 'postgres')]);
    servers.push(bare);
    yield* compare(await aim(leitu, bare));
  } finally {
    for (const server of servers.toReversed()) await endServerProcess(server);
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Targets {
  /** Dossiers that somebody has looked at a moment ago, and ones that nobody has: a server remembers some thousand. */
  readonly again: () => Shot;
  readonly first: () => Shot;
  readonly bare: () => Shot;
}

async function aim(leitu: ServerProcess, bare: ServerProcess): Promise<Targets> {
  const cookie = await signIn(leitu);
  const ids = await idsOfFirms(leitu.address, cookie);
  const shotAt = (server: ServerProcess, path: string, headers: Shot['headers'], firms: number) => {
    const port = Number(new URL(server.address).port);
    let next = 0;
    return (): Shot => {
      next += 1;
      return { port, path: `${path}/${ids[next % firms] ?? ''}`, headers };
    };
  };
  const address = '/api/enterprise/firms';
  return {
    again: shotAt(leitu, address, { cookie }, ids.length / 10),
    first: shotAt(leitu, address, { cookie }, ids.length),
    bare: shotAt(bare, '/firms', {}, ids.length),
  };
}

/** Signs in as the office of the demonstration, whose password the server has printed. */
async function signIn({ address, said }: ServerProcess): Promise<string> {
  const password = /accounts:\s+(\S+)/.exec(said())?.[1];
  const answer = await fetch(`${address}/api/identity/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: address },
    body: JSON.stringify({ login: 'quanzhou', password }),
  });
  const [cookie] = answer.headers.getSetCookie();
  if (cookie === undefined) throw new Error(`the sign-in was answered ${answer.status}`);
  return cookie.split(';')[0] ?? '';
}

async function idsOfFirms(address: string, cookie: string): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let page = 1; page <= PAGES; page += 1) {
    const answer = await fetch(`${address}/api/enterprise/firms?sort=uscc&page=${page}`, { headers: { cookie } });
    // The server's own answer, as its contract has it.
    const { firms } = (await answer.json()) as { readonly firms: readonly { readonly enterprise_id: string }[] };
    ids.push(...firms.map(({ enterprise_id }) => enterprise_id));
  }
  return ids;
}

async function* compare({ again, first, bare }: Targets): AsyncGenerator<Figure> {
  const rates: Record<keyof Targets, number>[] = [];
  // The first round warms all up.
  for (let round = 0; round <= ROUNDS; round += 1) {
    const rate = async (shots: () => Shot) => (await fire(CONNECTIONS, SECONDS, shots)).perSecond;
    const measured = { again: await rate(again), bare: await rate(bare), first: await rate(first) };
    if (round > 0) rates.push(measured);
  }
  const of = (share: (rate: Record<keyof Targets, number>) => number) => median(rates.map(share));
  yield { case: 'bare Fastify with one query', value: of((rate) => rate.bare), unit: 'requests/s' };
  yield { case: 'dossiers looked at again', value: of((rate) => rate.again), unit: 'requests/s' };
  yield { case: 'dossiers looked at again, of bare', value: 100 * of((rate) => rate.again / rate.bare), unit: '%' };
  yield { case: 'dossiers looked at first', value: of((rate) => rate.first), unit: 'requests/s' };
  yield { case: 'dossiers looked at first, of bare', value: 100 * of((rate) => rate.first / rate.bare), unit: '%' };
  // The same of the bare server tells what the machine does to times when others use it too.
  for (const [about, shots] of [
    ['dossiers', first],
    ['bare Fastify', bare],
  ] as const) {
    const { latencies } = await fireSteadily(STEADY_PER_SECOND, STEADY_SECONDS, shots);
    const sorted = latencies.toSorted((a, b) => a - b);
    const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? Number.NaN;
    yield { case: `${about}, ${STEADY_PER_SECOND} requests/s: p50`, value: at(0.5), unit: 'ms' };
    yield { case: `${about}, ${STEADY_PER_SECOND} requests/s: p99`, value: at(0.99), unit: 'ms' };
  }
}
