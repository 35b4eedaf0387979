import { present } from '@leitu/kernel';
import type { Closed, Machine, Operator } from '../problem.ts';
import { type Calendar, calendarOf } from './calendar.ts';
import type { Workshop } from './workshop.ts';

type Hours = Pick<
  Workshop,
  'machineCalendar' | 'operatorCalendar' | 'jointCalendar' | 'machineHours' | 'operatorHours'
>;

/** The calendars of a workshop, those that are alike made and numbered once. */
export function hoursOf(machines: readonly Machine[], operators: readonly Operator[]): Hours {
  const calendars: Calendar[] = [];
  const numberOf = numbering(calendars);
  const machineHours = Int32Array.from(machines, numberOf);
  const operatorHours = Int32Array.from(operators, numberOf);
  const calendarAt = (number: number) => present(calendars[number], 'numbers are of those known');
  return {
    machineCalendar: Array.from(machineHours, calendarAt),
    operatorCalendar: Array.from(operatorHours, calendarAt),
    machineHours,
    operatorHours,
    jointCalendar: [],
  };
}

function numbering(calendars: Calendar[]): (of: Machine | Operator) => number {
  const known = new Map<Closed, number>();
  // Those that are alike have the same number of spans and the same ends; only such are compared span by span.
  const alike = new Map<string, Closed[]>();
  return ({ closed = always }) => {
    const number = known.get(closed);
    if (number !== undefined) return number;
    const key = `${closed.length} ${closed[0]?.startMinute} ${closed.at(-1)?.endMinute}`;
    const others = alike.get(key) ?? [];
    const found = known.get(others.find((other) => isAlike(other, closed)) ?? closed) ?? calendars.length;
    if (found === calendars.length) {
      calendars.push(calendarOf(closed));
      alike.set(key, [...others, closed]);
    }
    known.set(closed, found);
    return found;
  };
}

const always: Closed = [];

function isAlike(one: Closed, other: Closed): boolean {
  return one.every(({ startMinute, endMinute }, index) => {
    const span = other[index];
    return span?.startMinute === startMinute && span.endMinute === endMinute;
  });
}
