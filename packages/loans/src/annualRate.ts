import { ok, type Refusal, type Result, refused } from '@leitu/kernel';
import { type Bracket, bracketsOf, sumAt, type Term, zeroIn } from './rateRoots.ts';
import { type LoansCode, refuse } from './refusals.ts';

/** An amount that is received (positive) or paid (negative), so many years from the first. */
export interface CashFlow {
  readonly years: number;
  readonly amount: number;
}

type Rate = Result<number, Refusal<LoansCode>>;

/** Rates are looked for from −99.99% to a million times a year. */
const [lowest, highest] = [-0.9999, 1e6];

/**
 * The true annual rate: the one r above −100% with Σ amount × (1 + r)^(−years) = 0, as the European Union defines the annual percentage rate of
 * charge (Directive 2008/48/EC, annex I), and China the annualised comprehensive cost. Found by bracketing and halving.
 *
 * That it is the only one is proven first. If the amounts change sign once, there is one and no more (Descartes' rule of signs, which holds for real
 * exponents: Pólya and Szegő, Problems and Theorems in Analysis II, part V, no. 77). Else the stretches of rates are searched with bounds of the
 * sum and of its slope. Refuses flows without both signs, and those whose rate is not proven to be the only one.
 * @example annualRate([{ years: 0, amount: -100 }, { years: 1, amount: 121 }]) // about 0.21
 */
export function annualRate(flows: readonly CashFlow[]): Rate {
  for (const [index, { years, amount }] of flows.entries()) {
    if (!(Number.isFinite(years) && years >= 0 && Number.isFinite(amount))) {
      return refused(refuse('flows_malformed', { index: index + 1, years, amount }));
    }
  }
  const terms = byTime(flows);
  const changes = signChanges(terms);
  if (changes === 0) return refused(refuse('flows_empty'));
  const [low, high] = [Math.log1p(lowest), Math.log1p(highest)];
  const bracket = changes === 1 ? wholeBracket(terms, low, high) : onlyBracket(terms, low, high);
  if (!bracket.ok) return bracket;
  return ok(Math.expm1(zeroIn((x) => sumAt(terms, x), bracket.value)));
}

function byTime(flows: readonly CashFlow[]): readonly Term[] {
  const sums = new Map<number, number>();
  for (const { years, amount } of flows) sums.set(years, (sums.get(years) ?? 0) + amount);
  const terms = [...sums].map(([time, amount]) => ({ time, amount })).filter(({ amount }) => amount !== 0);
  const sorted = terms.toSorted((a, b) => a.time - b.time);
  const first = sorted[0]?.time ?? 0;
  return sorted.map(({ time, amount }) => ({ time: time - first, amount }));
}

function signChanges(terms: readonly { readonly amount: number }[]): number {
  let changes = 0;
  for (const [index, { amount }] of terms.entries()) {
    const before = terms[index - 1]?.amount ?? amount;
    if (amount > 0 !== before > 0) changes += 1;
  }
  return changes;
}

function wholeBracket(terms: readonly Term[], low: number, high: number): Result<Bracket, Refusal<LoansCode>> {
  if (sumAt(terms, low) > 0 !== sumAt(terms, high) > 0) return ok({ low, high });
  return refused(outOfRange());
}

/** The one bracket of flows that change sign more than once, where outside of the ends the first or the last flow outweighs all others. */
function onlyBracket(terms: readonly Term[], low: number, high: number): Result<Bracket, Refusal<LoansCode>> {
  const notUnique = refused(refuse('rate_not_unique', { low: percent(lowest), high: percent(highest) }));
  if (!(isOutweighed(terms, high, 0) && isOutweighed(terms, low, terms.length - 1))) return notUnique;
  const brackets = bracketsOf(terms, low, high);
  if (brackets === undefined || brackets.length > 1) return notUnique;
  return brackets[0] === undefined ? refused(outOfRange()) : ok(brackets[0]);
}

/** Whether one flow is larger than all others together at x, so that it is at every x beyond. */
function isOutweighed(terms: readonly Term[], x: number, heaviest: number): boolean {
  let rest = 0;
  for (const [index, { amount, time }] of terms.entries()) {
    const weight = Math.abs(amount) * Math.exp(-time * x);
    rest += index === heaviest ? -weight : weight;
  }
  return rest < 0;
}

function outOfRange(): Refusal<LoansCode> {
  return refuse('rate_out_of_range', { low: percent(lowest), high: percent(highest) });
}

function percent(rate: number): string {
  return `${rate * 100}%`;
}
