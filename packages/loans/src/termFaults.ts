import { latestEnd, mostYears } from './contractDates.ts';
import { momentText } from './moment.ts';
import { refuse } from './refusals.ts';
import type { TermsRefusal } from './termReader.ts';
import type { LoanTerms } from './terms.ts';

/** What single terms allow but not together, and values that no loan has. */
export function faultsOf(terms: LoanTerms): readonly TermsRefusal[] {
  const { scaling, rounding, notionalScalingMultiplier: notional, interestScalingMultiplier: interest } = terms;
  const isScaled = scaling.scalesInterest || scaling.scalesNotional || notional !== 1 || interest !== 1;
  const ranges = [...amounts(terms), ...days(terms)].filter(({ isIn }) => !isIn);
  return [
    ...ranges.map(({ term, value, wanted }) => refuse('term_out_of_range', { term, value, wanted })),
    ...(rounding === 'fen' && isScaled ? [refuse('scaling_not_to_the_fen')] : []),
  ];
}

interface Range {
  readonly term: string;
  readonly value: number | string;
  readonly isIn: boolean;
  readonly wanted: string;
}

function amounts(terms: LoanTerms): readonly Range[] {
  const { notionalPrincipal: principal, nominalInterestRate: rate = 0, rateReset, scaling } = terms;
  const { lifeCap = Infinity, lifeFloor = -Infinity } = rateReset;
  const { nextPrincipalRedemptionPayment: redemption = 1 } = terms;
  const range = (term: string, value: number, isIn: boolean, wanted: string) => ({ term, value, isIn, wanted });
  return [
    range('notionalPrincipal', principal, principal >= 0 && principal <= 1e13, '在 0 到 10 万亿之间 from 0 to 10^13'),
    range('nominalInterestRate', rate, Math.abs(rate) <= 10, '在 −10 到 10 之间 from −10 to 10'),
    range('lifeFloor', lifeFloor, lifeFloor <= lifeCap, '不高于 lifeCap not above lifeCap'),
    range('nextPrincipalRedemptionPayment', redemption, redemption > 0, '大于 0 above 0'),
    range('scalingIndexAtContractDealDate', scaling.indexAtDeal, scaling.indexAtDeal !== 0, '不为 0 other than 0'),
  ];
}

function days(terms: LoanTerms): readonly Range[] {
  const { maturityDate, amortizationDate, purchase, termination, initialExchangeDate: begin } = terms;
  const span = `晚于 initialExchangeDate 且不超过 ${mostYears} 年 after initialExchangeDate, within ${mostYears} years`;
  const range = (term: string, day: number | undefined, isIn: (day: number) => boolean, wanted: string) =>
    day === undefined ? [] : [{ term, value: momentText(day), isIn: isIn(day), wanted }];
  const isWithin = (day: number) => day > begin && day <= latestEnd(terms);
  const last = Math.min(maturityDate ?? Infinity, termination?.moment ?? Infinity);
  return [
    ...range('maturityDate', maturityDate, isWithin, span),
    ...range('amortizationDate', amortizationDate, isWithin, span),
    ...range(
      'terminationDate',
      termination?.moment,
      (day) => day >= begin,
      '不早于 initialExchangeDate not before initialExchangeDate',
    ),
    ...range('purchaseDate', purchase?.moment, (day) => day < last, '早于到期与转让 before maturity and termination'),
  ];
}
