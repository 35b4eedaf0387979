import { ok, type Refusal, type Result, refused } from '@leitu/kernel';
import { type Moment, parseMoment } from './moment.ts';
import type { Observation, Observed, ObservedEvent } from './observed.ts';
import { type LoansCode, refuse } from './refusals.ts';

type Read<Value> = Result<Value, Refusal<LoansCode>>;
type Fields = Readonly<Record<string, unknown>>;

/** A case of the ACTUS test format: terms, what was observed, and the events that are expected. */
export interface ActusCase {
  readonly terms: unknown;
  readonly to: Moment | undefined;
  readonly observed: Observed;
  readonly results: readonly ExpectedEvent[];
}

/** An expected event: day and type, and those values that the case states. */
export interface ExpectedEvent {
  readonly eventDate: Moment;
  readonly eventType: string;
  readonly currency: string | undefined;
  readonly values: Readonly<Partial<Record<ComparedValue, number>>>;
}

export const comparedValues = ['payoff', 'notionalPrincipal', 'nominalInterestRate', 'accruedInterest'] as const;
export type ComparedValue = (typeof comparedValues)[number];

/** A case by its name, or why it is none. */
export interface NamedCase {
  readonly identifier: string;
  readonly read: Read<ActusCase>;
}

/**
 * Reads a file of the ACTUS test format, parsed: an object of cases by name, or a list of them. Refuses a file without cases; a case that is not
 * one is refused by itself, with the place of the fault.
 */
export function readCases(file: unknown): Read<readonly NamedCase[]> {
  const entries: readonly (readonly [string, unknown])[] = Array.isArray(file)
    ? file.map((one: unknown, index) => [String(index + 1), one] as const)
    : Object.entries(fieldsOf(file) ?? {});
  if (entries.length === 0) return refused(malformed('文件 the file', '没有测试 there are no cases'));
  return ok(
    entries.map(([name, raw]) => {
      const identifier = fieldsOf(raw)?.identifier;
      return { identifier: typeof identifier === 'string' ? identifier : name, read: readCase(name, raw) };
    }),
  );
}

function readCase(name: string, raw: unknown): Read<ActusCase> {
  const fields = fieldsOf(raw);
  if (fields === undefined || fieldsOf(fields.terms) === undefined) {
    return refused(malformed(name, '缺少 terms there are no terms'));
  }
  const { to: until, results } = fields;
  const to = typeof until === 'string' && until !== '' ? parseMoment(until) : undefined;
  if (typeof until === 'string' && until !== '' && to === undefined) return refused(malformed(`${name}.to`, until));
  if (!Array.isArray(results)) return refused(malformed(name, '缺少 results there are no results'));
  const observed = readObserved(fields, name);
  if (!observed.ok) return observed;
  const expected: ExpectedEvent[] = [];
  for (const [index, result] of results.entries()) {
    const read = readExpected(`${name}.results[${index}]`, result);
    if (!read.ok) return read;
    expected.push(read.value);
  }
  return ok({ terms: fields.terms, to, observed: observed.value, results: expected });
}

function readExpected(place: string, raw: unknown): Read<ExpectedEvent> {
  const fields = fieldsOf(raw) ?? {};
  const eventDate = momentOf(fields.eventDate);
  if (eventDate === undefined || typeof fields.eventType !== 'string') {
    return refused(malformed(place, '缺少 eventDate 或 eventType there is no eventDate or eventType'));
  }
  const values = comparedValues.flatMap((name) => {
    const value = numberOf(fields[name]);
    return value === undefined ? [] : [[name, value] as const];
  });
  const currency = typeof fields.currency === 'string' ? fields.currency : undefined;
  return ok({ eventDate, eventType: fields.eventType, currency, values: Object.fromEntries(values) });
}

/** Reads `dataObserved` (market objects with their series) and `eventsObserved` (what happened to the contract) beside the terms. */
export function readObserved(fields: Fields, place: string): Read<Observed> {
  const market = new Map<string, readonly Observation[]>();
  const { dataObserved, eventsObserved } = fields;
  if (isGiven(dataObserved) && fieldsOf(dataObserved) === undefined) {
    return refused(malformed(`${place}.dataObserved`, '应为按代码的对象 it is to be an object by code'));
  }
  if (isGiven(eventsObserved) && !Array.isArray(eventsObserved)) {
    return refused(malformed(`${place}.eventsObserved`, '应为列表 it is to be a list'));
  }
  for (const [code, raw] of Object.entries(fieldsOf(dataObserved) ?? {})) {
    const data = fieldsOf(raw)?.data;
    if (!Array.isArray(data)) return refused(malformed(`${place}.dataObserved.${code}`, '缺少 data there is no data'));
    const series: Observation[] = [];
    for (const [index, one] of data.entries()) {
      const [moment, value] = [momentOf(fieldsOf(one)?.timestamp), numberOf(fieldsOf(one)?.value)];
      if (moment === undefined || value === undefined) {
        return refused(
          malformed(`${place}.dataObserved.${code}[${index}]`, '缺少 timestamp 或 value no timestamp or value'),
        );
      }
      series.push({ moment, value });
    }
    market.set(
      code,
      series.toSorted((a, b) => a.moment - b.moment),
    );
  }
  const events: ObservedEvent[] = [];
  const list = Array.isArray(eventsObserved) ? eventsObserved : [];
  for (const [index, one] of list.entries()) {
    const event = readEvent(fieldsOf(one) ?? {});
    if (event === undefined) {
      return refused(malformed(`${place}.eventsObserved[${index}]`, '缺少 time、type 或 value no time, type or value'));
    }
    events.push(event);
  }
  return ok({ market, events });
}

/** Nothing, null and an empty text stand for what was not observed. */
function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '';
}

const eventTypes = ['PP', 'PR', 'PI', 'CE'] as const;

function readEvent(fields: Fields): ObservedEvent | undefined {
  const moment = momentOf(fields.time ?? fields.eventDate ?? fields.timestamp);
  const type = eventTypes.find((known) => known === (fields.type ?? fields.eventType));
  const amount = numberOf(fields.value ?? fields.payoff ?? (type === 'CE' ? 0 : undefined));
  if (moment === undefined || type === undefined || amount === undefined) return undefined;
  return { type, moment, amount };
}

function fieldsOf(value: unknown): Fields | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return value as Fields; // An object that is no list has fields by name.
}

function momentOf(value: unknown): Moment | undefined {
  return typeof value === 'string' ? parseMoment(value.trim()) : undefined;
}

function numberOf(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

function malformed(place: string, why: string): Refusal<LoansCode> {
  return refuse('case_malformed', { place, why });
}
