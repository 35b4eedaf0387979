import type { BusinessDayConvention, CalendarName } from './businessDay.ts';
import type { Cycle, Period } from './cycle.ts';
import type { DayCount } from './dayCount.ts';
import type { Moment } from './moment.ts';
import type { EndOfMonthConvention } from './schedule.ts';

/** PAM principal at maturity, LAM equal principal, ANN annuity, UMP undefined maturity. */
export const contractTypes = ['PAM', 'LAM', 'ANN', 'UMP'] as const;
export type ContractType = (typeof contractTypes)[number];

/** The roles in which the one who keeps the contract receives what is paid, and those in which it pays (Contract Role Sign Convention). */
export const receivingRoles = ['RPA', 'LG', 'BUY', 'RFL', 'RF', 'COL', 'CNO', 'OBL', 'UDL', 'UDLP'] as const;
export const payingRoles = ['RPL', 'ST', 'SEL', 'PFL', 'PF', 'GUA', 'UDLM'] as const;

/** Whether the one who keeps the contract lent (1) or borrowed (−1). */
export type RoleSign = 1 | -1;

/** A recurring event: its first day and how often. One of the two may be absent. */
export interface Recurrence {
  readonly anchor?: Moment | undefined;
  readonly cycle?: Cycle | undefined;
}

/** NT interest is counted on what is owed, NTIED on the first amount, NTL on what was owed at the last fixing. */
export type InterestBase = 'NT' | 'NTIED' | 'NTL';

/** How the rate follows the market (RR* of the dictionary): factor, spread and limits, the change of one reset and the rate itself. */
export interface RateReset extends Recurrence {
  readonly marketObject: string | undefined;
  readonly multiplier: number;
  readonly spread: number;
  readonly lifeCap: number | undefined;
  readonly lifeFloor: number | undefined;
  /** How far one reset may raise or lower the rate, both as positive numbers. */
  readonly periodCap: number | undefined;
  readonly periodFloor: number | undefined;
  /** The rate of the next reset where it is fixed already. */
  readonly nextRate: number | undefined;
  /** How long before a reset the market is looked at. */
  readonly fixing: Period;
}

/** A fee, of a fixed amount at each date (A) or a yearly share of what is owed (N). */
export interface Fee extends Recurrence {
  readonly rate: number;
  readonly basis: 'A' | 'N';
  readonly accrued: number | undefined;
}

/** Amounts that follow an index: principal, interest or both. */
export interface Scaling extends Recurrence {
  readonly scalesInterest: boolean;
  readonly scalesNotional: boolean;
  readonly marketObject: string | undefined;
  readonly indexAtDeal: number;
}

/**
 * Early repayment. N none; M instalments stay and the loan ends sooner; A instalments fall and the loan ends as agreed. Penalty O none,
 * A an amount, N a yearly rate, I the rate above the market's.
 */
export interface Prepayment extends Recurrence {
  readonly effect: 'N' | 'A' | 'M';
  readonly marketObject: string | undefined;
  readonly penaltyType: 'O' | 'A' | 'N' | 'I';
  readonly penaltyRate: number;
}

/** A purchase or sale of the whole contract. */
export interface Trade {
  readonly moment: Moment;
  readonly price: number;
}

/** The terms of one contract, read and checked. Amounts are in units of the currency, rates are yearly fractions. */
export interface LoanTerms {
  readonly contractType: ContractType;
  readonly contractID: string;
  readonly role: RoleSign;
  readonly currency: string;
  readonly settlementCurrency: string | undefined;
  readonly statusDate: Moment;
  readonly initialExchangeDate: Moment;
  readonly maturityDate: Moment | undefined;
  readonly amortizationDate: Moment | undefined;
  readonly notionalPrincipal: number;
  readonly premiumDiscountAtIED: number;
  /** Undefined: no interest is paid at all. */
  readonly nominalInterestRate: number | undefined;
  readonly accruedInterest: number | undefined;
  readonly dayCount: DayCount;
  readonly endOfMonth: EndOfMonthConvention;
  readonly businessDay: BusinessDayConvention;
  readonly calendar: CalendarName;
  readonly interest: Recurrence;
  readonly capitalizationEndDate: Moment | undefined;
  readonly redemption: Recurrence;
  readonly nextPrincipalRedemptionPayment: number | undefined;
  readonly interestBase: InterestBase;
  readonly interestBaseAmount: number | undefined;
  readonly interestBaseFixing: Recurrence;
  readonly rateReset: RateReset;
  readonly fee: Fee;
  readonly scaling: Scaling;
  readonly notionalScalingMultiplier: number;
  readonly interestScalingMultiplier: number;
  readonly prepayment: Prepayment;
  readonly purchase: Trade | undefined;
  readonly termination: Trade | undefined;
  /** Whether every amount that is paid is rounded to hundredths of the currency (fen), or stays as computed. */
  readonly rounding: 'fen' | 'none';
}
