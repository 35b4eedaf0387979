import type { Network } from '../network.ts';
import { type FallRows, fallRowsOf, type LinksDown, linksDown } from './fallRows.ts';
import { type FirmRecords, firmRecordsOf } from './firmRecords.ts';
import { type LinksUp, linksUp } from './linksUp.ts';
import { type Rows, rowsOf, shockByRows } from './rows.ts';
import type { Shock, ShockOptions } from './shock.ts';

/** What is worked out once for all failures of a network, in however many threads they run: lists that are only read. */
export interface FailurePlan {
  /** Firms have the numbers of their rows in it. */
  readonly shock: Shock;
  /** The order in which lanes pass over firms upwards, with their links: those within circles, and all. */
  readonly rows: Rows;
  readonly circleLinks: LinksUp;
  readonly sales: LinksUp;
  /** The same downwards. */
  readonly fallRows: FallRows;
  readonly fallLinks: LinksDown;
  readonly firmRecords: FirmRecords;
}

/**
 * Plans the failures of all firms.
 * @example createFailures(planFailures(network))
 */
export function planFailures(network: Network, options: ShockOptions = {}): FailurePlan {
  const rows = rowsOf(network);
  const shock = shockByRows(network, options, rows);
  const fallRows = fallRowsOf(shock, rows);
  return {
    ...{ shock, rows, fallRows },
    circleLinks: linksUp(shock, rows, true),
    sales: linksUp(shock, rows, false),
    fallLinks: linksDown(shock, fallRows),
    firmRecords: firmRecordsOf(shock),
  };
}
