import { spawnSync } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { present } from '@leitu/kernel';
import { usccCheckDigit } from '@leitu/rules';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aDataFolder } from './aDataFolder.ts';
import { anOffice } from './anOffice.ts';
import { endServerProcess, postmasterOf, type ServerProcess, startServerProcess } from './aServerProcess.ts';

const dataFolder = aDataFolder();
const env = { LEITU_DEMO: 'off', LEITU_DEMO_PASSWORD: 'loess-heap-9' };
const command = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url));

/** Three of each kind; fifty take some five minutes, and `LEITU_KILLS=50` asks for them. */
const kills = Number(process.env.LEITU_KILLS ?? 9);

/** Enough for a write to take a while, few enough for fifty of them. */
const firmsOfFile = 800;

let server: ServerProcess;
let cookie = '';
/** How long a write takes that nobody disturbs; the kills fall into that time. */
let writeMilliseconds = 0;

beforeAll(async () => {
  server = await startServerProcess(dataFolder, env);
  const password = env.LEITU_DEMO_PASSWORD;
  await anOffice(server.address, { name: '泉州市工业和信息化局', region: '3505', login: 'quanzhou', password });
  const answer = await fetch(`${server.address}/api/identity/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
    body: JSON.stringify({ login: 'quanzhou', password }),
  });
  cookie = present(answer.headers.getSetCookie()[0]?.split(';')[0], 'signing in gives a cookie');
  const undisturbed = await previewed(0);
  const { job_id } = await ask<{ job_id: string }>(`/api/enterprise/imports/${undisturbed}/write`, {
    method: 'POST',
    body: '{}',
  });
  const started = performance.now();
  await untilJobEnded(job_id);
  writeMilliseconds = performance.now() - started;
});
afterAll(() => endServerProcess(server));

async function ask<Body>(path: string, init: RequestInit = {}): Promise<Body> {
  const answer = await fetch(`${server.address}${path}`, {
    ...init,
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', cookie, ...init.headers },
  });
  expect(answer.status, `${path}: ${answer.ok ? '' : await answer.clone().text()}`).toBeLessThan(300);
  return (await answer.json()) as Body;
}

/** Codes that no other round has. */
function linesOf(round: number): string[] {
  return Array.from({ length: firmsOfFile }, (_, index) => {
    const body = `91350582MA${String(round).padStart(3, '0')}${String(index).padStart(4, '0')}`;
    return `${body}${usccCheckDigit(body)},第${round}轮样本${index}号机械有限公司,350582,C3484,${10 + index},${20_000_000 + index}`;
  });
}

async function previewed(round: number): Promise<string> {
  const file = ['uscc,name,region_code,industry_code,employees_y1,revenue_y1', ...linesOf(round)].join('\n');
  const query = new URLSearchParams({
    name: `round-${round}.csv`,
    base_year: '2025',
    stated_on: '2026-05-01',
    source: 'tax',
  });
  const uploaded = await ask<{ import_id: string; columns: { header: string; reading: unknown }[] }>(
    `/api/enterprise/imports?${query}`,
    { method: 'POST', headers: { 'content-type': 'application/octet-stream' }, body: file },
  );
  const columns = uploaded.columns.map(({ header, reading }) => ({ header, reading }));
  const { job_id } = await ask<{ job_id: string }>(`/api/enterprise/imports/${uploaded.import_id}/preview`, {
    method: 'POST',
    body: JSON.stringify({ columns }),
  });
  expect((await untilJobEnded(job_id)).state).toBe('done');
  return uploaded.import_id;
}

async function untilJobEnded(jobId: string): Promise<{ state: string }> {
  for (;;) {
    const job = await ask<{ state: string }>(`/api/jobs/${jobId}`);
    if (!['waiting', 'running'].includes(job.state)) return job;
    await pause(20);
  }
}

const importOf = (importId: string) =>
  ask<{ state: string; job_id: string | null }>(`/api/enterprise/imports/${importId}`);
const total = async () => (await ask<{ total: number }>('/api/enterprise/firms/count')).total;

/** Whom a round kills, with -9. */
type Victims = 'the server' | 'PostgreSQL' | 'both';

async function kill(victims: Victims): Promise<void> {
  const postmaster = postmasterOf(dataFolder);
  if (victims !== 'the server') process.kill(postmaster, 'SIGKILL');
  if (victims === 'PostgreSQL') {
    await expect.poll(() => isReady(postmaster), { timeout: 60_000, interval: 20 }).toBe(true);
    return;
  }
  await endServerProcess(server, 'SIGKILL');
  server = await startServerProcess(dataFolder, env);
}

/** Whether the server has a new PostgreSQL and answers from it. */
async function isReady(killed: number): Promise<boolean> {
  try {
    return postmasterOf(dataFolder) !== killed && (await fetch(`${server.address}/readyz`)).ok;
  } catch {
    return false;
  }
}

describe('kill -9 in the middle of an import', () => {
  const rounds = Array.from({ length: kills }, (_, round): [number, Victims] => {
    const victims = (['the server', 'PostgreSQL', 'both'] as const)[round % 3];
    return [round + 1, victims ?? 'both'];
  });
  const outcomes: string[] = [];

  it.each(rounds)(
    'round %i, of %s: afterwards the import is whole or absent, and says which',
    async (round, victims) => {
      const before = await total();
      const importId = await previewed(round);
      await ask(`/api/enterprise/imports/${importId}/write`, { method: 'POST', body: '{}' });
      await pause(Math.random() * writeMilliseconds * 1.1);
      await kill(victims);
      await expect
        .poll(async () => (await importOf(importId)).state, { timeout: 60_000, interval: 50 })
        .toMatch(/^(written|failed)$/);
      const { state } = await importOf(importId);
      outcomes.push(state);
      expect(await total()).toBe(before + (state === 'written' ? firmsOfFile : 0));
    },
  );

  it('some were caught before their end', () => {
    expect(outcomes).toContain('failed');
  });

  it('afterwards the audit names each import that was written, and no other, and is whole', async () => {
    const events: { detail: { import_id?: string } }[] = [];
    for (let before = ''; ; ) {
      const page = await ask<{ events: { happened_at: string; detail: { import_id?: string } }[]; has_more: boolean }>(
        `/api/identity/audit?action=enterprise.import.write${before}`,
      );
      events.push(...page.events);
      before = `&before=${page.events.at(-1)?.happened_at}`;
      if (!page.has_more) break;
    }
    // One was written before the first round.
    expect(events).toHaveLength(1 + outcomes.filter((state) => state === 'written').length);
    const verified = spawnSync(process.execPath, [command, 'audit', 'verify', '--lang', 'en'], {
      env: { ...process.env, DATABASE_URL: '', LEITU_DATA: dataFolder },
      encoding: 'utf8',
    });
    expect(verified.stdout).toContain('all whole');
  });
});
