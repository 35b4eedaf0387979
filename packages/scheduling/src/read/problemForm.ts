import { mostMinutes, mostWeight } from './limits.ts';
import { either, integer, list, record, type Shape, text, type ValueOf, yesOrNo } from './shape.ts';

const name = text();
const minutes = integer(0, mostMinutes);
const localTime = text({
  source: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}$',
  wanted: { zh: '形如 2026-03-02T08:00 的当地时间', en: 'a local time such as 2026-03-02T08:00' },
});
const clock = text({
  source: '^(?:[01]\\d|2[0-3]):[0-5]\\d$',
  wanted: { zh: '形如 08:00 的时刻', en: 'a time of day such as 08:00' },
});

/** Minutes from the start, or the local time itself where the problem says when it starts. */
const moment = either(integer(-mostMinutes, mostMinutes), localTime);
const matrix = list(list(minutes, 1), 1);

const span = record(
  'From a moment until another, which is no longer in it.',
  { startMinute: moment, endMinute: moment },
  {},
);

const shift = record(
  'Working hours on some days of the week; where they end no later than they begin, they end on the next day.',
  { weekdays: list(integer(1, 7), 1), from: clock, until: clock },
  {},
);

const calendar = record(
  'When something works: the shifts of every week, but for the exceptions, of which the later ones count.',
  { id: name, weekly: list(shift, 1) },
  {
    exceptions: list(
      record(
        'A time that is closed (a holiday) or open (overtime).',
        { from: moment, until: moment, isOpen: yesOrNo },
        {},
      ),
    ),
    days: integer(1, 3660),
  },
);

const setups = record(
  'Minutes to change over, a row for each family that is left and a column for each that is come to.',
  { families: list(name, 1), minutes: matrix },
  { initialFamily: name },
);

const machine = record(
  'A machine: it works in the hours of its calendar without the closed spans.',
  { id: name },
  { name, factory: name, calendar: name, closed: list(span), setups },
);

const operator = record(
  'A person, who attends to one operation at a time.',
  { id: name, skills: list(name, 1) },
  { name, calendar: name, closed: list(span) },
);

const transport = record(
  'Minutes from factory to factory, a row for each that is left and a column for each that is come to.',
  { factories: list(name, 1), minutes: matrix },
  {},
);

const mode = record(
  'A machine that can do an operation, and how long it takes there.',
  { machine: name, durationMinutes: integer(1, mostMinutes) },
  { operatorSkill: name },
);

const fixed = record(
  'Where and when an operation that has been started or is frozen is done.',
  { startMinute: moment, endMinute: moment },
  { machine: name, operator: name },
);

const operation = record(
  'A step of a job: on one of the machines of its modes, or outside for its lead time.',
  { id: name },
  {
    name,
    after: list(name),
    modes: list(mode),
    leadTimeMinutes: minutes,
    family: name,
    isSplittable: yesOrNo,
    fixed,
  },
);

const job = record(
  'An order.',
  { id: name, operations: list(operation, 1) },
  { name, releaseMinute: moment, dueMinute: moment, weight: integer(0, mostWeight) },
);

/** A problem as JSON: as `Problem`, with calendars of weekly shifts, and with moments as minutes or as local times. */
export const problemForm = record(
  'A scheduling problem. Moments are whole minutes from its start, or local times where startsAt is given.',
  { machines: list(machine), jobs: list(job) },
  { $schema: name, startsAt: localTime, calendars: list(calendar), operators: list(operator), transport },
);

export type ProblemForm = ValueOf<typeof problemForm>;
export type CalendarForm = ValueOf<typeof calendar>;
export type SpanForm = ValueOf<typeof span>;
export type MomentForm = ValueOf<typeof moment>;

/**
 * What `problem.schema.json` says: the JSON Schema (draft 2020-12) of a problem.
 * @example problemSchema().title // 'Leitu scheduling problem'
 */
export function problemSchema(): Readonly<Record<string, unknown>> {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Leitu scheduling problem',
    ...(problemForm satisfies Shape<unknown>).schema,
  };
}
