import type { FallRows } from './fallRows.ts';
import type { LanesMemory } from './lanesMemory.ts';
import type { Rows } from './rows.ts';
import type { Shock } from './shock.ts';

/** What is to run in a lane, with others beside it. */
export interface LaneOrder {
  readonly failed: number;
  /** When it is to be asked whether it is over. */
  readonly steps: number;
}

/**
 * What a batch of lanes passes over. Large failures are followed downwards over all firms; upwards only within circles, where it is known in
 * which step no firm falls by more than epsilon that way, and else over all firms. What is lost upwards is the chance that a walk from
 * customer to customer has come to the failed firm by this step.
 */
export type Reach = 'down' | 'both ways';

/** Several failures at once, all from their first step: a link is looked up once for all of them. */
export interface Lanes {
  readonly shock: Shock;
  readonly rows: Rows;
  readonly fallRows: FallRows;
  readonly memory: LanesMemory;
  reach: Reach;
  lanes: readonly Lane[];
  /** The rows before this one are passed over upwards. */
  to: number;
  /** The circle, by its first row, of which it is known what its firms lost both ways by this step; −1 of none. */
  bothFrom: number;
}

/** A failure in a lane. */
export interface Lane extends Returning {
  readonly index: number;
  readonly failed: number;
  /** The row of the firm downwards. */
  readonly fallRow: number;
  /** When it is to be asked whether it is over. */
  steps: number;
}

/** A failure whose firm is walked from. */
export interface Returning {
  /** The chance that a walk from the failed firm is back for the first time in step 1, 2 and so on; and by now. */
  readonly returns: number[];
  returned: number;
}

/** The chance to have come back by one step on. */
export function returnTo(lane: Returning, chance: number): void {
  lane.returns.push(chance - lane.returned);
  lane.returned = chance;
}
