import { describe, expect, it } from 'vitest';
import { annuity, bullet, equalPrincipal, eventsOf, lines, market } from '../../../tests/aLoan.ts';
import type { LoanEvent } from './evaluate.ts';
import { evaluate } from './evaluate.ts';
import { readTerms } from './readTerms.ts';

describe('principal at maturity', () => {
  it('pays interest on its cycle, which begins a cycle after the loan where no anchor is stated', () => {
    expect(lines(eventsOf(bullet))).toEqual([
      'IED 2024-01-01 -12000',
      'IP 2024-04-01 180',
      'IP 2024-07-01 180',
      'IP 2024-10-01 180',
      'IP 2025-01-01 180',
      'MD 2025-01-01 12000',
    ]);
  });
  it('is the mirror image for the one who borrows', () => {
    const lender = eventsOf({
      ...bullet,
      premiumDiscountAtIED: -100,
      feeRate: 0.01,
      feeBasis: 'N',
      cycleOfFee: 'P6ML1',
    });
    const borrower = eventsOf({
      ...bullet,
      premiumDiscountAtIED: -100,
      feeRate: 0.01,
      feeBasis: 'N',
      cycleOfFee: 'P6ML1',
      contractRole: 'RPL',
    });
    expect(borrower.map(({ payoff }) => payoff + 0)).toEqual(lender.map(({ payoff }) => 0 - payoff));
  });
  it('pays all interest at maturity where no cycle is stated, none without a rate', () => {
    const { cycleOfInterestPayment: _cycle, ...silent } = bullet;
    expect(lines(eventsOf(silent), 'IP')).toEqual(['IP 2025-01-01 720']);
    const { nominalInterestRate: _rate, ...free } = bullet;
    expect(lines(eventsOf(free))).toEqual(['IED 2024-01-01 -12000', 'MD 2025-01-01 12000']);
  });
  it('adds interest to the principal up to the end of capitalization, on that day too', () => {
    const events = eventsOf({ ...bullet, capitalizationEndDate: '2024-08-15' });
    expect(lines(events, 'IPCI', 'IP').map((line) => line.slice(0, 15))).toEqual([
      'IPCI 2024-04-01',
      'IPCI 2024-07-01',
      'IPCI 2024-08-15',
      'IP 2024-10-01 9',
      'IP 2025-01-01 1',
    ]);
    // 12000 × 1.015² × (1 + 0.06 × 44/360)
    expect(events.at(-1)?.payoff).toBeCloseTo(12_000 * 1.015 ** 2 * (1 + (0.06 * 44) / 360), 9);
  });
  it('starts from its status date where it has begun before: with stated or computed accruals', () => {
    const begun = { ...bullet, statusDate: '2024-05-16' };
    expect(lines(eventsOf(begun), 'IP')[0]).toBe('IP 2024-07-01 180');
    expect(lines(eventsOf({ ...begun, accruedInterest: 0 }), 'IP')[0]).toBe('IP 2024-07-01 90');
  });
  it('keeps the day of calculation apart from the day of payment: shift first or calculate first', () => {
    // 1 June 2024 was a Saturday.
    const monthly = { ...bullet, cycleOfInterestPayment: 'P5ML1', dayCountConvention: 'A360', calendar: 'MF' };
    const interest = (businessDayConvention: string) => lines(eventsOf({ ...monthly, businessDayConvention }), 'IP')[0];
    expect(interest('SCF')).toBe('IP 2024-06-03 308');
    expect(interest('CSF')).toBe('IP 2024-06-03 304');
    expect(interest('SCP')).toBe('IP 2024-05-31 302');
    expect(interest('CSP')).toBe('IP 2024-05-31 304');
    expect(interest('SCMP')).toBe('IP 2024-06-03 308');
  });
  it('keeps the days that were agreed one by one: those of a cycle alone are moved', () => {
    // 1 June 2024, 1 September 2024 and 1 December 2024 were weekends.
    const agreed = { ...bullet, maturityDate: '2024-12-01', calendar: 'MF', businessDayConvention: 'SCF' };
    const monthly = { ...agreed, cycleAnchorDateOfInterestPayment: '2024-06-01', capitalizationEndDate: '2024-09-01' };
    const days = eventsOf(monthly).map(({ eventType, eventDate }) => `${eventType} ${eventDate.slice(0, 10)}`);
    expect(days).toEqual(['IED 2024-01-01', 'IPCI 2024-06-03', 'IPCI 2024-09-01', 'IP 2024-12-01', 'MD 2024-12-01']);
  });
  it('is bought and sold at a price and the interest that has accrued', () => {
    const traded = {
      ...bullet,
      purchaseDate: '2024-05-01',
      priceAtPurchaseDate: 11_900,
      terminationDate: '2024-11-01',
      priceAtTerminationDate: 12_100,
    };
    expect(lines(eventsOf(traded))).toEqual([
      'PRD 2024-05-01 -11960',
      'IP 2024-07-01 180',
      'IP 2024-10-01 180',
      'TD 2024-11-01 12160',
    ]);
  });
});

describe('rates that follow the market', () => {
  const floating = {
    ...bullet,
    cycleOfInterestPayment: 'P6ML1',
    cycleAnchorDateOfRateReset: '2024-07-01',
    cycleOfRateReset: 'P3ML1',
    marketObjectCodeOfRateReset: 'LPR1Y',
    rateSpread: 0.005,
  };
  const lpr = market('LPR1Y', ['2024-06-20', 0.0345], ['2024-07-22', 0.0335], ['2024-10-21', 0.031]);
  const rates = (terms: object) =>
    eventsOf({ ...floating, ...terms }, { observed: lpr })
      .filter(({ eventType }) => eventType.startsWith('RR'))
      .map(({ eventType, nominalInterestRate }) => `${eventType} ${Number(nominalInterestRate.toFixed(10))}`);

  it('take the last that was known, times the multiplier, plus the spread', () => {
    expect(rates({})).toEqual(['RR 0.0395', 'RR 0.0385']);
    expect(rates({ rateMultiplier: 2 })).toEqual(['RR 0.074', 'RR 0.072']);
  });
  it('keep within the limits of one reset and of the life', () => {
    expect(rates({ periodFloor: 0.01 })).toEqual(['RR 0.05', 'RR 0.04']);
    expect(rates({ periodCap: 0.001, rateSpread: 0.1 })).toEqual(['RR 0.061', 'RR 0.062']);
    expect(rates({ lifeFloor: 0.05 })).toEqual(['RR 0.05', 'RR 0.05']);
    expect(rates({ lifeCap: 0.0385 })).toEqual(['RR 0.0385', 'RR 0.0385']);
  });
  it('have their next reset fixed where it is', () => {
    expect(rates({ nextResetRate: 0.042 })).toEqual(['RRF 0.042', 'RR 0.0385']);
  });
  it('are looked at before the reset where they are fixed earlier', () => {
    const early = market('LPR1Y', ['2024-06-20', 0.0345], ['2024-06-30', 0.03], ['2024-09-29', 0.02]);
    const events = eventsOf({ ...floating, fixingPeriod: 'P2D' }, { observed: early });
    expect(events.find(({ eventType }) => eventType === 'RR')?.nominalInterestRate).toBeCloseTo(0.0395, 12);
  });
  it('are refused where the market was not observed', () => {
    const read = readTerms(floating);
    expect(read.ok && evaluate(read.value.terms)).toMatchObject({ ok: false, reason: { code: 'market_missing' } });
  });
});

describe('equal principal', () => {
  it('repays the same principal each time and counts interest on what is owed', () => {
    expect(lines(eventsOf(equalPrincipal))).toEqual([
      'IED 2024-01-01 -12000',
      'PR 2024-04-01 3000',
      'IP 2024-04-01 180',
      'PR 2024-07-01 3000',
      'IP 2024-07-01 135',
      'PR 2024-10-01 3000',
      'IP 2024-10-01 90',
      'IP 2025-01-01 45',
      'MD 2025-01-01 3000',
    ]);
  });
  it('counts interest on the first amount, or on what was owed at the last fixing', () => {
    const fixed = { ...equalPrincipal, interestCalculationBase: 'NTIED' };
    expect(lines(eventsOf(fixed), 'IP').map((line) => line.slice(14))).toEqual(['180', '180', '180', '180']);
    const lagged = {
      ...equalPrincipal,
      interestCalculationBase: 'NTL',
      interestCalculationBaseAmount: 12_000,
      cycleAnchorDateOfInterestCalculationBase: '2024-07-01',
      cycleOfInterestCalculationBase: 'P1YL1',
    };
    expect(lines(eventsOf(lagged), 'IP', 'IPCB')).toEqual([
      'IP 2024-04-01 180',
      'IP 2024-07-01 180',
      'IPCB 2024-07-01 0',
      'IP 2024-10-01 90',
      'IP 2025-01-01 90',
    ]);
  });
  it('finds its maturity from the instalment', () => {
    const { maturityDate: _end, ...open } = { ...equalPrincipal, nextPrincipalRedemptionPayment: 5000 };
    expect(lines(eventsOf(open), 'PR', 'MD')).toEqual([
      'PR 2024-04-01 5000',
      'PR 2024-07-01 5000',
      'MD 2024-10-01 2000',
    ]);
  });
  it('follows an index with principal, interest or both', () => {
    const indexed = {
      ...equalPrincipal,
      cycleAnchorDateOfScalingIndex: '2024-06-01',
      cycleOfScalingIndex: 'P1YL1',
      marketObjectCodeOfScalingIndex: 'CPI',
      scalingIndexAtContractDealDate: 100,
    };
    const cpi = market('CPI', ['2024-06-01', 110]);
    const second = (scalingEffect: string) =>
      lines(eventsOf({ ...indexed, scalingEffect }, { observed: cpi }), 'PR', 'IP').slice(2, 4);
    expect(second('I00')).toEqual(['PR 2024-07-01 3000', 'IP 2024-07-01 148.5']);
    expect(second('0N0')).toEqual(['PR 2024-07-01 3300', 'IP 2024-07-01 135']);
    expect(second('INO')).toEqual(['PR 2024-07-01 3300', 'IP 2024-07-01 148.5']);
    expect(second('000')).toEqual(['PR 2024-07-01 3000', 'IP 2024-07-01 135']);
  });
});

describe('annuities', () => {
  const instalments = (events: readonly LoanEvent[]) => {
    const sums = new Map<string, number>();
    for (const { eventDate, eventType, payoff } of events) {
      if (eventType !== 'IED') sums.set(eventDate, (sums.get(eventDate) ?? 0) + payoff);
    }
    return [...sums.values()].filter((sum) => sum !== 0);
  };

  it('pay the same each time: for equal periods the amount of the textbook', () => {
    const paid = instalments(eventsOf(annuity));
    expect(paid).toHaveLength(4);
    for (const one of paid) expect(one).toBeCloseTo((12_000 * 0.015) / (1 - 1.015 ** -4), 9);
  });
  it('end early with a balloon where the amortization date is later', () => {
    const events = eventsOf({ ...annuity, amortizationDate: '2026-01-01' });
    const paid = instalments(events);
    expect(paid[0]).toBeCloseTo((12_000 * 0.015) / (1 - 1.015 ** -8), 9);
    expect(paid.at(-1)).toBeGreaterThan(6000);
    expect(events.at(-1)).toMatchObject({ eventType: 'MD', eventDate: '2025-01-01T00:00:00', notionalPrincipal: 0 });
  });
  it('are fixed anew at a reset and stay the same until the next', () => {
    const floating = {
      ...annuity,
      cycleOfPrincipalRedemption: 'P1ML1',
      cycleOfInterestPayment: 'P1ML1',
      cycleAnchorDateOfRateReset: '2024-07-01',
      cycleOfRateReset: 'P6ML1',
      marketObjectCodeOfRateReset: 'LPR',
    };
    const paid = instalments(eventsOf(floating, { observed: market('LPR', ['2024-01-01', 0.12]) }));
    expect(new Set(paid.map((one) => one.toFixed(6)))).toHaveProperty('size', 2);
  });
  it('pay interest on their own cycle until a cycle before the first redemption', () => {
    const late = {
      ...annuity,
      cycleAnchorDateOfInterestPayment: '2024-02-01',
      cycleOfInterestPayment: 'P1ML1',
      cycleAnchorDateOfPrincipalRedemption: '2024-07-01',
    };
    expect(lines(eventsOf(late), 'IP').map((line) => line.slice(3, 13))).toEqual([
      '2024-02-01',
      '2024-03-01',
      '2024-04-01',
      '2024-07-01',
      '2024-10-01',
      '2025-01-01',
    ]);
  });
  it('that do not cover their interest are refused', () => {
    const { maturityDate: _end, ...open } = { ...annuity, nextPrincipalRedemptionPayment: 170 };
    const read = readTerms(open);
    expect(read.ok && evaluate(read.value.terms)).toMatchObject({
      ok: false,
      reason: { code: 'instalment_too_small' },
    });
  });
});
