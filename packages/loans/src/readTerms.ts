import { ok, type Result, refused } from '@leitu/kernel';
import { businessDayConventions, calendars } from './businessDay.ts';
import { latestEnd, mostYears } from './contractDates.ts';
import { dayCounts } from './dayCount.ts';
import { momentText } from './moment.ts';
import { refuse } from './refusals.ts';
import { openTerms, type TermReader, type TermsRefusal, termReader } from './termReader.ts';
import {
  contractTypes,
  type Fee,
  type LoanTerms,
  type Prepayment,
  payingRoles,
  type RateReset,
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
 * with its term.
 */
export function readTerms(
  raw: unknown,
  rounding: LoanTerms['rounding'] = 'none',
): Result<ReadTerms, readonly TermsRefusal[]> {
  const opened = openTerms(raw);
  if (!opened.ok) return refused([opened.reason]);
  const reader = termReader(opened.value);
  const terms = termsOf(reader, rounding);
  const faults = [...reader.faults, ...(reader.faults.length === 0 ? faultsOf(terms) : [])];
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
    interest: recurrence('InterestPayment'),
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
    needed('cycleOfPrincipalRedemption', redemption.cycle, undefined, '还本周期 how often principal is repaid');
    const end = maturityDate ?? amortizationDate ?? nextPrincipalRedemptionPayment;
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

function rateResetOf({ number, text, period, recurrence }: TermReader): RateReset {
  return {
    ...recurrence('RateReset'),
    marketObject: text('marketObjectCodeOfRateReset') ?? text('marketObjectCodeRateReset'),
    multiplier: number('rateMultiplier') ?? 1,
    spread: number('rateSpread') ?? 0,
    lifeCap: number('lifeCap'),
    lifeFloor: number('lifeFloor'),
    periodCap: number('periodCap'),
    periodFloor: number('periodFloor'),
    nextRate: number('nextResetRate'),
    fixing: period('fixingPeriod') ?? period('fixingDays') ?? { months: 0, days: 0 },
  };
}

function feeOf({ number, choice, recurrence }: TermReader): Fee {
  return {
    ...recurrence('Fee'),
    rate: number('feeRate') ?? 0,
    basis: choice('feeBasis', ['A', 'N']) ?? 'A',
    accrued: number('feeAccrued'),
  };
}

/** Published terms write the letter O and the figure 0 alike. */
function scalingOf({ number, text, recurrence }: TermReader): Scaling {
  const effect = text('scalingEffect') ?? '000';
  return {
    ...recurrence('ScalingIndex'),
    scalesInterest: effect.includes('I'),
    scalesNotional: effect.includes('N'),
    marketObject: text('marketObjectCodeOfScalingIndex'),
    indexAtDeal: number('scalingIndexAtContractDealDate') ?? number('scalingIndexAtStatusDate') ?? 1,
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

/** What single terms allow but not together. */
function faultsOf(terms: LoanTerms): readonly TermsRefusal[] {
  const faults: TermsRefusal[] = [];
  const range = (term: string, value: number | string, isIn: boolean, wanted: string) => {
    if (!isIn) faults.push(refuse('term_out_of_range', { term, value, wanted }));
  };
  const {
    notionalPrincipal: principal,
    maturityDate: end,
    initialExchangeDate: begin,
    nominalInterestRate: rate,
  } = terms;
  const redemption = terms.nextPrincipalRedemptionPayment;
  range('notionalPrincipal', principal, principal >= 0 && principal <= 1e13, '在 0 到 10 万亿之间 from 0 to 10^13');
  range('nominalInterestRate', rate ?? 0, Math.abs(rate ?? 0) <= 10, '在 −10 到 10 之间 from −10 to 10');
  const span = `晚于 initialExchangeDate 且不超过 ${mostYears} 年 after initialExchangeDate, within ${mostYears} years`;
  for (const [term, day] of Object.entries({ maturityDate: end, amortizationDate: terms.amortizationDate })) {
    if (day !== undefined) range(term, momentText(day), day > begin && day <= latestEnd(terms), span);
  }
  if (redemption !== undefined) range('nextPrincipalRedemptionPayment', redemption, redemption > 0, '大于 0 above 0');
  range(
    'scalingIndexAtContractDealDate',
    terms.scaling.indexAtDeal,
    terms.scaling.indexAtDeal !== 0,
    '不为 0 other than 0',
  );
  const isScaled = terms.scaling.scalesInterest || terms.scaling.scalesNotional;
  const isScaledFromStart = terms.notionalScalingMultiplier !== 1 || terms.interestScalingMultiplier !== 1;
  if (terms.rounding === 'fen' && (isScaled || isScaledFromStart)) faults.push(refuse('scaling_not_to_the_fen'));
  return faults;
}
