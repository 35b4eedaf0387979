import type { LanesMemory } from './lanesMemory.ts';
import type { Rows } from './rows.ts';
import type { Shock } from './shock.ts';

/**
 * Several failures at once, all from their first step: a link is looked up once for all of them. Whole failures run over all firms, both
 * ways. Of the others only the way upwards among the firms of a circle is followed: the chance that a walk from customer to customer has
 * come to the failed firm by this step.
 */
export interface Lanes {
  readonly shock: Shock;
  readonly rows: Rows;
  readonly memory: LanesMemory;
  /** What those firms of each market sell that never lose, of market m in lane l at m · lanes + l. */
  readonly unmoved: Float64Array;
  isWhole: boolean;
  /** The failures by the rows of their firms. */
  lanes: readonly Lane[];
  /** The rows that are passed over upwards, from and up to, not with. */
  from: number;
  to: number;
}

/** A failure in a lane. */
export interface Lane {
  readonly index: number;
  readonly failed: number;
  readonly row: number;
  /** When it is to be asked whether it is over. */
  steps: number;
  /** The chance that a walk from the failed firm is back for the first time in step 1, 2 and so on; and by now. */
  readonly returns: number[];
  returned: number;
}
