import { describe, expect, it } from 'vitest';
import { annuity, at, bullet, equalPrincipal, eventsOf, happened, lines, market } from '../../../tests/aLoan.ts';
import { evaluate } from './evaluate.ts';
import { readTerms } from './readTerms.ts';

describe('early repayment', () => {
  const early = happened(['PP', '2024-05-16', 5000]);

  it('shortens the loan where instalments stay, lowers them where they are to fall', () => {
    const shorter = eventsOf({ ...equalPrincipal }, { observed: early });
    expect(lines(shorter, 'PP', 'PR', 'MD')).toEqual([
      'PR 2024-04-01 3000',
      'PP 2024-05-16 5000',
      'PR 2024-07-01 3000',
      'PR 2024-10-01 1000',
      'MD 2025-01-01 0',
    ]);
    const lower = eventsOf({ ...equalPrincipal, prepaymentEffect: 'A' }, { observed: early });
    expect(lines(lower, 'PR', 'MD').map((line) => Number(line.slice(14)))).toEqual(
      [3000, 4000 / 3, 4000 / 3, 4000 / 3].map((x) => Number(x.toFixed(6))),
    );
    const annuities = eventsOf({ ...annuity, prepaymentEffect: 'A' }, { observed: early });
    expect(annuities.at(-1)?.notionalPrincipal).toBe(0);
  });
  it('is not taken where the contract does not allow it', () => {
    expect(lines(eventsOf({ ...bullet, prepaymentEffect: 'N' }, { observed: early }), 'PP')).toEqual([]);
  });
  it('costs its penalty: an amount, a rate on what is owed, or what the rate is above the market', () => {
    const penalty = (terms: object, observed = early) => lines(eventsOf({ ...bullet, ...terms }, { observed }), 'PY');
    expect(penalty({ penaltyType: 'A', penaltyRate: 50 })).toEqual(['PY 2024-05-16 50']);
    expect(penalty({ penaltyType: 'N', penaltyRate: 0.02 })).toEqual(['PY 2024-05-16 30']);
    const low = { ...market('LPR', ['2024-01-01', 0.04]), events: early.events };
    expect(penalty({ penaltyType: 'I', marketObjectCodeOfRateReset: 'LPR' }, low)).toEqual(['PY 2024-05-16 30']);
    expect(penalty({ penaltyType: 'O' })).toEqual([]);
  });
  it('that is not paid to the lender is refused', () => {
    const read = readTerms({ ...bullet, contractRole: 'RPL' });
    const observed = happened(['PP', '2024-05-16', 100]);
    expect(read.ok && evaluate(read.value.terms, { observed })).toMatchObject({
      ok: false,
      reason: { code: 'prepayment_not_received', figures: { amount: 100 } },
    });
  });
  it('of more than is owed is refused', () => {
    const read = readTerms(bullet);
    const observed = happened(['PP', '2024-05-16', 12_001]);
    expect(read.ok && evaluate(read.value.terms, { observed })).toMatchObject({
      ok: false,
      reason: { code: 'prepayment_too_large', figures: { owed: 12_000 } },
    });
  });
});

describe('fees', () => {
  it('are an amount on each date, or a yearly share of what is owed', () => {
    const fees = (terms: object) => lines(eventsOf({ ...equalPrincipal, cycleOfFee: 'P6ML1', ...terms }), 'FP');
    expect(fees({ feeRate: 25, feeBasis: 'A' })).toEqual(['FP 2024-07-01 25', 'FP 2025-01-01 25']);
    expect(fees({ feeRate: 0.01, feeBasis: 'N' })).toEqual(['FP 2024-07-01 52.5', 'FP 2025-01-01 22.5']);
    expect(fees({})).toEqual([]);
  });
});

describe('undefined maturity', () => {
  const open = { ...bullet, contractType: 'UMP', maturityDate: '' };
  it('is drawn and repaid at any time, and its interest becomes principal', () => {
    const observed = happened(['PI', '2024-02-01', -6000], ['PR', '2024-05-16', 10_000], ['CE', '2024-05-17', 0]);
    const events = eventsOf(open, { observed, to: at('2024-08-01') });
    expect(lines(events)).toEqual([
      'IED 2024-01-01 -12000',
      'PI 2024-02-01 -6000',
      'IPCI 2024-04-01 0',
      'PR 2024-05-16 10000',
      'CE 2024-05-17 0',
      'IPCI 2024-07-01 0',
    ]);
    // 60 on 12000 for a month and 180 on 18000 for two.
    expect(events[2]?.notionalPrincipal).toBeCloseTo(18_240, 9);
  });
  it('needs a day to stop at', () => {
    const read = readTerms(open);
    expect(read.ok && evaluate(read.value.terms)).toMatchObject({ ok: false, reason: { code: 'horizon_missing' } });
    expect(read.ok && evaluate(read.value.terms, { to: at('2204-01-01') })).toMatchObject({
      ok: false,
      reason: { code: 'term_out_of_range' },
    });
    expect(lines(eventsOf({ ...open, terminationDate: '2024-02-01', priceAtTerminationDate: 12_000 }))).toEqual([
      'IED 2024-01-01 -12000',
      'TD 2024-02-01 12060',
    ]);
  });
});

describe('settlement in another currency', () => {
  it('pays at the rate that was observed', () => {
    const observed = market('CNY/USD', ['2024-01-01', 0.14]);
    const events = eventsOf({ ...bullet, settlementCurrency: 'USD' }, { observed });
    expect(events[0]).toMatchObject({ payoff: -1680.0000000000002, currency: 'USD', notionalPrincipal: 12_000 });
  });
});

describe('China', () => {
  it('years whose holidays are not announced are named', () => {
    const read = readTerms({ ...bullet, calendar: 'CN', businessDayConvention: 'SCF', maturityDate: '2028-01-01' });
    const evaluated = read.ok && evaluate(read.value.terms);
    expect(evaluated).toMatchObject({ ok: true, value: { unannouncedYears: [2027, 2028] } });
  });
});
