import type { Problem } from '../problem.ts';

/**
 * Whether a problem is a flexible job shop and nothing more, for which there is a search of its own; not where it is so large that one step
 * of that search, which goes over all operations, takes too long, or so long that its minutes are not whole numbers of 30 bits.
 */
export function isPlainShop(problem: Problem): boolean {
  const { machines, jobs } = problem;
  let operations = 0;
  let minutes = 0;
  for (const job of jobs) {
    operations += job.operations.length;
    for (const { modes } of job.operations) {
      minutes += modes.reduce((longest, { durationMinutes }) => Math.max(longest, durationMinutes), 0);
    }
  }
  const isLarge = operations * Math.max(jobs.length, machines.length) > mostPairs;
  return !isLarge && minutes < 2 ** 30 && isPlain(problem);
}

/** Pairs of operation and job, or operation and machine. */
const mostPairs = 10_000_000;

function isPlain({ machines, jobs, transport }: Problem): boolean {
  return (
    transport === undefined &&
    machines.every(({ closed = [], setups }) => closed.length === 0 && setups === undefined) &&
    jobs.every(
      ({ releaseMinute = 0, operations }) =>
        releaseMinute === 0 &&
        operations.every(
          ({ after, modes, fixed }) =>
            after === undefined &&
            fixed === undefined &&
            modes.length > 0 &&
            modes.every(({ operatorSkill }) => operatorSkill === undefined),
        ),
    )
  );
}
