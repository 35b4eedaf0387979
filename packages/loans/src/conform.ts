import { ok, type Refusal, type Result, refused } from '@leitu/kernel';
import { evaluate, type LoanEvent } from './evaluate.ts';
import { momentText, parseMoment } from './moment.ts';
import { type ActusCase, comparedValues, type ExpectedEvent } from './readCases.ts';
import { readTerms } from './readTerms.ts';
import type { LoansCode } from './refusals.ts';

/** The first difference between what a case expects and what comes out: which event, which value. */
export interface Difference {
  readonly event: number;
  readonly what: string;
  readonly expected: string;
  readonly found: string;
}

/**
 * Amounts count as equal within 10⁻⁸ of themselves, at least of one unit: published values carry ten to fifteen digits, and some of the
 * observed ones fewer than their results were made with.
 */
const tolerance = 1e-8;

/** Runs one case: ok where every event comes out as expected, refused with the first difference or with why it cannot be computed. */
export function runCase(one: ActusCase): Result<null, Difference | readonly Refusal<LoansCode>[]> {
  const read = readTerms(one.terms, 'none', 'any');
  if (!read.ok) return refused(read.reason);
  const evaluated = evaluate(read.value.terms, { observed: one.observed, to: one.to });
  if (!evaluated.ok) return refused([evaluated.reason]);
  const { events } = evaluated.value;
  for (const [index, expected] of one.results.entries()) {
    const difference = differenceOf(index, expected, events[index]);
    if (difference !== undefined) return refused(difference);
  }
  const extra = events[one.results.length];
  if (extra === undefined) return ok(null);
  return refused({
    event: one.results.length + 1,
    what: 'eventType',
    expected: '',
    found: `${extra.eventType} ${extra.eventDate}`,
  });
}

function differenceOf(index: number, expected: ExpectedEvent, found: LoanEvent | undefined): Difference | undefined {
  const differs = (what: string, wanted: string, is: string): Difference => ({
    event: index + 1,
    what,
    expected: wanted,
    found: is,
  });
  const name = `${expected.eventType} ${momentText(expected.eventDate)}`;
  if (found === undefined) return differs('eventType', name, '');
  if (expected.eventType !== found.eventType || expected.eventDate !== parseMoment(found.eventDate)) {
    return differs('eventType', name, `${found.eventType} ${found.eventDate}`);
  }
  if (expected.currency !== undefined && expected.currency !== found.currency) {
    return differs('currency', expected.currency, found.currency);
  }
  for (const value of comparedValues) {
    const wanted = expected.values[value];
    if (wanted === undefined) continue;
    if (Math.abs(wanted - found[value]) > tolerance * Math.max(1, Math.abs(wanted))) {
      return differs(`${name} ${value}`, String(wanted), String(found[value]));
    }
  }
  return undefined;
}
