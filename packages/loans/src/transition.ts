import { ok, type Refusal, type Result, refused } from '@leitu/kernel';
import { plusPeriods } from './cycle.ts';
import { yearFraction, yearParts } from './dayCount.ts';
import type { ScheduledEvent } from './event.ts';
import { type Moment, momentText } from './moment.ts';
import { type Observed, observe } from './observed.ts';
import { type LoansCode, refuse } from './refusals.ts';
import { exchangedState, fixedRedemption, followsPrincipal, type LoanState, measureOf, signed } from './state.ts';
import type { LoanTerms } from './terms.ts';

/** What an event pays, and the state after it. */
export interface Step {
  readonly payoff: number;
  readonly state: LoanState;
}

export interface StepContext {
  readonly terms: LoanTerms;
  readonly observed: Observed;
  readonly maturity: Moment;
}

type Stepped = Result<Step, Refusal<LoansCode>>;

/**
 * One event: payoff and state transition function of its type (technical specification, the function tables of PAM, LAM, NAM, ANN and UMP).
 * Refuses where the market was not observed and where more is prepaid than is owed.
 */
export function step(context: StepContext, before: LoanState, event: ScheduledEvent): Stepped {
  const { terms, maturity } = context;
  if (event.type === 'IED') return ok(exchange(context, before, event));
  const state = accrued(terms, before, event.counted, maturity);
  switch (event.type) {
    case 'PR':
    case 'PI':
      return ok(event.amount === undefined ? redeem(terms, state) : paidDown(terms, state, own(terms, event.amount)));
    case 'PP':
      return prepay(context, state, event);
    case 'PY':
      return penalty(context, before, state, event);
    case 'IP':
      return ok(payInterest(terms, state));
    case 'IPCI':
      return ok(capitalize(terms, state));
    case 'FP':
      return ok(payFee(terms, state));
    case 'RR':
      return reset(context, state, event);
    case 'RRF':
      return ok(still({ ...state, rate: terms.rateReset.nextRate ?? state.rate }));
    case 'PRF':
      return ok(still({ ...state, redemption: fixedRedemption(terms, state, maturity, event.moment) }));
    case 'SC':
      return index(context, state, event);
    case 'IPCB':
      return ok(still({ ...state, base: state.principal }));
    case 'PRD':
      return ok(trade(terms, state, -1, terms.purchase?.price ?? 0));
    case 'TD':
      return ok(ended(state, trade(terms, state, 1, terms.termination?.price ?? 0).payoff));
    case 'MD':
      return ok(mature(terms, state));
    case 'CE':
    case 'AD':
      return ok(still(state));
  }
}

function still(state: LoanState): Step {
  return { payoff: 0, state };
}

/** A cash flow that was observed, in the units of the contract's measure. */
function own(terms: LoanTerms, amount: number): number {
  const { scale, rounded } = measureOf(terms);
  return rounded(amount * scale);
}

/** Interest and fee counted up to a moment: every event begins with this. */
function accrued(terms: LoanTerms, state: LoanState, to: Moment, maturity: Moment): LoanState {
  const parts = yearParts(state.counted, to, terms.dayCount, maturity);
  const { fee } = terms;
  return {
    ...state,
    counted: to,
    interest: state.interest.grown(state.base, state.rate, parts),
    fee: fee.basis === 'N' && fee.rate !== 0 ? state.fee.grown(state.principal, fee.rate, parts) : state.fee,
  };
}

/** The state with another principal, on which interest is counted where its base is what is owed. */
function owing(terms: LoanTerms, state: LoanState, principal: number): LoanState {
  return { ...state, principal, base: followsPrincipal(terms) ? principal : state.base };
}

function exchange({ terms, maturity }: StepContext, before: LoanState, event: ScheduledEvent): Step {
  const premium = terms.contractType === 'UMP' ? 0 : terms.premiumDiscountAtIED;
  return {
    payoff: -signed(terms, terms.notionalPrincipal + premium) || 0,
    state: exchangedState(terms, before, maturity, event.counted),
  };
}

/** POF_PR and STF_PR: the redemption, of which an annuity first pays the interest that is due; never more than is owed. */
function redeem(terms: LoanTerms, state: LoanState): Step {
  const { redemption, principal, interest } = state;
  const wanted = terms.contractType === 'ANN' ? redemption - interest.settled()[0] : redemption;
  const paid = Math.abs(wanted) > Math.abs(principal) && wanted * principal >= 0 ? principal : wanted;
  return paidDown(terms, state, paid);
}

function paidDown(terms: LoanTerms, state: LoanState, paid: number): Step {
  return {
    payoff: measureOf(terms).rounded(state.notionalScaling * paid),
    state: owing(terms, state, state.principal - paid),
  };
}

/** POF_PP and STF_PP; where instalments are to fall, they are fixed anew. */
function prepay({ terms, observed, maturity }: StepContext, state: LoanState, event: ScheduledEvent): Stepped {
  const { marketObject, effect } = terms.prepayment;
  const value =
    event.amount === undefined ? observe(observed, marketObject, event.scheduled, event.moment) : ok(event.amount);
  if (!value.ok) return value;
  const amount = own(terms, value.value);
  const { scale } = measureOf(terms);
  if (amount * terms.role < 0) {
    return refused(refuse('prepayment_not_received', { moment: momentText(event.moment), amount: amount / scale }));
  }
  if (amount * terms.role > state.principal * terms.role + 1e-9) {
    const figures = { moment: momentText(event.moment), amount: amount / scale, owed: state.principal / scale };
    return refused(refuse('prepayment_too_large', figures));
  }
  const paid = paidDown(terms, state, amount);
  if (effect !== 'A' || paid.state.principal === 0) return ok(paid);
  const redemption =
    terms.contractType === 'ANN'
      ? fixedRedemption(terms, paid.state, maturity, event.moment)
      : measureOf(terms).rounded((state.redemption * paid.state.principal) / state.principal);
  return ok({ ...paid, state: { ...paid.state, redemption } });
}

/**
 * POF_PY: an amount, a yearly rate on what is owed since the last event, or the rate in so far as it is above the market's. Whoever owes
 * pays it.
 */
function penalty(context: StepContext, before: LoanState, state: LoanState, event: ScheduledEvent): Stepped {
  const { terms, observed } = context;
  const { penaltyType: type, penaltyRate } = terms.prepayment;
  if (type === 'A') return ok({ payoff: signed(terms, penaltyRate), state });
  const years = yearFraction(before.counted, event.counted, terms.dayCount);
  const pay = (rate: number): Step => ({ payoff: measureOf(terms).rounded(years * state.principal * rate), state });
  if (type === 'N') return ok(pay(penaltyRate));
  const market = observe(observed, terms.rateReset.marketObject, event.scheduled, event.moment);
  return market.ok ? ok(pay(Math.max(0, state.rate - market.value))) : market;
}

/** POF_IP and STF_IP */
function payInterest(terms: LoanTerms, state: LoanState): Step {
  const [due, rest] = state.interest.settled();
  return { payoff: measureOf(terms).rounded(state.interestScaling * due), state: { ...state, interest: rest } };
}

/** STF_IPCI: interest becomes principal. */
function capitalize(terms: LoanTerms, state: LoanState): Step {
  const [due, rest] = state.interest.settled();
  return still({ ...owing(terms, state, state.principal + due), interest: rest });
}

/** POF_FP and STF_FP */
function payFee(terms: LoanTerms, state: LoanState): Step {
  const [due, rest] = state.fee.settled();
  return { payoff: terms.fee.basis === 'A' ? signed(terms, terms.fee.rate) : due, state: { ...state, fee: rest } };
}

/** STF_RR: the market's rate times the multiplier plus the spread; the change and then the rate kept within their limits. */
function reset({ terms, observed }: StepContext, state: LoanState, event: ScheduledEvent): Stepped {
  const { marketObject, multiplier, spread, fixing, periodCap, periodFloor, lifeCap, lifeFloor } = terms.rateReset;
  const scheduled = plusPeriods(event.scheduled, fixing, -1);
  const market = observe(observed, marketObject, scheduled, plusPeriods(event.moment, fixing, -1));
  if (!market.ok) return market;
  const wanted = market.value * multiplier + spread;
  const lowest = periodFloor === undefined ? -Infinity : -Math.abs(periodFloor);
  const change = Math.min(Math.max(wanted - state.rate, lowest), periodCap ?? Infinity);
  // Without limits the rate is what was wanted, to the last bit.
  const moved = change === wanted - state.rate ? wanted : state.rate + change;
  return ok(still({ ...state, rate: Math.min(Math.max(moved, lifeFloor ?? -Infinity), lifeCap ?? Infinity) }));
}

/** STF_SC: the multiplier is the index over the index at the deal, as the published cases have it. */
function index({ terms, observed }: StepContext, state: LoanState, event: ScheduledEvent): Stepped {
  const { scaling } = terms;
  const value = observe(observed, scaling.marketObject, event.scheduled, event.moment);
  if (!value.ok) return value;
  const multiplier = value.value / scaling.indexAtDeal;
  return ok(
    still({
      ...state,
      notionalScaling: scaling.scalesNotional ? multiplier : state.notionalScaling,
      interestScaling: scaling.scalesInterest ? multiplier : state.interestScaling,
    }),
  );
}

/** POF_PRD (−1) and POF_TD (1): the price and the interest that has accrued. */
function trade(terms: LoanTerms, state: LoanState, direction: 1 | -1, price: number): Step {
  const { scale, rounded } = measureOf(terms);
  return { payoff: rounded(terms.role * direction * (price * scale + state.interest.amount)) || 0, state };
}

/** POF_MD: what is owed, with interest and fee that no other event of the day has paid. */
function mature(terms: LoanTerms, state: LoanState): Step {
  const { principal, notionalScaling, interestScaling, interest, fee } = state;
  const { rounded } = measureOf(terms);
  const payoff = notionalScaling * principal + interestScaling * interest.settled()[0] + fee.settled()[0];
  return ended(state, rounded(payoff));
}

/** Nothing is owed any more; the last rate stays to be seen. */
function ended(state: LoanState, payoff: number): Step {
  const none = state.interest.grown(0, 0, []).settled()[1];
  return { payoff, state: { ...state, principal: 0, base: 0, interest: none, fee: none } };
}
