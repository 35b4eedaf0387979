import { at, markAt } from '../at.ts';
import type { Timetable } from './timetable.ts';

/** The plan that was, for those operations that are not fixed and were in it; and which of them the timetable has moved. */
export interface Stability {
  readonly isKnown: Uint8Array;
  readonly start: Float64Array;
  readonly machine: Int32Array;
  readonly operator: Int32Array;
  readonly isMoved: Uint8Array;
  moved: number;
  /** No change may move more than these. */
  most: number;
  /** What a moved start counts, in minutes of weighted tardiness. */
  readonly minutesPerMove: number;
}

function isElsewhere({ isKnown, start, machine, operator }: Stability, table: Timetable, v: number): 0 | 1 {
  if (isKnown[v] === 0) return 0;
  const isSame = start[v] === table.start[v] && machine[v] === table.machine[v] && operator[v] === table.operator[v];
  return isSame ? 0 : 1;
}

/** How many have moved, with what was changed since `beginChange`. */
export function movedAfter(stability: Stability, table: Timetable): number {
  const { trail } = table;
  let { moved } = stability;
  for (let index = 0; index < trail.times; index += 1) {
    const v = at(trail.operation, index);
    moved += isElsewhere(stability, table, v) - markAt(stability.isMoved, v);
  }
  return moved;
}

/** Takes the change as made. */
export function noteMoved(stability: Stability, table: Timetable): void {
  const { trail } = table;
  for (let index = 0; index < trail.times; index += 1) {
    const v = at(trail.operation, index);
    const isMoved = isElsewhere(stability, table, v);
    stability.moved += isMoved - markAt(stability.isMoved, v);
    stability.isMoved[v] = isMoved;
  }
}

/** Counts all anew. */
export function countMoved(stability: Stability, table: Timetable): void {
  stability.moved = 0;
  for (let v = 0; v < table.shop.operations; v += 1) {
    const isMoved = isElsewhere(stability, table, v);
    stability.isMoved[v] = isMoved;
    stability.moved += isMoved;
  }
}
