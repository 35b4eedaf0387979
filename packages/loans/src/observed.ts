import { ok, type Refusal, type Result, refused } from '@leitu/kernel';
import { type Moment, momentText } from './moment.ts';
import { type LoansCode, refuse } from './refusals.ts';

/** One value of a market object. */
export interface Observation {
  readonly moment: Moment;
  readonly value: number;
}

/**
 * What happened to a contract that its terms do not schedule: PP a prepayment, PR a repayment and PI a drawing of an undefined maturity, CE a
 * credit event. The amount is the cash flow as the one who keeps the contract sees it.
 */
export interface ObservedEvent {
  readonly type: 'PP' | 'PR' | 'PI' | 'CE';
  readonly moment: Moment;
  readonly amount: number;
}

/** Market objects by code, each in the order of time, and the events of this contract. */
export interface Observed {
  readonly market: ReadonlyMap<string, readonly Observation[]>;
  readonly events: readonly ObservedEvent[];
}

export const nothingObserved: Observed = { market: new Map(), events: [] };

/**
 * The value of a market object for an event: the one of the scheduled time if there is one, else the last that was known at the event's own
 * time. Refuses where none was known.
 */
export function observe(
  { market }: Observed,
  code: string | undefined,
  scheduled: Moment,
  known: Moment,
): Result<number, Refusal<LoansCode>> {
  const series = market.get(code ?? '') ?? [];
  let last: number | undefined;
  for (const { moment, value } of series) {
    if (moment === scheduled) return ok(value);
    if (moment <= known) last = value;
  }
  if (last !== undefined) return ok(last);
  return refused(refuse('market_missing', { code: code ?? '', moment: momentText(known) }));
}
