import { once } from 'node:events';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { aList, anImporter, aUscc } from '../../../../tests/anImporter.ts';
import { anActor, aPlatform } from '../../../../tests/aPlatform.ts';
import { uuidOfName } from '../../../platform/db/uuid.ts';

const platform = aPlatform();
const city = anActor('office', 'office-officer', { region: '3505' });
const importer = anImporter(platform, city);

async function count(table: string): Promise<number> {
  const { rows } = await platform().owner.query<{ count: string }>(`select count(*) from enterprise.${table}`);
  return Number(rows[0]?.count);
}

const firms = (from: number, many: number) =>
  aList(
    Array.from({ length: many }, (_, index) => [
      aUscc(from + index),
      `泉州样本${from + index}号有限公司`,
      '350502',
      1,
      1,
    ]),
  );

/** Puts a firm into the table in a transaction that is left open: whoever writes the same firm waits for its end. */
async function holdFirm(number: number): Promise<{ release: (how: 'commit' | 'rollback') => Promise<void> }> {
  await platform().owner.query('begin');
  await platform().owner.query(
    `insert into enterprise.enterprises (enterprise_id, region_code, uscc, name, facts_year)
       select $1, '350503', $2, '占位', 2025`,
    [uuidOfName('enterprise', aUscc(number)), aUscc(number)],
  );
  return {
    release: async (how) => {
      await platform().owner.query(how);
    },
  };
}

async function untilStage(jobId: string, stage: string): Promise<void> {
  await expect
    .poll(async () => (await platform().call(city, { url: `/api/jobs/${jobId}` })).json<{ stage: string }>().stage, {
      timeout: 30_000,
      interval: 10,
    })
    .toBe(stage);
}

describe('an import that is cancelled in the middle', () => {
  it('has written nothing, says so, and can be written again', async () => {
    const { import_id: importId } = await importer.upload(firms(1, 3000));
    await importer.preview(importId);
    // The first batch is written, and the second waits for somebody else.
    const held = await holdFirm(1500);
    const { job_id: jobId } = (await importer.step(importId, 'write')).json<{ job_id: string }>();
    await untilStage(jobId, 'writing');
    expect((await importer.step(importId, 'write')).json()).toMatchObject({ error: { code: 'import_busy' } });
    expect((await importer.step(importId, 'preview')).json()).toMatchObject({ error: { code: 'import_busy' } });
    await platform().call(city, { method: 'DELETE', url: `/api/jobs/${jobId}` });
    expect(await platform().ended(city, jobId)).toMatchObject({ state: 'cancelled' });
    await held.release('rollback');

    expect(await importer.read(importId)).toMatchObject({ state: 'failed', problem: { code: 'write_cancelled' } });
    for (const table of ['enterprises', 'records', 'terms']) expect(await count(table), table).toBe(0);

    expect((await importer.write(importId)).item).toMatchObject({ state: 'written', outcome: { new_firms: 3000 } });
    expect(await count('enterprises')).toBe(3000);
    expect(await count('import_chunks')).toBe(0);
  });
});

describe('two who write the same firms at once', () => {
  /** Starts to write, and lets somebody else who came first commit as soon as the writer waits. */
  async function overtake(importId: string, commit: () => Promise<void>) {
    const { job_id: jobId } = (await importer.step(importId, 'write')).json<{ job_id: string }>();
    await expect
      .poll(async () => (await platform().owner.query('select from pg_locks where not granted')).rowCount, {
        timeout: 30_000,
        interval: 10,
      })
      .toBe(1);
    await commit();
    return platform().ended(city, jobId);
  }

  it('do not add a firm twice: the second writes nothing and is told to preview again', async () => {
    const { import_id: importId } = await importer.upload(firms(4000, 2));
    await importer.preview(importId);
    const held = await holdFirm(4001);
    expect(await overtake(importId, () => held.release('commit'))).toMatchObject({
      refusal: { code: 'dossiers_changed' },
    });
    expect(await importer.read(importId)).toMatchObject({ state: 'failed', problem: { code: 'dossiers_changed' } });
    await platform().owner.query(`delete from enterprise.enterprises where name = '占位'`);
  });

  it('do not overwrite what the other has just written of a firm', async () => {
    await importer.bringIn(firms(4100, 2));
    const { import_id: importId } = await importer.upload(firms(4100, 2), { statedOn: '2026-05-01', source: 'tax' });
    await importer.preview(importId);
    await platform().owner.query('begin');
    await platform().owner.query('update enterprise.enterprises set updated_at = clock_timestamp() where uscc = $1', [
      aUscc(4101),
    ]);
    const commit = async () => {
      await platform().owner.query('commit');
    };
    expect(await overtake(importId, commit)).toMatchObject({ refusal: { code: 'dossiers_changed' } });
    const { rows } = await platform().owner.query('select from enterprise.records where import_id = $1', [importId]);
    expect(rows).toEqual([]);
    expect((await importer.write(importId)).item.outcome).toMatchObject({ changed_firms: 2 });
  });
});

describe('an import that is discarded', () => {
  it('is off the list, its file is gone, and no step can be taken with it', async () => {
    const { import_id: importId } = await importer.upload(firms(5000, 1));
    const url = `/api/enterprise/imports/${importId}`;
    expect(await count('import_chunks')).toBeGreaterThan(0);
    expect((await platform().call(city, { method: 'DELETE', url })).statusCode).toBe(204);
    const { rows } = await platform().owner.query('select from enterprise.import_chunks where import_id = $1', [
      importId,
    ]);
    expect(rows).toEqual([]);
    const list = await platform().call(city, { url: '/api/enterprise/imports' });
    expect(list.body).not.toContain(importId);
    expect((await importer.step(importId, 'preview')).json()).toMatchObject({ error: { code: 'import_over' } });
    expect((await platform().call(city, { method: 'DELETE', url })).statusCode).toBe(409);
  });
});

describe('the imports of an organisation', () => {
  it('are written only after a preview', async () => {
    const { import_id: importId } = await importer.upload(firms(6000, 1));
    expect((await importer.step(importId, 'write')).json()).toMatchObject({ error: { code: 'not_previewed' } });
  });

  it('are nobody else’s: not another office’s, of the same region or above', async () => {
    const { import_id: importId } = await importer.upload(firms(6001, 1));
    for (const region of ['3505', '35', '']) {
      const stranger = anActor('office', 'office-admin', { region });
      const url = `/api/enterprise/imports/${importId}`;
      for (const [method, path] of [
        ['GET', url],
        ['GET', `${url}/refusals`],
        ['GET', `${url}/refusals.csv`],
        ['DELETE', url],
      ] as const) {
        expect((await platform().call(stranger, { method, url: path })).statusCode, path).toBe(404);
      }
      for (const step of ['preview', 'write'] as const) {
        expect((await anImporter(platform, stranger).step(importId, step)).statusCode).toBe(404);
      }
      const list = await platform().call(stranger, { url: '/api/enterprise/imports' });
      expect(list.json()).toEqual({ imports: [] });
    }
  });

  it.each([
    anActor('office', 'office-reader', { region: '3505' }),
    anActor('firm', 'firm-admin', { region: '350502' }),
    anActor('bank', 'partner-admin'),
    anActor('platform', 'platform-admin'),
  ])('are not for people of other roles: $kind', async (actor) => {
    expect((await anImporter(platform, actor).tryUpload('uscc\n1')).statusCode).toBe(403);
  });
});

describe('an upload that breaks off', () => {
  it('leaves nothing', async () => {
    await importer.upload(firms(7000, 1));
    const before = await count('imports');
    const { port } = platform().app.server.listening
      ? (platform().app.server.address() as AddressInfo) // A server on a port has such an address.
      : await listen();
    const sent = request({
      port,
      method: 'POST',
      path: '/api/enterprise/imports?name=firms.csv&base_year=2025&stated_on=2026-03-31',
      headers: {
        'content-type': 'application/octet-stream',
        'content-length': 1_000_000,
        'x-test-actor': JSON.stringify({ ...city, permissions: [...city.permissions] }),
      },
    });
    sent.on('error', () => {});
    sent.write(firms(7001, 100));
    await once(platform().app.server, 'request');
    sent.destroy();
    await expect
      .poll(() => new Promise((resolve) => platform().app.server.getConnections((_error, open) => resolve(open))))
      .toBe(0);
    expect(await count('imports')).toBe(before);
  });

  it('and one that is larger than an upload may be is refused', async () => {
    const answer = await platform().call(city, {
      method: 'POST',
      url: '/api/enterprise/imports?name=firms.csv&base_year=2025&stated_on=2026-03-31',
      headers: { 'content-type': 'application/octet-stream' },
      payload: Buffer.alloc(201 * 1024 * 1024, 'x'),
    });
    expect(answer.json()).toMatchObject({ error: { code: 'upload_too_large' } });
  });
});

async function listen(): Promise<AddressInfo> {
  await platform().app.listen({ port: 0 });
  return platform().app.server.address() as AddressInfo; // A server on a port has such an address.
}
