import { present } from '@leitu/kernel';
import { at, realAt } from '../at.ts';
import { type Calendar, joined } from './calendar.ts';

/**
 * A problem as arrays. Operations are numbered through, job by job; −1 stands for none. Lists of lists lie one behind another: those of
 * number i are from `…From[i]` to `…From[i + 1]` − 1.
 */
export interface Workshop {
  readonly operations: number;
  readonly machines: number;
  readonly operators: number;
  readonly jobs: number;
  readonly jobOf: Int32Array;
  readonly jobFrom: Int32Array;
  /** What an operation comes after, and what comes after it. */
  readonly beforeFrom: Int32Array;
  readonly before: Int32Array;
  readonly afterFrom: Int32Array;
  readonly after: Int32Array;
  readonly choiceFrom: Int32Array;
  readonly choiceMachine: Int32Array;
  readonly choiceMinutes: Int32Array;
  readonly choiceSkill: Int32Array;
  /** The family of the operation among those of the choice's machine. */
  readonly choiceFamily: Int32Array;
  readonly skillFrom: Int32Array;
  readonly skillOperator: Int32Array;
  readonly isSplittable: Uint8Array;
  /** −1 for what is done on a machine. */
  readonly leadMinutes: Float64Array;
  readonly fixed: FixedOperations;
  readonly release: Float64Array;
  /** Infinite for a job that is never late. */
  readonly due: Float64Array;
  readonly weight: Float64Array;
  readonly setups: SetupTables;
  /** The factory of each machine, and the ways between two: from × number of factories + to. */
  readonly factory: Int32Array;
  readonly factories: number;
  readonly transportMinutes: Float64Array;
  readonly machineCalendar: readonly Calendar[];
  readonly operatorCalendar: readonly Calendar[];
  /** Of a machine's calendar and an operator's together, by the numbers of both; made when first asked for. */
  readonly jointCalendar: ((Calendar | undefined)[] | undefined)[];
  /** The numbers of calendars: those that are alike have one. */
  readonly machineHours: Int32Array;
  readonly operatorHours: Int32Array;
}

export interface FixedOperations {
  readonly isFixed: Uint8Array;
  readonly start: Float64Array;
  readonly end: Float64Array;
  readonly machine: Int32Array;
  readonly operator: Int32Array;
  readonly family: Int32Array;
}

export interface SetupTables {
  /** Where the table of a machine begins in `minutes` (from × families + to); −1 for a machine without setups. */
  readonly from: Int32Array;
  readonly families: Int32Array;
  readonly initial: Int32Array;
  readonly minutes: Float64Array;
}

/** When a machine and an operator (−1: nobody) both work. */
export function jointCalendarOf(shop: Workshop, machine: number, operator: number): Calendar {
  const own = shop.machineCalendar[machine];
  if (operator < 0) return present(own, 'every machine has a calendar');
  const number = at(shop.machineHours, machine);
  const other = at(shop.operatorHours, operator);
  const known = shop.jointCalendar[number]?.[other];
  if (known !== undefined) return known;
  const made = joined(
    present(own, 'every machine has a calendar'),
    present(shop.operatorCalendar[operator], 'every operator has a calendar'),
  );
  const row = shop.jointCalendar[number] ?? [];
  row[other] = made;
  shop.jointCalendar[number] = row;
  return made;
}

/** What goods need from one machine to another; −1 is a step outside. */
export function wayMinutes({ factory, factories, transportMinutes }: Workshop, from: number, to: number): number {
  if (factories === 0 || from < 0 || to < 0) return 0;
  const [a, b] = [at(factory, from), at(factory, to)];
  return a < 0 || b < 0 ? 0 : realAt(transportMinutes, a * factories + b);
}
