import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aDataFolder } from './aDataFolder.ts';
import { endServerProcess, type ServerProcess, startServerProcess } from './aServerProcess.ts';

const dataFolder = aDataFolder();
const password = 'loess-heap-9';
const env = { LEITU_DEMO_PASSWORD: password };

let one: ServerProcess;
let two: ServerProcess;
beforeAll(async () => {
  // Both find an empty database: one migrates and seeds, the other waits for it.
  [one, two] = await Promise.all([startServerProcess(dataFolder, env), startServerProcess(dataFolder, env)]);
});
afterAll(async () => {
  await Promise.all([endServerProcess(one), endServerProcess(two)]);
});

interface Visitor {
  readonly ask: (server: ServerProcess, path: string, init?: RequestInit) => Promise<Response>;
}

/** Signs in at a server, and goes on with that cookie at any. */
async function signIn(server: ServerProcess, login: string): Promise<Visitor> {
  const headers = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' };
  const answer = await fetch(`${server.address}/api/identity/session`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ login, password }),
  });
  expect(answer.status).toBe(200);
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  return {
    ask: (at, path, init = {}) =>
      fetch(`${at.address}${path}`, { ...init, headers: { ...headers, cookie, ...init.headers } }),
  };
}

const statusAt = async (visitor: Visitor, server: ServerProcess) =>
  (await visitor.ask(server, '/api/identity/sessions')).status;

describe('two servers on one database', () => {
  it('that start together on an empty one fill it once', async () => {
    const platform = await signIn(one, 'admin');
    const { organisations } = (await (await platform.ask(two, '/api/identity/organisations?kind=office')).json()) as {
      organisations: { name: string }[];
    };
    const names = organisations.map(({ name }) => name);
    expect(names.length).toBeGreaterThan(3);
    expect(names).toEqual([...new Set(names)]);
    const office = await signIn(two, 'quanzhou');
    const { total } = (await (await office.ask(one, '/api/enterprise/firms/count')).json()) as { total: number };
    expect(total).toBe(20_000);
    expect([one.said(), two.said()].filter((said) => said.includes(password))).toHaveLength(1);
  });

  it('share their sessions, and signing out everywhere holds at once where it is asked for, and at the other as soon as PostgreSQL tells it', async () => {
    const visitor = await signIn(one, 'quanzhou-officer');
    expect([await statusAt(visitor, one), await statusAt(visitor, two)]).toEqual([200, 200]);
    expect((await visitor.ask(one, '/api/identity/sessions', { method: 'DELETE', body: '{}' })).status).toBeLessThan(
      300,
    );
    expect(await statusAt(visitor, one)).toBe(401);
    // Far less than the half minute for which a server remembers a session that it hears nothing of.
    await expect.poll(() => statusAt(visitor, two), { timeout: 5000, interval: 10 }).toBe(401);
  });

  it('run a job once, and both tell how far it is', async () => {
    const office = await signIn(one, 'jinjiang');
    const started = await office.ask(two, '/api/cultivation/runs', { method: 'POST', body: '{}' });
    const { job_id } = (await started.json()) as { job_id: string };
    const stateAt = async (server: ServerProcess) =>
      ((await (await office.ask(server, `/api/jobs/${job_id}`)).json()) as { state: string }).state;
    await expect.poll(() => stateAt(one), { timeout: 60_000, interval: 100 }).toBe('done');
    expect(await stateAt(two)).toBe('done');
    const { runs } = (await (await office.ask(one, '/api/cultivation/runs')).json()) as { runs: unknown[] };
    expect(runs).toHaveLength(1);
  });

  it('go on where one of them is killed, and the job it ran is interrupted and has written nothing', async () => {
    const office = await signIn(one, 'quanzhou');
    const runsOf = async () =>
      ((await (await office.ask(two, '/api/cultivation/runs')).json()) as { runs: unknown[] }).runs.length;
    const before = await runsOf();
    // Both may take the job: kill whichever has it, which is the one that answers no more.
    const { job_id } = (await (
      await office.ask(two, '/api/cultivation/runs', { method: 'POST', body: '{}' })
    ).json()) as {
      job_id: string;
    };
    const jobAt = async (server: ServerProcess) =>
      (await (await office.ask(server, `/api/jobs/${job_id}`)).json()) as { state: string; done: number };
    await expect.poll(async () => (await jobAt(two)).done, { timeout: 60_000, interval: 20 }).toBeGreaterThan(0);
    await endServerProcess(one, 'SIGKILL');
    await expect
      .poll(async () => (await jobAt(two)).state, { timeout: 60_000, interval: 100 })
      .toMatch(/^(done|interrupted)$/);
    const { state } = await jobAt(two);
    expect(await runsOf()).toBe(before + (state === 'done' ? 1 : 0));
    one = await startServerProcess(dataFolder, env);
    expect(await statusAt(office, one)).toBe(200);
  });
});
