import { describe, expect, it } from 'vitest';
import type { JobRow } from '../../../platform/jobs/jobStore.ts';
import { refuseImport } from './refusals.ts';
import { refuseStep, standingOf } from './standing.ts';

type JobState = JobRow['state'];
const busy = refuseImport('dossiers_changed');

describe('an import whose row says that it is being', () => {
  it.each<['previewing' | 'writing', JobState | undefined, string, string | null]>([
    ['previewing', 'waiting', 'previewing', null],
    ['previewing', 'running', 'previewing', null],
    ['previewing', 'cancelled', 'failed', 'preview_stopped'],
    ['previewing', 'interrupted', 'failed', 'preview_stopped'],
    ['previewing', 'failed', 'failed', 'preview_stopped'],
    ['previewing', 'refused', 'failed', busy.code],
    ['writing', 'waiting', 'writing', null],
    ['writing', 'running', 'writing', null],
    ['writing', 'done', 'writing', null],
    ['writing', 'cancelled', 'failed', 'write_cancelled'],
    ['writing', 'interrupted', 'failed', 'write_interrupted'],
    ['writing', 'failed', 'failed', 'write_interrupted'],
    ['writing', 'refused', 'failed', busy.code],
    ['writing', undefined, 'failed', 'write_interrupted'],
  ])('%s, by a job that is %s, stands as %s', (state, jobState, standing, problem) => {
    const job = jobState === undefined ? undefined : { state: jobState, refusal: jobState === 'refused' ? busy : null };
    const found = standingOf({ state }, job);
    expect([found.state, found.problem?.code ?? null]).toEqual([standing, problem]);
  });

  it.each(['uploaded', 'previewed', 'written', 'discarded'] as const)('%s stands as it says', (state) => {
    expect(standingOf({ state }, undefined)).toEqual({ state, problem: null });
  });
});

describe('the next step', () => {
  const preview = { refused_rows: 0 } as never; // Only the number of refused rows is asked for.
  const withRefusals = { refused_rows: 3 } as never; // Only the number of refused rows is asked for.

  it.each([
    ['preview', 'uploaded', null, undefined],
    ['preview', 'failed', null, undefined],
    ['preview', 'previewed', preview, undefined],
    ['preview', 'writing', preview, 'import_busy'],
    ['preview', 'written', preview, 'import_over'],
    ['write', 'uploaded', null, 'not_previewed'],
    ['write', 'failed', null, 'not_previewed'],
    ['write', 'failed', preview, undefined],
    ['write', 'previewed', preview, undefined],
    ['write', 'previewed', withRefusals, 'rows_refused'],
    ['write', 'previewing', null, 'import_busy'],
    ['write', 'written', preview, 'import_over'],
    ['discard', 'uploaded', null, undefined],
    ['discard', 'written', preview, undefined],
    ['discard', 'writing', preview, 'import_busy'],
    ['discard', 'discarded', preview, 'import_over'],
  ] as const)('to %s one that is %s', (step, state, seen, code) => {
    expect(refuseStep(step, { state, problem: null }, { preview: seen })?.code).toBe(code);
  });

  it('to write one with refused rows may be taken where they are left out', () => {
    expect(refuseStep('write', { state: 'previewed', problem: null }, { preview: withRefusals }, true)).toBeUndefined();
  });
});
