import { ok, type Result, refused } from '@leitu/kernel';
import { joined } from '../check/workingTime.ts';
import type { Closed, Job, Machine, Operation, Operator, Problem, Span } from '../problem.ts';
import { clockMinutes, readCalendar, readMoment, readSpan } from './calendar.ts';
import type { ProblemForm, SpanForm } from './problemForm.ts';
import type { ProblemFault } from './shape.ts';

type Read<Value> = Result<Value, ProblemFault>;
type MachineForm = ProblemForm['machines'][number];
type OperatorForm = NonNullable<ProblemForm['operators']>[number];
type JobForm = ProblemForm['jobs'][number];
type OperationForm = JobForm['operations'][number];

/** What the moments and calendars of a problem are counted by. */
interface Context {
  /** Of minute 0; undefined where the problem does not say when it starts. */
  readonly origin: number | undefined;
  readonly calendars: ReadonlyMap<string, Closed>;
}

/** What is up to `mostMinutes` before it and `mostPlanMinutes` behind it still has a year of four figures. */
const [firstStart, lastStart] = ['1200-01-01T00:00', '8000-01-01T00:00'] as const;

/** A problem with its moments as minutes and its calendars as closed spans. */
export function expandProblem(form: ProblemForm): Read<Problem> {
  const { startsAt, transport } = form;
  const origin = startsAt === undefined ? undefined : clockMinutes(startsAt);
  if (startsAt !== undefined && origin === undefined) {
    return refused({ pointer: '/startsAt', code: 'problem_time_unknown', figures: { time: startsAt } });
  }
  if (startsAt !== undefined && !(startsAt >= firstStart && startsAt <= lastStart)) {
    return refused({
      pointer: '/startsAt',
      code: 'problem_start_far',
      figures: { first: firstStart, last: lastStart },
    });
  }
  const calendars = readCalendars(form, origin);
  if (!calendars.ok) return calendars;
  const context = { origin, calendars: calendars.value };
  const machines = each(form.machines, '/machines', (machine, at) => readMachine(machine, context, at));
  if (!machines.ok) return machines;
  const operators = each(form.operators ?? [], '/operators', (one, at) => readOperator(one, context, at));
  if (!operators.ok) return operators;
  const jobs = each(form.jobs, '/jobs', (job, at) => readJob(job, context, at));
  if (!jobs.ok) return jobs;
  return ok({
    ...(startsAt !== undefined && { startsAt }),
    machines: machines.value,
    ...(form.operators && { operators: operators.value }),
    ...(transport && { transport }),
    jobs: jobs.value,
  });
}

function each<Form, Value>(
  forms: readonly Form[],
  pointer: string,
  read: (form: Form, pointer: string) => Read<Value>,
): Read<readonly Value[]> {
  const values: Value[] = [];
  for (const [index, form] of forms.entries()) {
    const value = read(form, `${pointer}/${index}`);
    if (!value.ok) return value;
    values.push(value.value);
  }
  return ok(values);
}

function readCalendars(form: ProblemForm, origin: number | undefined): Read<ReadonlyMap<string, Closed>> {
  const calendars = new Map<string, Closed>();
  for (const [index, calendar] of (form.calendars ?? []).entries()) {
    const pointer = `/calendars/${index}`;
    const { id } = calendar;
    if (calendars.has(id)) return refused({ pointer: `${pointer}/id`, code: 'problem_id_twice', figures: { id } });
    const closed = readCalendar(calendar, origin, pointer);
    if (!closed.ok) return closed;
    calendars.set(id, closed.value);
  }
  return ok(calendars);
}

interface Hours {
  readonly calendar: string | undefined;
  readonly closed: readonly SpanForm[] | undefined;
}

function readMachine({ calendar, closed, ...rest }: MachineForm, context: Context, pointer: string): Read<Machine> {
  const hours = readHours({ calendar, closed }, context, pointer);
  return hours.ok ? ok({ ...rest, ...hours.value }) : hours;
}

function readOperator({ calendar, closed, ...rest }: OperatorForm, context: Context, pointer: string): Read<Operator> {
  const hours = readHours({ calendar, closed }, context, pointer);
  return hours.ok ? ok({ ...rest, ...hours.value }) : hours;
}

/** The closed spans of a calendar and those of a machine or an operator itself in one. */
function readHours(
  { calendar, closed }: Hours,
  { origin, calendars }: Context,
  pointer: string,
): Read<{ readonly closed?: Closed }> {
  if (calendar === undefined && closed === undefined) return ok({});
  const ofCalendar = calendar === undefined ? [] : calendars.get(calendar);
  if (ofCalendar === undefined) {
    const figures = { id: calendar ?? '' };
    return refused({ pointer: `${pointer}/calendar`, code: 'problem_calendar_unknown', figures });
  }
  const own = each(closed ?? [], `${pointer}/closed`, (span, at) => readSpan(span, origin, at));
  if (!own.ok) return own;
  return ok({ closed: own.value.length === 0 ? ofCalendar : joined([...ofCalendar, ...own.value]) });
}

function readJob(
  { releaseMinute, dueMinute, operations, ...rest }: JobForm,
  { origin }: Context,
  pointer: string,
): Read<Job> {
  const release = readMoment(releaseMinute ?? 0, origin, `${pointer}/releaseMinute`);
  if (!release.ok) return release;
  const due = readMoment(dueMinute ?? 0, origin, `${pointer}/dueMinute`);
  if (!due.ok) return due;
  const all = each(operations, `${pointer}/operations`, (operation, at) => readOperation(operation, origin, at));
  if (!all.ok) return all;
  return ok({
    ...rest,
    ...(releaseMinute !== undefined && { releaseMinute: release.value }),
    ...(dueMinute !== undefined && { dueMinute: due.value }),
    operations: all.value,
  });
}

function readOperation(
  { fixed, modes, ...rest }: OperationForm,
  origin: number | undefined,
  pointer: string,
): Read<Operation> {
  if (fixed === undefined) return ok({ ...rest, modes: modes ?? [] });
  const { machine, operator } = fixed;
  const span: Read<Span> = readSpan(fixed, origin, `${pointer}/fixed`);
  if (!span.ok) return span;
  const who = { ...(machine !== undefined && { machine }), ...(operator !== undefined && { operator }) };
  return ok({ ...rest, modes: modes ?? [], fixed: { ...who, ...span.value } });
}
