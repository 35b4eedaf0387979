import { type Accrual, exactAccrualOf, plainAccrual } from './accrual.ts';
import { annuityAmount } from './annuity.ts';
import { countedMoment } from './businessDay.ts';
import { timesOf } from './contractDates.ts';
import { annuityTimes, interestTimes } from './contractSchedule.ts';
import { yearFraction } from './dayCount.ts';
import type { Moment } from './moment.ts';
import type { LoanTerms, RoleSign } from './terms.ts';

/** The state of a contract between two events (technical specification, state variables). Amounts have the sign of the role. */
export interface LoanState {
  /** Nt: the principal that is owed. */
  readonly principal: number;
  /** Ipnr */
  readonly rate: number;
  /** Ipac */
  readonly interest: Accrual;
  /** Feac */
  readonly fee: Accrual;
  /** Ipcb: on what interest is counted. */
  readonly base: number;
  /** Prnxt: what the next redemption pays, of principal alone (LAM) or with its interest (ANN). */
  readonly redemption: number;
  readonly notionalScaling: number;
  readonly interestScaling: number;
  /** Sd: up to when interest has been counted. */
  readonly counted: Moment;
}

/** How amounts are kept: in units as they come, or in whole fen. */
interface Measure {
  /** How many of its units make one of the currency. */
  readonly scale: number;
  readonly rounded: (amount: number) => number;
  readonly accrual: (amount: number) => Accrual;
}

const plainMeasure: Measure = { scale: 1, rounded: (amount) => amount, accrual: plainAccrual };

/** Whole fen: instalments, fees and prices go to the nearest, a half away from zero; interest as its accrual settles it. */
function fenMeasure(role: RoleSign): Measure {
  return {
    scale: 100,
    rounded: (amount) => Math.sign(amount) * Math.round(Math.abs(amount)) || 0,
    accrual: (amount) => exactAccrualOf(amount, role),
  };
}

const [asLender, asBorrower] = [fenMeasure(1), fenMeasure(-1)];

export function measureOf({ rounding, role }: LoanTerms): Measure {
  if (rounding === 'none') return plainMeasure;
  return role === 1 ? asLender : asBorrower;
}

/** Whether interest is counted on whatever is owed: always where principal is not repaid by a schedule. */
export function followsPrincipal({ contractType, interestBase }: LoanTerms): boolean {
  return interestBase === 'NT' || contractType === 'PAM' || contractType === 'UMP';
}

/** An amount of the terms with the sign of the role, in the units of the measure. */
export function signed(terms: LoanTerms, amount: number): number {
  const { scale, rounded } = measureOf(terms);
  return rounded(terms.role * amount * scale) || 0;
}

/** The state at the status date: nothing yet where the loan is paid out later, else the running contract. */
export function initialState(terms: LoanTerms, maturity: Moment): LoanState {
  const { statusDate, initialExchangeDate } = terms;
  const { accrual } = measureOf(terms);
  const state: LoanState = {
    principal: 0,
    rate: 0,
    interest: accrual(0),
    fee: accrual(0),
    base: 0,
    redemption: redemptionOfTerms(terms, maturity),
    notionalScaling: terms.scaling.scalesNotional ? terms.notionalScalingMultiplier : 1,
    interestScaling: terms.scaling.scalesInterest ? terms.interestScalingMultiplier : 1,
    counted: statusDate,
  };
  if (initialExchangeDate > statusDate) return state;
  const principal = signed(terms, terms.notionalPrincipal);
  const rate = terms.nominalInterestRate ?? 0;
  const running = { ...state, principal, rate, base: baseOfTerms(terms) };
  const begun = {
    ...running,
    interest: interestAtStatus(terms, running, maturity),
    fee: feeAtStatus(terms, running, maturity),
  };
  const isFixed = terms.contractType !== 'ANN' || terms.nextPrincipalRedemptionPayment !== undefined;
  return isFixed ? begun : { ...begun, redemption: fixedRedemption(terms, begun, maturity, statusDate) };
}

/** The state after the loan was paid out at `counted`. */
export function exchangedState(terms: LoanTerms, state: LoanState, maturity: Moment, counted: Moment): LoanState {
  const principal = signed(terms, terms.notionalPrincipal);
  const rate = terms.nominalInterestRate ?? 0;
  const { anchor } = terms.interest;
  const { accrual, scale } = measureOf(terms);
  const isEarlier = anchor !== undefined && anchor < terms.initialExchangeDate;
  const earlier = isEarlier ? yearFraction(anchor, counted, terms.dayCount) * principal * rate : 0;
  const { accruedInterest } = terms;
  const interest = accrual(accruedInterest === undefined ? earlier : terms.role * accruedInterest * scale);
  const begun = { ...state, principal, rate, interest, counted, base: baseOfTerms(terms) };
  if (terms.contractType !== 'ANN' || terms.nextPrincipalRedemptionPayment !== undefined) return begun;
  // Where the first redemption is too early for a fixing of its own, this is the fixing: nothing has accrued yet.
  return { ...begun, redemption: fixedRedemption(terms, begun, maturity, terms.initialExchangeDate - 1) };
}

/** The instalment of an annuity as of now, with what is owed and has accrued, over the redemptions that happen after a moment. */
export function fixedRedemption(terms: LoanTerms, state: LoanState, maturity: Moment, after: Moment): number {
  const { principal: owed, base, rate, interest, counted } = state;
  const { dayCount } = terms;
  const times = annuityTimes(terms, maturity, after);
  const of = { owed, accrued: interest.amount, from: counted, base, rate, dayCount, maturity, times };
  return measureOf(terms).rounded(annuityAmount(of));
}

/** PRNXT, or for equal principal the principal over the number of redemptions that are left, maturity included. */
function redemptionOfTerms(terms: LoanTerms, maturity: Moment): number {
  const { nextPrincipalRedemptionPayment: agreed, statusDate } = terms;
  if (agreed !== undefined) return signed(terms, agreed);
  if (terms.contractType !== 'LAM') return 0;
  const left = timesOf(terms, terms.redemption, maturity, true).filter((time) => time > statusDate);
  return signed(terms, terms.notionalPrincipal / Math.max(1, left.length));
}

function baseOfTerms(terms: LoanTerms): number {
  const { interestBaseAmount, notionalPrincipal } = terms;
  return signed(terms, followsPrincipal(terms) ? notionalPrincipal : (interestBaseAmount ?? notionalPrincipal));
}

/**
 * What has accrued by the status date: as stated, or since the last interest date before it. Where there is none yet the specification is
 * silent, and nothing has accrued, as a published case has it (lam21).
 */
function interestAtStatus(terms: LoanTerms, state: LoanState, maturity: Moment): Accrual {
  const { accruedInterest, nominalInterestRate, statusDate } = terms;
  const { accrual, scale } = measureOf(terms);
  if (nominalInterestRate === undefined) return accrual(0);
  if (accruedInterest !== undefined) return accrual(terms.role * accruedInterest * scale);
  const last = interestTimes(terms, maturity).findLast((time) => time < statusDate);
  if (last === undefined) return accrual(0);
  const since = countedMoment(last, terms.businessDay, terms.calendar);
  return accrual(yearFraction(since, state.counted, terms.dayCount) * state.base * state.rate);
}

function feeAtStatus(terms: LoanTerms, state: LoanState, maturity: Moment): Accrual {
  const { fee, statusDate } = terms;
  const { accrual, scale } = measureOf(terms);
  if (fee.accrued !== undefined) return accrual(terms.role * fee.accrued * scale);
  if (fee.basis === 'A' || fee.rate === 0) return accrual(0);
  const last = timesOf(terms, fee, maturity, true).findLast((time) => time < statusDate);
  if (last === undefined) return accrual(0);
  return accrual(yearFraction(last, state.counted, terms.dayCount) * state.principal * fee.rate);
}
