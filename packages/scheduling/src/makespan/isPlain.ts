import type { Problem } from '../problem.ts';

/** Whether a problem is a flexible job shop and nothing more, for which there is a search of its own. */
export function isPlain({ machines, jobs, transport }: Problem): boolean {
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
