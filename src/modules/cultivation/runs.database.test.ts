import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { day, present } from '@leitu/kernel';
import { compileJudge, createRowReader, type Facts, readHeader } from '@leitu/rules';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { keepFirms } from '../../../tests/aKeptFirm.ts';
import { anActor, aPlatform } from '../../../tests/aPlatform.ts';
import { aModelFirm } from '../../../tests/packs/aFirm.ts';
import { anyFirm } from '../../../tests/packs/anyFirm.ts';
import { LADDER, library, packOf } from '../../../tests/packs/library.ts';
import { describeWithShared } from '../../../tests/shared.ts';
import type { Actor } from '../../platform/access/actor.ts';
import { verifyChains } from '../../platform/audit/verifyChains.ts';
import { today } from '../../platform/clock/today.ts';
import { transactionOn } from '../../platform/db/transaction.ts';
import { uuidOfName, uuidv7 } from '../../platform/db/uuid.ts';
import { openTable } from '../../platform/files/index.ts';
import type { ThreadInput } from '../../platform/jobs/jobThread.ts';
import { type Run, run, runOutcome, runsResponse, startedRun } from './contract.ts';
import { compileLadder, type KeptResult } from './judgeLadder.ts';
import type { KeptCriteria } from './store/criteria.ts';
import { factsOf, type ResultColumns, resultsOf } from './store/keptJudgement.ts';

const platform = aPlatform();

/** An office that the database knows, so that a region of the test's own is judged by it alone. */
const office = (region: string) => anActor('office', 'office-officer', { region });

async function ask(actor: Actor, body: object = {}) {
  const answer = await platform().call(actor, { method: 'POST', url: '/api/cultivation/runs', payload: body });
  return { status: answer.statusCode, body: answer.json<unknown>() };
}

/** Judges the actor's region to the end. */
async function judgeRegion(actor: Actor, body: object = {}): Promise<Run> {
  const { job_id } = startedRun.parse((await ask(actor, body)).body);
  const job = await platform().ended(actor, job_id);
  expect(job).toMatchObject({ state: 'done' });
  const { run_id } = runOutcome.parse(job.outcome);
  const answer = await platform().call(actor, { url: `/api/cultivation/runs/${run_id}` });
  return run.parse(answer.json());
}

interface Kept {
  readonly uscc: string;
  readonly region_code: string;
  readonly tier: string | null;
  readonly results: Readonly<Record<string, KeptResult>>;
  readonly facts: Facts;
  readonly standing: object;
}

interface KeptRow extends Omit<Kept, 'results' | 'facts'>, ResultColumns {
  readonly columns: Readonly<Record<string, unknown>>;
  readonly criteria: KeptCriteria;
}

/** What a run has written, as the owner of the tables sees it. */
async function keptBy(runId: string): Promise<readonly Kept[]> {
  const { rows } = await platform().owner.query<KeptRow>(
    `select uscc, j.region_code, j.tier, verdicts, scores, to_jsonb(j) as columns, to_jsonb(c) as criteria,
            jsonb_build_object('innovative', s.innovative, 'srdi', s.srdi, 'little-giant', s.little_giant) as standing
       from cultivation.judgements j join cultivation.criteria c using (criteria_id) join enterprise.enterprises using (enterprise_id)
       join cultivation.standings s on s.enterprise_id = j.enterprise_id and s.judgement_id = j.judgement_id
      where run_id = $1 order by uscc`,
    [runId],
  );
  return rows.map(({ columns, criteria, verdicts, scores, ...row }) => ({
    ...row,
    results: resultsOf({ verdicts, scores }, criteria),
    facts: factsOf(columns, criteria),
  }));
}

interface KeptRows {
  readonly judgements: number;
  readonly standings: number;
  readonly runs: number;
  readonly events: number;
}

async function countKept(): Promise<KeptRows> {
  const { rows } = await platform().owner.query<KeptRows>(
    `select (select count(*)::int from cultivation.judgements) as judgements, (select count(*)::int from cultivation.standings) as standings,
            (select count(*)::int from cultivation.runs) as runs,
            (select count(*)::int from platform.audit_events where action like 'cultivation.%') as events`,
  );
  return present(rows[0], 'there is one row of counts');
}

describe('judging a region', () => {
  /** More than are judged together, so that several parts are written. */
  const firms = fc.sample(anyFirm, { numRuns: 1200, seed: 20261124 });
  const province = office('41');
  beforeAll(async () => {
    await keepFirms(
      platform().owner,
      firms.map((facts, index) => ({
        uscc: `RANDOM-${String(index).padStart(4, '0')}`,
        region: index % 2 === 0 ? '410102' : '410304',
        facts,
      })),
    );
  });

  it.each(['new', 'recheck'] as const)(
    'keeps for each firm exactly what the core says of it, in %s cases',
    async (caseType) => {
      const told = await judgeRegion(province, { on: '2026-04-30', case: caseType });
      const judges = LADDER.map((id) => [id, compileJudge(packOf(id), caseType)] as const);
      const expected = firms.map((facts) =>
        Object.fromEntries(
          judges.map(([id, judge]) => {
            const { verdict, score } = judge(facts);
            return [id, { verdict, score: score ?? undefined }];
          }),
        ),
      );
      const kept = await keptBy(told.run_id);
      expect(kept.map(({ results }) => verdictsAndScores(results))).toEqual(expected);
      // All that is kept of a firm is what JavaScript makes of it: the facts read and the pack in force too.
      const judge = compileLadder(library, { caseType, on: day('2026-04-30') });
      const made = firms.map((facts) => judge({ regionCode: '410102', facts }));
      expect(kept.map(({ results, facts, standing }) => ({ results, facts, standing }))).toEqual(made);
      const tally = Object.fromEntries(
        LADDER.map((id) => [id, countBy(expected.map((results) => String(results[id]?.verdict)))]),
      );
      expect(told).toMatchObject({ firms: firms.length, region_code: '41', case: caseType, packs: [...LADDER], tally });
    },
  );

  it('lets each firm stand by the packs in force on the day', async () => {
    for (const [on, packs] of [
      ['2026-03-31', ['cn.innovative.2022', 'cn.srdi.2022', 'cn.little-giant.2022']],
      ['2026-04-01', ['cn.innovative.2022', 'cn.srdi.2026', 'cn.little-giant.2026']],
    ] as const) {
      await platform().owner.query('delete from cultivation.standings');
      const kept = await keptBy((await judgeRegion(province, { on })).run_id);
      expect(kept).toHaveLength(firms.length);
      for (const { standing, results } of kept) {
        const [innovative, srdi, littleGiant] = packs.map((pack) => results[pack]?.verdict);
        expect(standing).toEqual({ innovative, srdi, 'little-giant': littleGiant });
      }
    }
  });

  it('again gives the same, and the standings of before are replaced', async () => {
    const first = await judgeRegion(province, { on: '2026-05-01' });
    const before = await keptBy(first.run_id);
    const second = await judgeRegion(province, { on: '2026-05-01' });
    expect(second).toMatchObject({ firms: first.firms, tally: first.tally, version: first.version });
    expect(await keptBy(second.run_id)).toEqual(before);
    expect(await keptBy(first.run_id)).toEqual([]);
    expect((await verifyChains(transactionOn(platform().owner))).breaks).toEqual([]);
  });

  it('narrower than the own region judges the firms there alone', async () => {
    const { firms: count, run_id } = await judgeRegion(province, { region: '4103' });
    expect(count).toBe(firms.length / 2);
    expect(new Set((await keptBy(run_id)).map(({ region_code }) => region_code))).toEqual(new Set(['410304']));
  });

  it('is told to the offices that see the region, and to no other', async () => {
    const { run_id } = await judgeRegion(office('410304'));
    const sees = async (actor: Actor) => {
      const list = await platform().call(actor, { url: '/api/cultivation/runs' });
      const one = await platform().call(actor, { url: `/api/cultivation/runs/${run_id}` });
      if (list.statusCode !== 200) return [list.statusCode, one.statusCode];
      return [runsResponse.parse(list.json()).runs.some((row) => row.run_id === run_id), one.statusCode];
    };
    expect(await sees(office('41'))).toEqual([true, 200]);
    expect(await sees(office(''))).toEqual([true, 200]);
    expect(await sees(office('410304'))).toEqual([true, 200]);
    expect(await sees(office('410102'))).toEqual([false, 404]);
    expect(await sees(anActor('firm', 'firm-admin', { region: '410304' }))).toEqual([false, 404]);
    expect(await sees(anActor('bank', 'partner-admin'))).toEqual([false, 404]);
    expect(await sees(anActor('platform', 'platform-admin'))).toEqual([403, 403]);
  });
});

describe('the criteria of a region', () => {
  it('decide for the firms of that region, beside the national ones, and for no others', async () => {
    await keepFirms(platform().owner, [
      { uscc: 'OWN-CRITERIA', region: '990101', facts: aModelFirm().facts },
      { uscc: 'NATIONAL-CRITERIA', region: '980101', facts: aModelFirm().facts },
    ]);
    const inForce = async (region: string) => {
      const [kept] = await keptBy((await judgeRegion(office(region), { on: '2023-01-01' })).run_id);
      const results = Object.entries(kept?.results ?? {});
      return results.flatMap(([pack, { is_in_force }]) => (is_in_force === true ? [pack] : []));
    };
    expect(await inForce('99')).toEqual(['cn.innovative.2022', 'cn.little-giant.2022', 'cn-example.srdi.2022']);
    expect(await inForce('98')).toEqual(['cn.innovative.2022', 'cn.srdi.2022', 'cn.little-giant.2022']);
  });

  it('are those by which its judgements are made again, wherever the firm is now', async () => {
    const ministry = office('');
    const id = uuidOfName('enterprise', 'OWN-CRITERIA');
    const owner = platform().owner;
    await owner.query(`update cultivation.judgements set region_code = '980101' where enterprise_id = $1`, [id]);
    const { rows } = await owner.query<{ judgement_id: string }>(
      'select judgement_id from cultivation.judgements where enterprise_id = $1',
      [id],
    );
    const url = `/api/cultivation/firms/${id}/judgements/${rows[0]?.judgement_id}`;
    expect((await platform().call(ministry, { url })).json()).toMatchObject({ is_reproduced: true });
    await owner.query(`update cultivation.judgements set region_code = '990101' where enterprise_id = $1`, [id]);
  });
});

describeWithShared('the published cases, judged as a region', (folder) => {
  let firms: readonly Facts[] = [];
  beforeAll(async () => {
    firms = await readFirms(join(folder, 'cases/firms.csv'));
    await keepFirms(
      platform().owner,
      firms.map((facts) => ({ uscc: String(facts.uscc), region: String(facts.region_code), facts })),
    );
  });

  it.each(['new', 'recheck'] as const)(
    'have exactly the published verdicts and scores in %s cases',
    async (caseType) => {
      const { run_id } = await judgeRegion(office(''), { on: '2026-04-01', case: caseType });
      const kept = new Map((await keptBy(run_id)).map(({ uscc, results }) => [uscc, verdictsAndScores(results)]));
      const published = readFileSync(join(folder, `cases/cultivation-${caseType}.ndjson`), 'utf8')
        .trim()
        .split('\n');
      expect(published).toHaveLength(firms.length);
      for (const line of published) {
        const { uscc, packs } = JSON.parse(line) as { uscc: string; packs: object }; // The published shape.
        expect([uscc, kept.get(uscc)]).toEqual([uscc, packs]);
      }
    },
  );
});

describe('a run that does not come to its end leaves nothing', () => {
  const county = office('420102');
  beforeAll(async () => {
    const { facts } = aModelFirm();
    const firms = Array.from({ length: 1500 }, (_, index) => ({ uscc: `ENDS-${index}`, region: '420102', facts }));
    await keepFirms(platform().owner, firms);
  });

  /**
   * Lets a run come as far as its audit event, when all else is written: the chain is held by somebody else. Then does something to it,
   * and lets the chain go.
   */
  async function atItsEnd(act: () => Promise<unknown>): Promise<void> {
    const { owner } = platform();
    await owner.query('begin');
    await owner.query(`insert into platform.audit_chains values ('region:420102', 0, decode(repeat('00', 32), 'hex'))`);
    for (;;) {
      const { rows } = await owner.query(`select from pg_locks where locktype = 'transactionid' and not granted`);
      if (rows.length > 0) break;
      await pause(5);
    }
    try {
      await act();
    } finally {
      await owner.query('rollback');
    }
  }

  it('when somebody cancels it at the last moment', async () => {
    const before = await countKept();
    const { job_id } = startedRun.parse((await ask(county)).body);
    const url = `/api/jobs/${job_id}`;
    await atItsEnd(async () => {
      expect((await platform().call(county, { method: 'DELETE', url })).statusCode).toBe(204);
    });
    expect(await platform().ended(county, job_id)).toMatchObject({ state: 'cancelled' });
    expect(await countKept()).toEqual(before);
  });

  /** Starts the thread of a run as a server does, which holds the lock of the job. */
  async function startThread(): Promise<{ readonly jobId: string; readonly thread: Worker }> {
    const { owner, server } = platform();
    const jobId = uuidv7();
    await owner.query('select pg_advisory_lock($1, hashtext($2))', [jobLock, jobId]);
    await owner.query(
      `insert into platform.jobs (job_id, kind, organisation_id, actor, input, state) values ($1, 'test.run', $2, '{}', '{}', 'running')`,
      [jobId, county.organisationId],
    );
    const workerData: ThreadInput = {
      jobId,
      file: new URL('./runRegion.ts', import.meta.url).href,
      input: { region: '420102', on: today(), case: 'new' },
      actor: county,
      serving: server.serving,
    };
    return { jobId, thread: new Worker(new URL('../../platform/jobs/jobThread.ts', import.meta.url), { workerData }) };
  }

  /** The first half of the locks on jobs, as the runner of jobs has it. */
  const jobLock = 0x6c_65;

  it('when its thread is killed at the last moment', async () => {
    const before = await countKept();
    const { thread } = await startThread();
    await atItsEnd(() => thread.terminate());
    await untilIdle();
    expect(await countKept()).toEqual(before);
  });

  it('when its thread is killed at any other: all is there, or nothing', async () => {
    const before = await countKept();
    for (let milliseconds = 200; ; milliseconds *= 1.5) {
      const { jobId, thread } = await startThread();
      await pause(milliseconds);
      await thread.terminate();
      await untilIdle();
      const { rows } = await platform().owner.query<{ state: string }>(
        'select state from platform.jobs where job_id = $1',
        [jobId],
      );
      const isDone = rows[0]?.state === 'done';
      const { runs, judgements } = await countKept();
      expect([runs - before.runs, judgements - before.judgements]).toEqual(isDone ? [1, 1500] : [0, 0]);
      if (isDone) break;
    }
  });

  /** PostgreSQL has seen that the thread is gone and undone what it did. */
  async function untilIdle(): Promise<void> {
    for (;;) {
      const { rows } = await platform().owner.query(
        `select from pg_stat_activity where backend_type = 'client backend' and xact_start is not null and pid <> pg_backend_pid()`,
      );
      if (rows.length === 0) return;
      await pause(5);
    }
  }

  it('and the next one judges them all', async () => {
    expect(await judgeRegion(county)).toMatchObject({ firms: 1500, tally: { 'cn.srdi.2026': { met: 1500 } } });
  });
});

describe('a run is refused', () => {
  it('for a region outside the own', async () => {
    const figures = { region: '42', own: '410304' };
    expect(await ask(office('410304'), { region: '42' })).toMatchObject({
      status: 403,
      body: { error: { code: 'region_outside', figures } },
    });
    expect((await ask(office('410304'), { region: '4103' })).status).toBe(403);
    expect((await ask(office('410304'), { region: '410102' })).status).toBe(403);
  });

  it('for a region without firms, and leaves nothing', async () => {
    const empty = office('65');
    const before = await countKept();
    const { job_id } = startedRun.parse((await ask(empty)).body);
    expect(await platform().ended(empty, job_id)).toMatchObject({
      state: 'refused',
      refusal: { code: 'region_without_firms' },
    });
    expect(await countKept()).toEqual(before);
  });

  it.each([
    ['a firm', anActor('firm', 'firm-admin', { region: '410304' })],
    ['a partner', anActor('bank', 'partner-admin')],
    ['the platform', anActor('platform', 'platform-admin')],
    ['who only reads at an office', anActor('office', 'office-reader', { region: '41' })],
  ])('for %s', async (_who, actor) => {
    expect(await ask(actor)).toMatchObject({ status: 403, body: { error: { code: 'not_permitted' } } });
  });

  it.each([{ region: '410' }, { region: '' }, { on: '1949-09-30' }, { case: 'all' }])(
    'in another shape: %j',
    async (body) => {
      expect(await ask(office(''), body)).toMatchObject({ status: 400, body: { error: { code: 'input_invalid' } } });
    },
  );
});

function verdictsAndScores(results: Readonly<Record<string, KeptResult>>): object {
  return Object.fromEntries(Object.entries(results).map(([pack, { verdict, score }]) => [pack, { verdict, score }]));
}

function countBy(words: readonly string[]): Record<string, number> {
  return Object.fromEntries([...Map.groupBy(words, (word) => word)].map(([word, all]) => [word, all.length]));
}

/** Reads a table as an import does: file, header, rows. */
async function readFirms(path: string): Promise<readonly Facts[]> {
  const table = await openTable(path);
  if (!table.ok) throw new Error(table.reason.message.en);
  const header = readHeader(table.value.header, library.dictionary, day('2026-04-01'));
  if (!header.ok) throw new Error(header.reason.message.en);
  const reader = createRowReader(header.value.columns);
  const firms: Facts[] = [];
  for await (const batch of table.value.rows) {
    if (!batch.ok) throw new Error(batch.reason.message.en);
    for (const { number, cells, extra } of batch.value) firms.push(reader.read(number, cells, extra).facts);
  }
  return firms;
}
