/** A pair of facts of which the first is a part of the second: a change may not put the part above the whole. */
export interface Coupling {
  readonly part: string;
  readonly whole: string;
}

/** What a change may not do, whatever the rules would say to it. The pairs are those that import warns of. */
export const COUPLINGS: readonly Coupling[] = [
  { part: 'main_revenue_y1', whole: 'revenue_y1' },
  { part: 'main_revenue_y2', whole: 'revenue_y2' },
  { part: 'main_revenue_y3', whole: 'revenue_y3' },
  { part: 'rd_staff_y1', whole: 'employees_y1' },
  { part: 'ip1_high_value', whole: 'ip1_total' },
  { part: 'ip1_self_developed', whole: 'ip1_total' },
  { part: 'ip1_applied', whole: 'ip1_total' },
];

/** What rises by itself, at no cost, where the first would pass it: money raised in two years was raised in three. */
export const CARRIED: readonly Coupling[] = [{ part: 'equity_raised_2y', whole: 'equity_raised_3y' }];
