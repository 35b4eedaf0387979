import { ok, type Refusal, type Result, refused } from '@leitu/kernel';
import { type Cycle, type Period, parseCycle, parsePeriod } from './cycle.ts';
import { type Moment, parseMoment } from './moment.ts';
import { type LoansCode, refuse } from './refusals.ts';
import type { Recurrence } from './terms.ts';

export type TermsRefusal = Refusal<LoansCode>;

/** Reads terms by name, keeps what is wrong with them, and knows which names nobody asked for. */
export interface TermReader {
  readonly faults: TermsRefusal[];
  readonly number: (term: string) => number | undefined;
  readonly moment: (term: string) => Moment | undefined;
  readonly text: (term: string) => string | undefined;
  readonly choice: <Choice extends string>(
    term: string,
    choices: readonly Choice[],
    synonyms?: Readonly<Record<string, Choice>>,
  ) => Choice | undefined;
  readonly cycle: (term: string) => Cycle | undefined;
  readonly period: (term: string) => Period | undefined;
  readonly recurrence: (of: string) => Recurrence;
  /** The value where there is one; else a refusal is kept and the stand-in serves until the reading ends. */
  readonly needed: <Value>(term: string, value: Value | undefined, standIn: Value, why: string) => Value;
  readonly has: (term: string) => boolean;
  /** The names that were asked for, whether they are there or not. */
  readonly asked: () => readonly string[];
  readonly unread: () => readonly string[];
}

const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?$/;

/** What of a term is shown in a refusal. */
function shown(value: unknown): string {
  return (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, 60);
}

/** The terms as an object of names and values; empty texts and nulls are absent. */
export function openTerms(terms: unknown): Result<ReadonlyMap<string, unknown>, TermsRefusal> {
  if (typeof terms !== 'object' || terms === null || Array.isArray(terms)) {
    return refused(refuse('terms_not_an_object', { found: shown(terms) || typeof terms }));
  }
  const entries = Object.entries(terms).map(([name, value]: [string, unknown]): readonly [string, unknown] => [
    name,
    typeof value === 'string' ? value.trim() : value,
  ]);
  return ok(new Map(entries.filter(([, value]) => value !== '' && value !== null && value !== 'NULL')));
}

type Parse<Value> = (text: string) => Value | undefined;

export function termReader(terms: ReadonlyMap<string, unknown>): TermReader {
  const faults: TermsRefusal[] = [];
  const asked = new Set<string>();
  const valueAt = (term: string): unknown => {
    asked.add(term);
    return terms.get(term);
  };
  const parsed = <Value>(term: string, parse: Parse<Value>, code: LoansCode): Value | undefined => {
    const value = valueAt(term);
    if (value === undefined) return undefined;
    const read = typeof value === 'string' ? parse(value) : undefined;
    if (read === undefined) faults.push(refuse(code, { term, value: shown(value) }));
    return read;
  };
  const cycle: TermReader['cycle'] = (term) => parsed(term, parseCycle, 'term_not_a_cycle');
  const moment: TermReader['moment'] = (term) => parsed(term, parseMoment, 'term_not_a_moment');
  return {
    faults,
    moment,
    cycle,
    period: (term) => parsed(term, parsePeriod, 'term_not_a_cycle'),
    recurrence: (of) => ({ anchor: moment(`cycleAnchorDateOf${of}`), cycle: cycle(`cycleOf${of}`) }),
    number(term) {
      const value = valueAt(term);
      if (value === undefined) return undefined;
      const read = typeof value === 'string' && DECIMAL.test(value) ? Number(value) : value;
      if (typeof read === 'number' && Number.isFinite(read)) return read;
      faults.push(refuse('term_not_a_number', { term, value: shown(value) }));
      return undefined;
    },
    text(term) {
      const value = valueAt(term);
      if (value === undefined || typeof value === 'string') return value;
      if (typeof value === 'number') return String(value);
      faults.push(refuse('term_not_a_text', { term, value: shown(value) }));
      return undefined;
    },
    choice(term, choices, synonyms = {}) {
      const value = valueAt(term);
      if (value === undefined) return undefined;
      const text = shown(value);
      const found = choices.find((choice) => choice === text) ?? synonyms[text];
      if (found === undefined) {
        faults.push(refuse('term_unknown_value', { term, value: text, choices: choices.join(', ') }));
      }
      return found;
    },
    needed(term, value, standIn, why) {
      if (value !== undefined) return value;
      // A value that is there and wrong has been refused already.
      if (!terms.has(term)) faults.push(refuse('term_missing', { term, why }));
      return standIn;
    },
    has: (term) => terms.has(term),
    asked: () => [...asked],
    unread: () => [...terms.keys()].filter((name) => !asked.has(name)),
  };
}
