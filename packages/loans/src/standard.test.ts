import { describe, expect, it } from 'vitest';
import { annuity, bullet, equalPrincipal, eventsOf, happened, lines, market } from '../../../tests/aLoan.ts';

/** Cases that no published file here has, worked by hand from the technical specification and the dictionary of ACTUS. */
const year = { ...bullet, cycleOfInterestPayment: '' };
const interestOf = (terms: object) => eventsOf({ ...year, ...terms }).find(({ eventType }) => eventType === 'IP');

describe('the order of events of one moment (dictionary, event types, sequence)', () => {
  it('is fee, redemption, interest, maturity', () => {
    const paid = eventsOf({ ...equalPrincipal, cycleOfFee: 'P6ML1', feeRate: 10, feeBasis: 'A' });
    expect(lines(paid).slice(3)).toEqual([
      'FP 2024-07-01 10',
      'PR 2024-07-01 3000',
      'IP 2024-07-01 135',
      'PR 2024-10-01 3000',
      'IP 2024-10-01 90',
      'FP 2025-01-01 10',
      'IP 2025-01-01 45',
      'MD 2025-01-01 3000',
    ]);
  });
  it('is repayment, then drawing, of an open loan', () => {
    const open = { ...bullet, contractType: 'UMP', maturityDate: '' };
    const observed = happened(['PI', '2024-02-01', -100], ['PR', '2024-02-01', 300]);
    expect(lines(eventsOf(open, { observed }), 'PR', 'PI')).toEqual(['PR 2024-02-01 300', 'PI 2024-02-01 -100']);
  });
  it('is purchase before a new index, and nothing after a sale, not even the maturity of that day', () => {
    const indexed = {
      ...equalPrincipal,
      cycleAnchorDateOfScalingIndex: '2024-06-01',
      cycleOfScalingIndex: 'P1YL1',
      marketObjectCodeOfScalingIndex: 'CPI',
      scalingIndexAtContractDealDate: 100,
      scalingEffect: 'IN0',
    };
    const cpi = { observed: market('CPI', ['2024-06-01', 110]) };
    const bought = { ...indexed, purchaseDate: '2024-06-01', priceAtPurchaseDate: 9000 };
    // 60 days of 30E/360 on 9,000 at 6%.
    expect(lines(eventsOf(bought, cpi)).slice(0, 2)).toEqual(['PRD 2024-06-01 -9090', 'SC 2024-06-01 0']);
    const sold = { ...indexed, terminationDate: '2024-06-01', priceAtTerminationDate: 9000 };
    expect(lines(eventsOf(sold, cpi)).slice(-1)).toEqual(['TD 2024-06-01 9090']);
    const atEnd = { ...bullet, terminationDate: '2025-01-01', priceAtTerminationDate: 12_000 };
    // The interest of that day is paid before the sale.
    expect(lines(eventsOf(atEnd)).slice(-2)).toEqual(['IP 2025-01-01 180', 'TD 2025-01-01 12000']);
  });
});

describe('the lifetime of a contract', () => {
  it('ends with its maturity: what a business day would move behind it is not there', () => {
    // 1 December 2024 was a Sunday; 30 November, a date of the cycle, moves to Monday the 2nd.
    const moved = {
      ...bullet,
      maturityDate: '2024-12-01',
      cycleAnchorDateOfInterestPayment: '2024-08-31',
      calendar: 'MF',
      businessDayConvention: 'SCF',
    };
    const days = eventsOf(moved).map(({ eventType, eventDate }) => `${eventType} ${eventDate.slice(0, 10)}`);
    expect(days).toEqual(['IED 2024-01-01', 'IP 2024-09-02', 'IP 2024-12-01', 'MD 2024-12-01']);
  });
  it('begins with its status date: what a schedule has before the loan pays nothing, and accrues from its anchor', () => {
    const early = { ...bullet, cycleAnchorDateOfInterestPayment: '2023-12-15', statusDate: '2023-12-01' };
    // IED: Ipac = Y(IPANX, t) × NT × IPNR: 16 days of 360 of 720, and 74 more until 15 March.
    expect(lines(eventsOf(early)).slice(0, 3)).toEqual([
      'IP 2023-12-15 0',
      'IED 2024-01-01 -12000',
      'IP 2024-03-15 180',
    ]);
    expect(eventsOf(early)[1]?.accruedInterest).toBeCloseTo((16 / 360) * 720, 9);
  });
});

describe('cycles', () => {
  const days = (terms: object) =>
    eventsOf({ ...bullet, ...terms })
      .filter(({ eventType }) => eventType === 'IP')
      .map(({ eventDate }) => eventDate.slice(5, 10));
  const odd = { maturityDate: '2024-08-20', cycleAnchorDateOfInterestPayment: '2024-02-29' };
  it('keep the 29th or go to the ends of months, with a short last stretch or a long one', () => {
    expect(days({ ...odd, cycleOfInterestPayment: 'P2ML1' })).toEqual(['02-29', '04-29', '06-29', '08-20']);
    expect(days({ ...odd, cycleOfInterestPayment: 'P2ML0' })).toEqual(['02-29', '04-29', '08-20']);
    expect(days({ ...odd, cycleOfInterestPayment: 'P2ML1', endOfMonthConvention: 'EOM' })).toEqual([
      '02-29',
      '04-30',
      '06-30',
      '08-20',
    ]);
    expect(days({ ...odd, cycleOfInterestPayment: 'P1QL1', endOfMonthConvention: 'EOM' })).toEqual([
      '02-29',
      '05-31',
      '08-20',
    ]);
    expect(days({ ...odd, cycleOfInterestPayment: 'P1QL0', endOfMonthConvention: 'EOM' })).toEqual(['02-29', '08-20']);
  });
  it('have two days where there is an anchor and no cycle', () => {
    expect(days({ ...odd, cycleOfInterestPayment: '' })).toEqual(['02-29', '08-20']);
    const once = {
      ...equalPrincipal,
      cycleOfPrincipalRedemption: '',
      cycleAnchorDateOfPrincipalRedemption: '2024-07-01',
    };
    expect(lines(eventsOf(once), 'PR', 'MD')).toEqual(['PR 2024-07-01 6000', 'MD 2025-01-01 6000']);
  });
});

describe('interest by its day count, on 12,000 at 6%', () => {
  // From 31 January 2024, a leap year: actual days 29 to the end of February and 395 to the end of February 2025.
  const loan = { initialExchangeDate: '2024-01-31' };
  it.each([
    ['A360', '2024-02-29', (720 * 29) / 360],
    ['A365', '2024-02-29', (720 * 29) / 365],
    ['AA', '2025-02-28', 720 * (336 / 366 + 58 / 365)],
    ['30E360', '2024-02-29', (720 * 29) / 360],
    // Maturity at the end of February stays the 29th; at the end of March it is a 30th.
    ['30E360ISDA', '2024-02-29', (720 * 29) / 360],
    ['30E360ISDA', '2024-03-31', (720 * 60) / 360],
    // Months of 28 days: the 31st and the 29th are 28ths.
    ['28E336', '2024-02-29', (720 * 28) / 336],
    ['28E336', '2025-01-31', 720],
  ])('%s up to %s', (dayCountConvention, maturityDate, interest) => {
    expect(interestOf({ ...loan, dayCountConvention, maturityDate })?.payoff).toBeCloseTo(interest, 9);
  });
  it('30E360ISDA has a 30th at the end of February inside of the contract', () => {
    const paid = eventsOf({
      ...bullet,
      initialExchangeDate: '2024-01-31',
      maturityDate: '2024-03-31',
      dayCountConvention: '30E360ISDA',
      cycleOfInterestPayment: 'P1ML1',
      endOfMonthConvention: 'EOM',
    });
    expect(lines(paid, 'IP')).toEqual(['IP 2024-02-29 60', 'IP 2024-03-31 60']);
  });
});

describe('business days', () => {
  // 31 August 2024 was a Saturday, 31 March 2024 a Sunday; Y counts actual days over 360: 2 a day.
  const monthEnds = {
    ...bullet,
    dayCountConvention: 'A360',
    calendar: 'MF',
    cycleAnchorDateOfInterestPayment: '2024-03-31',
    cycleOfInterestPayment: 'P5ML1',
  };
  it.each([
    ['SCF', ['IP 2024-04-01 182', 'IP 2024-09-02 308', 'IP 2025-01-01 242']],
    ['SCMF', ['IP 2024-03-29 176', 'IP 2024-08-30 308', 'IP 2025-01-01 248']],
    ['CSF', ['IP 2024-04-01 180', 'IP 2024-09-02 306', 'IP 2025-01-01 246']],
    ['CSMF', ['IP 2024-03-29 180', 'IP 2024-08-30 306', 'IP 2025-01-01 246']],
    ['SCP', ['IP 2024-03-29 176', 'IP 2024-08-30 308', 'IP 2025-01-01 248']],
    ['CSP', ['IP 2024-03-29 180', 'IP 2024-08-30 306', 'IP 2025-01-01 246']],
    ['NOS', ['IP 2024-03-31 180', 'IP 2024-08-31 306', 'IP 2025-01-01 246']],
  ])('%s', (businessDayConvention, paid) => {
    expect(lines(eventsOf({ ...monthEnds, businessDayConvention }), 'IP')).toEqual(paid);
  });
});

describe('the base of interest', () => {
  it('is what was owed at the last fixing (NTL), the amount that is stated (NTIED) or what is owed (NT), for who borrows too', () => {
    const paid = (terms: object) =>
      lines(eventsOf({ ...equalPrincipal, contractRole: 'RPL', ...terms }), 'IP').map((line) => line.slice(14));
    expect(paid({ interestCalculationBase: 'NT' })).toEqual(['-180', '-135', '-90', '-45']);
    expect(paid({ interestCalculationBase: 'NTIED', interestCalculationBaseAmount: 10_000 })).toEqual([
      '-150',
      '-150',
      '-150',
      '-150',
    ]);
    const fixed = { interestCalculationBase: 'NTL', cycleOfInterestCalculationBase: 'P6ML1' };
    expect(paid(fixed)).toEqual(['-180', '-180', '-90', '-90']);
  });
});

describe('capitalization', () => {
  it('off the cycle is one date more, after which interest is paid as usual (dictionary, capitalizationEndDate)', () => {
    const paid = eventsOf({ ...equalPrincipal, capitalizationEndDate: '2024-05-16' });
    // 180 on 1 April after a redemption of 3,000; 45 days of 9,180 at 6%: 68.85; 45 days of 9,248.85: 69.366375 and 3,000 repaid before.
    expect(lines(paid, 'IPCI', 'IP', 'PR').slice(0, 5)).toEqual([
      'PR 2024-04-01 3000',
      'IPCI 2024-04-01 0',
      'IPCI 2024-05-16 0',
      'PR 2024-07-01 3000',
      'IP 2024-07-01 69.366375',
    ]);
  });
});

describe('rate resets', () => {
  const floating = {
    ...bullet,
    cycleOfRateReset: 'P3ML1',
    marketObjectCodeOfRateReset: 'LPR',
    rateSpread: 0.01,
    periodFloor: 0.005,
    periodCap: 0.02,
  };
  const lpr = { observed: market('LPR', ['2024-04-01', 0.01], ['2024-07-01', 0.09], ['2024-10-01', 0.061]) };
  it('fall by the period floor and rise by the period cap at most; the next rate, where it is fixed, stands as it is', () => {
    // 6% − 0.5%; then 10% is wanted, 7.5% allowed; then 7.1%.
    expect(lines(eventsOf(floating, lpr), 'IP')).toEqual([
      'IP 2024-04-01 180',
      'IP 2024-07-01 165',
      'IP 2024-10-01 225',
      'IP 2025-01-01 213',
    ]);
    // 3% at once, no floor; then 5%, 7%.
    expect(lines(eventsOf({ ...floating, nextResetRate: 0.03 }, lpr), 'IP')).toEqual([
      'IP 2024-04-01 180',
      'IP 2024-07-01 90',
      'IP 2024-10-01 150',
      'IP 2025-01-01 210',
    ]);
  });
});

describe('scaling multipliers', () => {
  it('count from the beginning for what is scaled, and for nothing else (states Nsc and Isc)', () => {
    const indexed = {
      ...equalPrincipal,
      marketObjectCodeOfScalingIndex: 'CPI',
      scalingIndexAtContractDealDate: 100,
      notionalScalingMultiplier: 1.1,
      interestScalingMultiplier: 1.2,
    };
    const first = (scalingEffect: string) => lines(eventsOf({ ...indexed, scalingEffect }), 'PR', 'IP').slice(0, 2);
    expect(first('000')).toEqual(['PR 2024-04-01 3000', 'IP 2024-04-01 180']);
    expect(first('I00')).toEqual(['PR 2024-04-01 3000', 'IP 2024-04-01 216']);
    expect(first('0N0')).toEqual(['PR 2024-04-01 3300', 'IP 2024-04-01 180']);
    expect(first('IN0')).toEqual(['PR 2024-04-01 3300', 'IP 2024-04-01 216']);
  });
});

describe('fees of a running contract', () => {
  it('have accrued as stated, or since the last date of a fee, on what is owed (state Feac)', () => {
    const running = { ...bullet, statusDate: '2024-05-16', cycleOfFee: 'P3ML1', feeRate: 0.01, feeBasis: 'N' };
    expect(lines(eventsOf(running), 'FP')[0]).toBe('FP 2024-07-01 30');
    expect(lines(eventsOf({ ...running, feeAccrued: 7 }), 'FP')[0]).toBe('FP 2024-07-01 22');
    expect(lines(eventsOf({ ...running, feeAccrued: 7, contractRole: 'RPL' }), 'FP')[0]).toBe('FP 2024-07-01 -22');
  });
});

describe('an annuity by 30E/360 ISDA', () => {
  it('that ends on the last of February repays with its last instalment what the others pay', () => {
    const paid = eventsOf({
      ...annuity,
      initialExchangeDate: '2024-08-31',
      maturityDate: '2025-02-28',
      dayCountConvention: '30E360ISDA',
      cycleOfInterestPayment: 'P1ML1',
      cycleOfPrincipalRedemption: 'P1ML1',
      endOfMonthConvention: 'EOM',
    });
    const [first, last] = [paid[2], paid.at(-1)];
    const instalment = (of: string) =>
      paid
        .filter(({ eventDate, eventType }) => eventDate.startsWith(of) && eventType !== 'PRF')
        .reduce((sum, { payoff }) => sum + payoff, 0);
    expect(first?.eventType).toBe('PR');
    expect(instalment('2025-02-28')).toBeCloseTo(instalment('2024-09-30'), 9);
    // Nothing accrues between interest and principal of the last day.
    expect(last?.payoff).toBeCloseTo(paid.at(-2)?.notionalPrincipal ?? Number.NaN, 9);
  });
});
