import { type EvaluateOptions, evaluate, type LoanEvent, readMoment, readTerms } from '@leitu/loans';

/** 12,000 for a year at 6%, months of 30 days: 180 of interest a quarter. */
export const bullet = {
  contractType: 'PAM',
  contractRole: 'RPA',
  statusDate: '2023-12-01',
  initialExchangeDate: '2024-01-01',
  maturityDate: '2025-01-01',
  notionalPrincipal: 12_000,
  nominalInterestRate: 0.06,
  dayCountConvention: '30E360',
  cycleOfInterestPayment: 'P3ML1',
};
export const equalPrincipal = { ...bullet, contractType: 'LAM', cycleOfPrincipalRedemption: 'P3ML1' };
export const annuity = { ...equalPrincipal, contractType: 'ANN' };

type Observed = NonNullable<EvaluateOptions['observed']>;

/** The moment of a text, which is one. */
export function at(text: string): number {
  return readMoment(text) ?? Number.NaN;
}

/** A market object with its values by day. */
export function market(code: string, ...values: readonly (readonly [day: string, value: number])[]): Observed {
  return { market: new Map([[code, values.map(([on, value]) => ({ moment: at(on), value }))]]), events: [] };
}

/** What happened to a contract: type, day and cash flow. */
export function happened(...events: readonly (readonly ['PP' | 'PR' | 'PI' | 'CE', string, number])[]): Observed {
  return { market: new Map(), events: events.map(([type, on, amount]) => ({ type, moment: at(on), amount })) };
}

/** The events of terms that are sound. */
export function eventsOf(terms: object, options: EvaluateOptions = {}): readonly LoanEvent[] {
  const read = readTerms(terms);
  if (!read.ok) throw new Error(read.reason.map(({ message }) => message.en).join(' '));
  const evaluated = evaluate(read.value.terms, options);
  if (!evaluated.ok) throw new Error(evaluated.reason.message.en);
  return evaluated.value.events;
}

/** `IP 2024-04-01 180`: type, day and payoff to the millionth, of the types that are asked for. */
export function lines(events: readonly LoanEvent[], ...types: readonly string[]): readonly string[] {
  return events
    .filter(({ eventType }) => types.length === 0 || types.includes(eventType))
    .map(({ eventType, eventDate, payoff }) => `${eventType} ${eventDate.slice(0, 10)} ${Number(payoff.toFixed(6))}`);
}
