import { type Library, TIERS, type Tier, VERDICTS, type Verdict } from '@leitu/rules';
import type { Run } from '../../contract.ts';
import { packsInForce } from '../rungs.ts';

/** How many firms a run found to stand so, and how many more or fewer than the run before; null where there is none to compare with. */
export interface VerdictCount {
  readonly verdict: Verdict;
  readonly count: number;
  readonly change: number | null;
}

/** What a run found on one rung. */
export interface RungTally {
  readonly rung: Tier;
  readonly pack: string;
  /** Whether the run before judged this rung by another pack, so that not only the firms have changed. */
  readonly isOtherPack: boolean;
  readonly counts: readonly VerdictCount[];
}

/** The run before one: the next older of the same region and case. Runs are given the newest first. */
export function runBefore(runs: readonly Run[], run: Run): Run | undefined {
  const isLike = (other: Run) => other.region_code === run.region_code && other.case === run.case;
  return runs.slice(runs.indexOf(run) + 1).find(isLike);
}

/** What a run found, rung by rung from the first, and what changed since the one before; rungs without a pack in force are left out. */
export function talliesOf(library: Library, run: Run, before: Run | undefined): readonly RungTally[] {
  const packs = packsInForce(library, run.case, run.judged_on);
  const packsBefore = before === undefined ? null : packsInForce(library, before.case, before.judged_on);
  return TIERS.flatMap((rung) => {
    const pack = packs[rung];
    if (pack === null) return [];
    const packBefore = packsBefore?.[rung] ?? null;
    const counts = VERDICTS.toReversed().map((verdict): VerdictCount => {
      const count = countIn(run, pack, verdict);
      const change = before === undefined || packBefore === null ? null : count - countIn(before, packBefore, verdict);
      return { verdict, count, change };
    });
    return [{ rung, pack, isOtherPack: packBefore !== null && packBefore !== pack, counts }];
  });
}

function countIn(run: Run, pack: string, verdict: Verdict): number {
  return run.tally[pack]?.[verdict] ?? 0;
}

/**
 * A change with its sign.
 * @example changeText(-12) // '−12'
 */
export function changeText(change: number): string {
  const digits = Math.abs(change).toLocaleString('en-US');
  if (change === 0) return '±0';
  return change > 0 ? `+${digits}` : `−${digits}`;
}
