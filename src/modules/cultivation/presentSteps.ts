import type { Dictionary } from '@leitu/rules';
import type { ChangeStep, StepRun } from './contract.ts';
import { shownVersion } from './edition.ts';
import { presentFactValue } from './present.ts';
import type { StepRunRow } from './store/stepRuns.ts';
import type { StepRow } from './store/steps.ts';

export function presentStepRun(row: StepRunRow): StepRun {
  return {
    step_run_id: row.step_run_id,
    region_code: row.region_code,
    looked_on: row.looked_on,
    version: shownVersion(row.version),
    firms: Number(row.firms),
    tally: row.tally,
    ended_at: row.ended_at.toISOString(),
  };
}

export function presentStep(dictionary: Dictionary, row: StepRow): ChangeStep {
  const { kind, fact, value_now: now, value_needed: needed, bound, cost, articles, holds_from } = row;
  return {
    kind,
    fact,
    from: now === null ? null : presentFactValue(dictionary, fact, now),
    to: presentFactValue(dictionary, fact, needed),
    bound,
    cost,
    articles: [...articles],
    holds_from,
  };
}
