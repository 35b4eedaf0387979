import { type Cycle, plusPeriods } from './cycle.ts';
import { endOfMonth, isEndOfMonth, type Moment } from './moment.ts';

/** SD: the day of the month stays; EOM: what begins at the end of a month stays at the ends of months. */
export type EndOfMonthConvention = 'SD' | 'EOM';

export interface ScheduleOf {
  readonly start: Moment;
  readonly end: Moment;
  /** Without a cycle there are the two ends alone. */
  readonly cycle?: Cycle | undefined;
  readonly endOfMonth: EndOfMonthConvention;
  /** Whether the end belongs to the schedule. */
  readonly includesEnd: boolean;
}

/**
 * The cyclic times from the start up to the end, earliest first (technical specification, Schedule S(s, c, T, B)). Each is counted from the
 * start, so that a short month does not pull the later ones back. With a long stub the last regular time is left out where the end is off the
 * cycle; of the two ends none is. A schedule without its end has the other times of the one with it.
 */
export function scheduleTimes(of: ScheduleOf): readonly Moment[] {
  const { start, end, cycle, includesEnd } = of;
  const times: Moment[] = [];
  if (cycle === undefined) {
    if (start < end) times.push(start);
    if (includesEnd) times.push(end);
    return times;
  }
  const staysAtEnd = of.endOfMonth === 'EOM' && cycle.months > 0 && cycle.days === 0 && isEndOfMonth(start);
  let next = start;
  for (let count = 1; next < end; count += 1) {
    times.push(next);
    const moved = plusPeriods(start, cycle, count);
    next = staysAtEnd ? endOfMonth(moved) : moved;
  }
  const isOffCycle = next !== end;
  if (cycle.stub === 'long' && isOffCycle && times.length > 1) times.pop();
  if (includesEnd) times.push(end);
  return times;
}
