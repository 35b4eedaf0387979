import { realAt } from '../at.ts';
import { type FallRows, fallRowsOf, type LinksDown, linksDown } from './fallRows.ts';
import { firmLinesOf } from './firmLines.ts';
import { type LinksUp, linksUp } from './linksUp.ts';
import { type Rows, rowsOf } from './rows.ts';
import type { Shock } from './shock.ts';

/** What is worked out once for all failures of a network, in however many threads they run: lists that are only read. */
export interface FailurePlan {
  readonly shock: Shock;
  /** The order in which lanes pass over firms upwards, with their links: those within circles, and all. */
  readonly rows: Rows;
  readonly circleLinks: LinksUp;
  readonly sales: LinksUp;
  /** What each row of a circle weighs. */
  readonly circleWeights: Float64Array;
  /** The same downwards. */
  readonly fallRows: FallRows;
  readonly fallLinks: LinksDown;
  /** A line of each firm, see `firmLine`. */
  readonly firmLines: Float64Array;
}

/**
 * Plans the failures of all firms.
 * @example createFailures(planFailures(prepareShock(network)))
 */
export function planFailures(shock: Shock): FailurePlan {
  const rows = rowsOf(shock);
  const fallRows = fallRowsOf(shock, rows);
  return {
    ...{ shock, rows, fallRows },
    circleWeights: Float64Array.from(rows.firmOf.subarray(0, rows.circling), (firm) => realAt(shock.weights, firm)),
    circleLinks: linksUp(shock, rows, true),
    sales: linksUp(shock, rows, false),
    fallLinks: linksDown(shock, fallRows),
    firmLines: firmLinesOf(shock),
  };
}
