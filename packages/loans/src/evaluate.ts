import { ok, type Refusal, type Result } from '@leitu/kernel';
import { isAnnounced } from './businessDay.ts';
import { maturityOf } from './contractDates.ts';
import { contractSchedule } from './contractSchedule.ts';
import { byMomentAndOrder, type EventType, type ScheduledEvent } from './event.ts';
import { civilOf, type Moment, momentText } from './moment.ts';
import { nothingObserved, type Observed, observe } from './observed.ts';
import type { LoansCode } from './refusals.ts';
import { initialState, type LoanState, measureOf } from './state.ts';
import type { LoanTerms } from './terms.ts';
import { step } from './transition.ts';

/** One event as the ACTUS test format has it: what is paid and the state after it, in units of the currency. */
export interface LoanEvent {
  readonly eventDate: string;
  readonly eventType: EventType;
  /** Positive where the one who keeps the contract receives. */
  readonly payoff: number;
  readonly currency: string;
  readonly notionalPrincipal: number;
  readonly nominalInterestRate: number;
  readonly accruedInterest: number;
}

export interface Evaluation {
  readonly events: readonly LoanEvent[];
  /** Years whose holidays the calendar does not know yet: weekends alone were days off in them. */
  readonly unannouncedYears: readonly number[];
}

export interface EvaluateOptions {
  readonly observed?: Observed;
  /** The last moment that is asked for. */
  readonly to?: Moment | undefined;
  /** Moments at which the state is wanted (AD) although nothing happens. */
  readonly analysis?: readonly Moment[];
}

/**
 * All events of a contract after its status date: dates, cash flows and states (ACTUS technical specification). With `rounding: 'fen'` every
 * amount is a whole number of fen, and what rounding cuts off interest accrues on. Refuses what cannot be computed: a market that was not
 * observed, an instalment below the interest, an undefined maturity without end.
 */
export function evaluate(terms: LoanTerms, options: EvaluateOptions = {}): Result<Evaluation, Refusal<LoansCode>> {
  const { observed = nothingObserved, to, analysis = [] } = options;
  const maturity = maturityOf(terms, observed, to);
  if (!maturity.ok) return maturity;
  const schedule = contractSchedule({ terms, observed, maturity: maturity.value, to, analysis });
  const context = { terms, observed, maturity: maturity.value };
  const events: LoanEvent[] = [];
  let state = initialState(terms, maturity.value);
  for (const event of schedule) {
    const stepped = step(context, state, event);
    if (!stepped.ok) return stepped;
    state = stepped.value.state;
    const exchanged = inSettlementCurrency(terms, observed, event, stepped.value.payoff);
    if (!exchanged.ok) return exchanged;
    if (isSeen(terms, event)) events.push(presented(terms, event, state, exchanged.value));
  }
  return ok({ events, unannouncedYears: unannouncedYears(terms, schedule) });
}

/** A buyer sees nothing of what came before the purchase. */
function isSeen({ purchase }: LoanTerms, event: ScheduledEvent): boolean {
  if (purchase === undefined || event.type === 'AD') return true;
  const { moment } = purchase;
  return byMomentAndOrder(event, { type: 'PRD', moment, scheduled: moment, counted: moment }) >= 0;
}

/** X(t): the payoff in the currency in which it is settled (technical specification, Settlement Currency FX Rate). */
function inSettlementCurrency(
  terms: LoanTerms,
  observed: Observed,
  event: ScheduledEvent,
  payoff: number,
): Result<number, Refusal<LoansCode>> {
  const { currency, settlementCurrency } = terms;
  if (settlementCurrency === undefined || settlementCurrency === currency || payoff === 0) return ok(payoff);
  const rate = observe(observed, `${currency}/${settlementCurrency}`, event.scheduled, event.moment);
  return rate.ok ? ok(measureOf(terms).rounded(payoff * rate.value)) : rate;
}

function presented(terms: LoanTerms, event: ScheduledEvent, state: LoanState, payoff: number): LoanEvent {
  const { scale } = measureOf(terms);
  const { currency, settlementCurrency = currency } = terms;
  return {
    eventDate: momentText(event.moment),
    eventType: event.type,
    payoff: payoff / scale,
    currency: settlementCurrency,
    notionalPrincipal: state.principal / scale,
    nominalInterestRate: state.rate,
    accruedInterest: state.interest.amount / scale,
  };
}

function unannouncedYears(
  { businessDay, calendar }: LoanTerms,
  schedule: readonly ScheduledEvent[],
): readonly number[] {
  if (businessDay === 'NOS') return [];
  const years = new Set(schedule.map(({ scheduled }) => civilOf(scheduled).year));
  return [...years].filter((year) => !isAnnounced(year, calendar));
}
