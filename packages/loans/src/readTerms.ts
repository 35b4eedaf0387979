import { ok, type Result, refused } from '@leitu/kernel';
import { businessDayConventions, calendars } from './businessDay.ts';
import { dayCounts } from './dayCount.ts';
import { faultsOf } from './termFaults.ts';
import { faultsOfNames } from './termNames.ts';
import { openTerms, type TermReader, type TermsRefusal, termReader } from './termReader.ts';
import {
  contractTypes,
  type Fee,
  type LoanTerms,
  type Prepayment,
  payingRoles,
  type RateReset,
  type Recurrence,
  type RoleSign,
  receivingRoles,
  type Scaling,
  type Trade,
} from './terms.ts';

/** Terms that were read, and the names among them that mean nothing here (most are of other attributes of the ACTUS dictionary). */
export interface ReadTerms {
  readonly terms: LoanTerms;
  readonly unread: readonly string[];
}

/**
 * Reads the terms of a contract as the ACTUS dictionary names them: values as JSON or as text, absent where they are empty or null. Beside them
 * `rounding` says whether amounts are rounded to the fen; where it is absent, `rounding` of the caller counts. Refuses with every fault, each
 * with its term. A name that would be passed over in silence is a fault, unless `names` lets any stand: in published cases of several editions
 * the expected events tell whether one mattered.
 */
export function readTerms(
  raw: unknown,
  rounding: LoanTerms['rounding'] = 'none',
  names: 'known' | 'any' = 'known',
): Result<ReadTerms, readonly TermsRefusal[]> {
  const opened = openTerms(raw);
  if (!opened.ok) return refused([opened.reason]);
  const reader = termReader(opened.value);
  const terms = termsOf(reader, rounding);
  const isTyped = contractTypes.some((type) => type === reader.text('contractType'));
  const ofNames = names === 'known' && isTyped ? faultsOfNames(reader, terms.contractType) : [];
  const faults = [...reader.faults, ...ofNames, ...(reader.faults.length === 0 ? faultsOf(terms) : [])];
  return faults.length > 0 ? refused(faults) : ok({ terms, unread: reader.unread() });
}

function termsOf(reader: TermReader, rounding: LoanTerms['rounding']): LoanTerms {
  const { number, text, choice, needed, recurrence } = reader;
  return {
    ...datesOf(reader),
    contractID: text('contractID') ?? '',
    role: roleOf(reader),
    currency: text('currency') ?? 'CNY',
    settlementCurrency: text('settlementCurrency'),
    notionalPrincipal: needed('notionalPrincipal', number('notionalPrincipal'), 1, '本金 the principal'),
    premiumDiscountAtIED: number('premiumDiscountAtIED') ?? 0,
    nominalInterestRate: number('nominalInterestRate'),
    accruedInterest: number('accruedInterest'),
    dayCount: needed(
      'dayCountConvention',
      choice('dayCountConvention', dayCounts, olderDayCounts),
      'A365',
      '计息天数规则 the day count',
    ),
    endOfMonth: choice('endOfMonthConvention', ['SD', 'EOM']) ?? 'SD',
    businessDay: choice('businessDayConvention', businessDayConventions) ?? 'NOS',
    calendar: choice('calendar', calendars, { NoCalendar: 'NC', MondayToFriday: 'MF' }) ?? 'NC',
    interest: interestOf(reader),
    interestBase: choice('interestCalculationBase', ['NT', 'NTIED', 'NTL']) ?? 'NT',
    interestBaseAmount: number('interestCalculationBaseAmount'),
    interestBaseFixing: recurrence('InterestCalculationBase'),
    rateReset: rateResetOf(reader),
    fee: feeOf(reader),
    scaling: scalingOf(reader),
    notionalScalingMultiplier: number('notionalScalingMultiplier') ?? 1,
    interestScalingMultiplier: number('interestScalingMultiplier') ?? 1,
    prepayment: prepaymentOf(reader),
    purchase: tradeOf(reader, 'purchaseDate', 'priceAtPurchaseDate'),
    termination: tradeOf(reader, 'terminationDate', 'priceAtTerminationDate'),
    rounding: choice('rounding', ['fen', 'none']) ?? rounding,
  };
}

type Dates = Pick<
  LoanTerms,
  | 'contractType'
  | 'statusDate'
  | 'initialExchangeDate'
  | 'maturityDate'
  | 'amortizationDate'
  | 'capitalizationEndDate'
  | 'redemption'
  | 'nextPrincipalRedemptionPayment'
>;

/** The type of contract, its days and how principal is repaid, with what each type needs of them. */
function datesOf({ number, moment, choice, needed, recurrence }: TermReader): Dates {
  const contractType = needed(
    'contractType',
    choice('contractType', contractTypes),
    'PAM',
    '合同类型 the contract type',
  );
  const initialExchangeDate = needed('initialExchangeDate', moment('initialExchangeDate'), 0, '放款日 day of lending');
  const dealDate = moment('contractDealDate') ?? Infinity;
  const redemption = recurrence('PrincipalRedemption');
  const maturityDate = moment('maturityDate');
  const amortizationDate = moment('amortizationDate');
  const nextPrincipalRedemptionPayment = number('nextPrincipalRedemptionPayment');
  if (contractType === 'PAM') needed('maturityDate', maturityDate, 0, '到期日 the day of maturity');
  if (contractType === 'LAM' || contractType === 'ANN') {
    const agreed = maturityDate ?? (contractType === 'ANN' ? amortizationDate : undefined);
    const dates = redemption.cycle ?? (agreed === undefined ? undefined : redemption.anchor);
    needed('cycleOfPrincipalRedemption', dates, undefined, '还本周期 how often principal is repaid');
    const end = agreed ?? nextPrincipalRedemptionPayment;
    needed('maturityDate', end, 0, '到期日或每期还款额 the maturity or the instalment');
  }
  return {
    contractType,
    initialExchangeDate,
    // Without a status date nothing has happened yet: the loan is still to be paid out.
    statusDate: moment('statusDate') ?? Math.min(dealDate, initialExchangeDate - 1),
    maturityDate,
    amortizationDate,
    capitalizationEndDate: moment('capitalizationEndDate'),
    redemption,
    nextPrincipalRedemptionPayment,
  };
}

/** How earlier editions of the dictionary write the day counts. */
const olderDayCounts = {
  'A/AISDA': 'AA',
  'A/360': 'A360',
  'A/365': 'A365',
  '30E/360': '30E360',
  '30E/360ISDA': '30E360ISDA',
} as const;

function roleOf({ choice }: TermReader): RoleSign {
  const role = choice('contractRole', [...receivingRoles, ...payingRoles]) ?? 'RPA';
  return payingRoles.some((paying) => paying === role) ? -1 : 1;
}

/** Interest is paid at the end of its period; the specification has no functions for interest that is paid before. */
function interestOf({ choice, recurrence }: TermReader): Recurrence {
  choice('cyclePointOfInterestPayment', ['E']);
  return recurrence('InterestPayment');
}

function rateResetOf({ number, text, period, choice, recurrence, needed }: TermReader): RateReset {
  // Rates apply from their reset on; the specification has no functions for those that apply before it.
  choice('cyclePointOfRateReset', ['B']);
  const dates = recurrence('RateReset');
  const nextRate = number('nextResetRate');
  const marketObject = text('marketObjectCodeOfRateReset') ?? text('marketObjectCodeRateReset');
  if (dates.anchor !== undefined || dates.cycle !== undefined) {
    needed('marketObjectCodeOfRateReset', marketObject ?? nextRate, '', '利率重定 the rate is reset');
  }
  return {
    ...dates,
    marketObject,
    multiplier: number('rateMultiplier') ?? 1,
    spread: number('rateSpread') ?? 0,
    lifeCap: number('lifeCap'),
    lifeFloor: number('lifeFloor'),
    periodCap: number('periodCap'),
    periodFloor: number('periodFloor'),
    nextRate,
    fixing: period('fixingPeriod') ?? period('fixingDays') ?? { months: 0, days: 0 },
  };
}

function feeOf({ number, choice, recurrence, needed }: TermReader): Fee {
  const dates = recurrence('Fee');
  const rate = number('feeRate') ?? 0;
  if (rate !== 0) needed('cycleOfFee', dates.cycle ?? dates.anchor, 0, '有费率 feeRate there is a feeRate');
  return {
    ...dates,
    rate,
    basis: choice('feeBasis', ['A', 'N']) ?? 'A',
    accrued: number('feeAccrued'),
  };
}

/** Published terms write the letter O and the figure 0 alike. */
const scalingEffects = ['000', 'I00', '0N0', 'IN0'] as const;
const olderEffects = { OOO: '000', IOO: 'I00', ONO: '0N0', INO: 'IN0' } as const;

function scalingOf({ number, text, choice, recurrence, needed }: TermReader): Scaling {
  const effect = choice('scalingEffect', scalingEffects, olderEffects) ?? '000';
  const marketObject = text('marketObjectCodeOfScalingIndex');
  const indexAtDeal = number('scalingIndexAtContractDealDate') ?? number('scalingIndexAtStatusDate');
  if (effect !== '000') {
    const why = '金额随指数调整 amounts follow an index';
    needed('marketObjectCodeOfScalingIndex', marketObject, '', why);
    needed('scalingIndexAtContractDealDate', indexAtDeal, 1, why);
  }
  return {
    ...recurrence('ScalingIndex'),
    scalesInterest: effect.includes('I'),
    scalesNotional: effect.includes('N'),
    marketObject,
    indexAtDeal: indexAtDeal ?? 1,
  };
}

function prepaymentOf({ number, text, choice, recurrence }: TermReader): Prepayment {
  return {
    ...recurrence('Optionality'),
    effect: choice('prepaymentEffect', ['N', 'A', 'M']) ?? 'M',
    marketObject: text('objectCodeOfPrepaymentModel'),
    penaltyType: choice('penaltyType', ['O', 'A', 'N', 'I']) ?? 'O',
    penaltyRate: number('penaltyRate') ?? 0,
  };
}

function tradeOf({ moment, number, needed }: TermReader, day: string, price: string): Trade | undefined {
  const at = moment(day);
  const paid = number(price);
  if (at === undefined) return undefined;
  return { moment: at, price: needed(price, paid, 0, `${day} 有值 there is a ${day}`) };
}
