import type { StepRun } from '../../contract.ts';

/** The latest search that looked at all firms of a region; the newest are given first. */
export function latestRunOf(runs: readonly StepRun[], region: string): StepRun | undefined {
  return runs.find(({ region_code }) => region.startsWith(region_code));
}
