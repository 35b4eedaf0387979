import { describe, expect, it } from 'vitest';
import { readCases, readObserved } from './readCases.ts';
import { readTerms } from './readTerms.ts';

const whole = {
  contractType: 'LAM',
  initialExchangeDate: '2024-01-01',
  maturityDate: '2025-01-01',
  notionalPrincipal: ' 5000',
  nominalInterestRate: '0.06',
  dayCountConvention: 'A365',
  cycleOfPrincipalRedemption: 'P1ML0',
};

function codes(terms: unknown): readonly string[] {
  const read = readTerms(terms);
  return read.ok ? [] : read.reason.map(({ code, figures }) => `${code} ${figures.term ?? ''}`.trim());
}

describe('terms', () => {
  it('are values or texts, absent where they are empty', () => {
    const read = readTerms({ ...whole, calendar: '', accruedInterest: null, contractRole: 'RPL', creatorID: 'C1' });
    expect(read).toMatchObject({
      ok: true,
      value: { terms: { role: -1, notionalPrincipal: 5000 }, unread: ['creatorID'] },
    });
  });
  it.each([
    ['[]', [], 'terms_not_an_object'],
    ['a number', 5, 'terms_not_an_object'],
    ['nothing', null, 'terms_not_an_object'],
    ['no type', { ...whole, contractType: '' }, 'term_missing contractType'],
    ['no principal', { ...whole, notionalPrincipal: '' }, 'term_missing notionalPrincipal'],
    ['no cycle', { ...whole, cycleOfPrincipalRedemption: '' }, 'term_missing cycleOfPrincipalRedemption'],
    ['no end', { ...whole, maturityDate: '' }, 'term_missing maturityDate'],
    [
      'no end of a bullet',
      { ...whole, contractType: 'PAM', maturityDate: '', cycleOfPrincipalRedemption: '' },
      'term_missing maturityDate',
    ],
    ['no price', { ...whole, purchaseDate: '2024-02-01' }, 'term_missing priceAtPurchaseDate'],
    ['another type', { ...whole, contractType: 'SWAPS' }, 'term_unknown_value contractType'],
    ['another day count', { ...whole, dayCountConvention: 'ACT/ACT' }, 'term_unknown_value dayCountConvention'],
    ['a percentage', { ...whole, nominalInterestRate: '6%' }, 'term_not_a_number nominalInterestRate'],
    ['a list', { ...whole, nominalInterestRate: [6] }, 'term_not_a_number nominalInterestRate'],
    ['half a day', { ...whole, maturityDate: '2025-1-1' }, 'term_not_a_moment maturityDate'],
    ['a number for a day', { ...whole, maturityDate: 20_250_101 }, 'term_not_a_moment maturityDate'],
    [
      'a word for a cycle',
      { ...whole, cycleOfPrincipalRedemption: 'monthly' },
      'term_not_a_cycle cycleOfPrincipalRedemption',
    ],
    ['a debt below zero', { ...whole, notionalPrincipal: -1 }, 'term_out_of_range notionalPrincipal'],
    ['a rate in per cent', { ...whole, nominalInterestRate: 12 }, 'term_out_of_range nominalInterestRate'],
    ['an end before the begin', { ...whole, maturityDate: '2023-01-01' }, 'term_out_of_range maturityDate'],
    ['an end in the year 9999', { ...whole, maturityDate: '9999-01-01' }, 'term_out_of_range maturityDate'],
    [
      'an annuity of two centuries',
      { ...whole, contractType: 'ANN', amortizationDate: '2204-01-01' },
      'term_out_of_range amortizationDate',
    ],
    [
      'an instalment of nothing',
      { ...whole, nextPrincipalRedemptionPayment: 0 },
      'term_out_of_range nextPrincipalRedemptionPayment',
    ],
    [
      'an index of nothing',
      { ...whole, scalingIndexAtContractDealDate: 0 },
      'term_out_of_range scalingIndexAtContractDealDate',
    ],
    ['a name that is no text', { ...whole, currency: ['CNY'] }, 'term_not_a_text currency'],
    ['a floor above the cap', { ...whole, lifeFloor: 0.1, lifeCap: 0.05 }, 'term_out_of_range lifeFloor'],
    [
      'a sale before the loan',
      { ...whole, terminationDate: '2023-12-31', priceAtTerminationDate: 1 },
      'term_out_of_range terminationDate',
    ],
    [
      'a purchase at its end',
      { ...whole, purchaseDate: '2025-01-01', priceAtPurchaseDate: 1 },
      'term_out_of_range purchaseDate',
    ],
    ['a misspelled name', { ...whole, nominalIntrestRate: 0.06 }, 'term_unknown nominalIntrestRate'],
    ['an array of another type', { ...whole, arrayRate: [0.06] }, 'term_not_of_type arrayRate'],
    ['an amortization date', { ...whole, amortizationDate: '2026-01-01' }, 'term_not_of_type amortizationDate'],
    [
      'interest paid before its period',
      { ...whole, cyclePointOfInterestPayment: 'B' },
      'term_unknown_value cyclePointOfInterestPayment',
    ],
    [
      'rates that apply before their reset',
      { ...whole, cyclePointOfRateReset: 'E' },
      'term_unknown_value cyclePointOfRateReset',
    ],
    ['a fee without days', { ...whole, feeRate: 5 }, 'term_missing cycleOfFee'],
    ['resets to no market', { ...whole, cycleOfRateReset: 'P1YL1' }, 'term_missing marketObjectCodeOfRateReset'],
    ['another scaling', { ...whole, scalingEffect: '00M' }, 'term_unknown_value scalingEffect'],
    [
      'scaling by no index',
      { ...whole, scalingEffect: 'I00', scalingIndexAtContractDealDate: 100 },
      'term_missing marketObjectCodeOfScalingIndex',
    ],
  ])('with %s are refused', (_, terms, code) => {
    expect(codes(terms)).toEqual([code]);
  });
  it('that the type of contract does not have are refused, the nearest name is told, and published cases may have any', () => {
    const bullet = { ...whole, contractType: 'PAM', interestCalculationBase: 'NT' };
    expect(codes(bullet)).toEqual([
      'term_not_of_type cycleOfPrincipalRedemption',
      'term_not_of_type interestCalculationBase',
    ]);
    const misspelled = readTerms({ ...whole, feeRatte: 1 });
    expect(misspelled).toMatchObject({ reason: [{ figures: { term: 'feeRatte', nearest: 'feeRate' } }] });
    expect(readTerms({ ...bullet, oddName: 1 }, 'none', 'any').ok).toBe(true);
  });
  it('name the points of their cycles as the dictionary has them where nothing is said', () => {
    expect(codes({ ...whole, cyclePointOfInterestPayment: 'E', cyclePointOfRateReset: 'B' })).toEqual([]);
  });
  it('of a redemption of which the day alone is stated need their maturity', () => {
    const once = { ...whole, cycleOfPrincipalRedemption: '', cycleAnchorDateOfPrincipalRedemption: '2024-06-01' };
    expect(codes(once)).toEqual([]);
    expect(codes({ ...once, maturityDate: '', nextPrincipalRedemptionPayment: 100 })).toEqual([
      'term_missing cycleOfPrincipalRedemption',
    ]);
  });
  it('are refused with all their faults at once', () => {
    expect(codes({ ...whole, notionalPrincipal: 'x', maturityDate: 'y' })).toHaveLength(2);
  });
});

describe('the ACTUS test format', () => {
  const results = [{ eventDate: '2024-01-01', eventType: 'IED', payoff: '-5000' }];
  it.each([
    ['no terms', { a: { results } }],
    ['no results', { a: { terms: {} } }],
    ['no day', { a: { terms: {}, results: [{ eventType: 'IED' }] } }],
    ['an odd end', { a: { terms: {}, results, to: 'soon' } }],
    ['a series without data', { a: { terms: {}, results, dataObserved: { X: {} } } }],
    ['a value without a day', { a: { terms: {}, results, dataObserved: { X: { data: [{ value: 1 }] } } } }],
    ['data that is no object', { a: { terms: {}, results, dataObserved: [] } }],
    ['events that are no list', { a: { terms: {}, results, eventsObserved: {} } }],
    ['an event without a day', { a: { terms: {}, results, eventsObserved: [{ type: 'PP', value: 1 }] } }],
  ])('with %s is refused', (_, file) => {
    expect(readCases(file)).toMatchObject({
      ok: true,
      value: [{ identifier: 'a', read: { ok: false, reason: { code: 'case_malformed' } } }],
    });
  });
  it('without any case is refused', () => {
    expect(readCases({})).toMatchObject({ ok: false, reason: { code: 'case_malformed' } });
  });
  it('is an object of cases or a list of them, its numbers numbers or texts', () => {
    const one = { identifier: 'one', terms: {}, results, to: '' };
    for (const file of [{ a: one }, [one]]) {
      expect(readCases(file)).toMatchObject({
        ok: true,
        value: [{ identifier: 'one', read: { value: { results: [{ values: { payoff: -5000 } }] } } }],
      });
    }
  });
  it('tells of events by time, type and value', () => {
    const events = [
      { time: '2024-02-01', type: 'PP', value: '500' },
      { eventDate: '2024-03-01', eventType: 'CE' },
    ];
    expect(readObserved({ eventsObserved: events }, 'x')).toMatchObject({
      ok: true,
      value: { events: [{ amount: 500 }, { type: 'CE', amount: 0 }] },
    });
  });
});
