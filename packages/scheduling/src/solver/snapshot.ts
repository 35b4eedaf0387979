import { present } from '@leitu/kernel';
import { at, realAt } from '../at.ts';
import type { Plan, PlannedOperation } from '../plan.ts';
import type { Problem } from '../problem.ts';
import { clear } from './queue.ts';
import { makespanOf, type Timetable } from './timetable.ts';

const columns = [
  'isPlaced',
  'isHolding',
  'choice',
  'machine',
  'operator',
  'family',
  'minutes',
  'previous',
  'next',
  'firstOn',
  'lastOn',
  'previousWith',
  'nextWith',
  'firstWith',
  'lastWith',
  'start',
  'end',
  'floor',
  'jobEnd',
] as const;

/** A timetable as it was at a moment. */
export type Snapshot = { readonly [Column in (typeof columns)[number]]: Timetable[Column] } & {
  weightedTardiness: number;
  setupMinutes: number;
  makespan: number;
};

export function takeSnapshot(table: Timetable): Snapshot {
  const copies = Object.fromEntries(columns.map((column) => [column, table[column].slice()]));
  const { weightedTardiness, setupMinutes } = table;
  // Each column is a copy of the table's, of the same kind.
  return { ...copies, weightedTardiness, setupMinutes, makespan: makespanOf(table) } as Snapshot;
}

/** Writes over a snapshot, so that no memory is asked for. */
export function retakeSnapshot(table: Timetable, snapshot: Snapshot): void {
  for (const column of columns) snapshot[column].set(table[column]);
  snapshot.weightedTardiness = table.weightedTardiness;
  snapshot.setupMinutes = table.setupMinutes;
  snapshot.makespan = makespanOf(table);
}

export function restore(table: Timetable, snapshot: Snapshot): void {
  for (const column of columns) table[column].set(snapshot[column]);
  table.weightedTardiness = snapshot.weightedTardiness;
  table.setupMinutes = snapshot.setupMinutes;
  table.rank.set(snapshot.start);
  clear(table.queue);
}

/** The plan that a snapshot holds, with the problem's names. */
export function planOf(
  { machines, operators = [], jobs }: Problem,
  snapshot: Pick<Snapshot, 'machine' | 'operator' | 'start' | 'end'>,
): Plan {
  const operations: PlannedOperation[] = [];
  let v = 0;
  for (const { id: job, operations: own } of jobs) {
    for (const { id: operation } of own) {
      const [on, who] = [at(snapshot.machine, v), at(snapshot.operator, v)];
      const [startMinute, endMinute] = [realAt(snapshot.start, v), realAt(snapshot.end, v)];
      // One form of object each, with nothing spread: a plan is made again and again.
      if (on < 0) operations.push({ job, operation, startMinute, endMinute });
      else {
        const machine = present(machines[on], 'operations run on machines that there are').id;
        if (who < 0) operations.push({ job, operation, machine, startMinute, endMinute });
        else {
          const operator = present(operators[who], 'operators are those that there are').id;
          operations.push({ job, operation, machine, operator, startMinute, endMinute });
        }
      }
      v += 1;
    }
  }
  return { operations };
}
