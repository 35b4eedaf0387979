import { type SeededGenerator, seededGenerator } from '@leitu/kernel';
import { describe, expect, it } from 'vitest';
import { exactAccrualOf } from './accrual.ts';
import { yearParts } from './dayCount.ts';
import { evaluate, type LoanEvent } from './evaluate.ts';
import { annualRateOf, type Instalment, instalmentsOf } from './instalments.ts';
import { civilOf, endOfMonth, momentText, parseMoment, plusMonths, secondsOfDay } from './moment.ts';
import type { ObservedEvent } from './observed.ts';
import { readTerms } from './readTerms.ts';

const at = (text: string) => parseMoment(text) ?? Number.NaN;

function eventsOf(terms: object, events: readonly ObservedEvent[] = []): readonly LoanEvent[] {
  const read = readTerms(terms, 'fen');
  if (!read.ok) throw new Error(read.reason.map(({ message }) => message.en).join(' '));
  const evaluated = evaluate(read.value.terms, { observed: { market: new Map(), events } });
  if (!evaluated.ok) throw new Error(evaluated.reason.message.en);
  return evaluated.value.events;
}

const sum = (instalments: readonly Instalment[], of: 'principal' | 'interest') =>
  instalments.reduce((total, instalment) => total + instalment[of], 0);

/** A random loan of one of the three types, its terms and what of it the tests ask for. One in four goes from the end of a month to that of a February. */
function someLoan(random: SeededGenerator): Readonly<Record<string, unknown>> {
  const day = at('2023-01-01') + random.integer(700) * secondsOfDay;
  const atMonthEnds = random.integer(4) === 0;
  const begin = atMonthEnds ? endOfMonth(day) : day;
  const toFebruary = 14 - civilOf(begin).month;
  const months = atMonthEnds ? toFebruary + 12 * random.integer(3) : 1 + random.integer(36);
  const end = plusMonths(begin, months);
  const maturity = atMonthEnds ? endOfMonth(end) : end + random.integer(9) * secondsOfDay;
  const cycle = `P${random.pick([1, 1, 1, 2, 3, 6])}ML${random.integer(2)}`;
  const contractType = random.pick(['PAM', 'LAM', 'ANN']);
  return {
    contractType,
    initialExchangeDate: momentText(begin),
    maturityDate: momentText(maturity),
    notionalPrincipal: (1 + random.integer(500_000_000)) / 100,
    nominalInterestRate: random.integer(24_000) / 100_000,
    dayCountConvention: random.pick(['AA', 'A360', 'A365', '30E360', '30E360ISDA', '28E336']),
    cycleOfInterestPayment: cycle,
    ...(contractType === 'PAM' ? {} : { cycleOfPrincipalRedemption: cycle }),
    endOfMonthConvention: random.pick(['SD', 'EOM']),
    businessDayConvention: random.pick(['NOS', 'SCF', 'CSMF']),
    calendar: random.pick(['NC', 'CN']),
  };
}

describe('a loan to the fen', () => {
  const known = {
    contractType: 'ANN',
    initialExchangeDate: '2023-12-12',
    maturityDate: '2024-06-12',
    notionalPrincipal: 10_000,
    nominalInterestRate: 0.12,
    dayCountConvention: 'AA',
    cycleOfPrincipalRedemption: 'P1ML1',
  };
  it('10,000 at 12%, actual/actual, six months: five of 1,725.56 and one of 1,725.59, interest 353.39', () => {
    const paid = instalmentsOf(eventsOf(known)).slice(1);
    expect(paid.map(({ principal, interest }) => principal + interest)).toEqual([
      172_556, 172_556, 172_556, 172_556, 172_556, 172_559,
    ]);
    expect(sum(paid, 'interest')).toBe(35_339);
    expect(paid.at(-1)?.owed).toBe(0);
  });
  it('does not go with amounts that follow an index', () => {
    const read = readTerms(
      {
        ...known,
        scalingEffect: 'I00',
        marketObjectCodeOfScalingIndex: 'CPI',
        scalingIndexAtContractDealDate: 100,
      },
      'fen',
    );
    expect(read).toMatchObject({ ok: false, reason: [{ code: 'scaling_not_to_the_fen' }] });
  });

  it('closes its principal to zero, and its parts add up to the whole', () => {
    const random = seededGenerator(1);
    for (let run = 0; run < 250; run += 1) {
      const terms = someLoan(random);
      const events = eventsOf(terms);
      const plan = instalmentsOf(events);
      expect(sum(plan, 'principal'), JSON.stringify(terms)).toBe(0);
      expect(events.at(-1)?.notionalPrincipal).toBe(0);
      // What was paid of interest is what was earned, rounded up: less than a fen is left, and none is lost.
      const left = events.at(-1)?.accruedInterest ?? Number.NaN;
      expect(left).toBeLessThanOrEqual(0);
      expect(left).toBeGreaterThan(-0.01);
    }
  });
  it('pays in all what the unrounded loan does, but for the roundings of its instalments', () => {
    const random = seededGenerator(2);
    for (let run = 0; run < 120; run += 1) {
      const terms = someLoan(random);
      const exact = eventsOf({ ...terms, rounding: 'none' });
      const rounded = eventsOf(terms);
      const total = (events: readonly LoanEvent[]) => events.reduce((all, { payoff }) => all + payoff, 0);
      expect(rounded.map(({ eventType, eventDate }) => eventType + eventDate)).toEqual(
        exact.map(({ eventType, eventDate }) => eventType + eventDate),
      );
      expect(Math.abs(total(rounded) - total(exact)), JSON.stringify(terms)).toBeLessThan(0.01 * rounded.length);
    }
  });
  it('of an annuity pays the same each time, the last time too, whatever day count, stub and business day', () => {
    const random = seededGenerator(9);
    for (let run = 0; run < 200; run += 1) {
      const loan = someLoan(random);
      const businessDayConvention = random.pick(['NOS', 'SCF', 'SCMP', 'CSF', 'CSP']);
      const terms = { ...loan, rounding: 'none', contractType: 'ANN', businessDayConvention };
      const cycles = { cycleOfPrincipalRedemption: loan.cycleOfInterestPayment, calendar: 'CN' };
      const days = new Map<string, { paid: number; instalments: number }>();
      for (const { eventDate, eventType, payoff } of eventsOf({ ...terms, ...cycles })) {
        if (!['PR', 'IP', 'MD'].includes(eventType)) continue;
        const day = days.get(eventDate) ?? { paid: 0, instalments: 0 };
        day.paid += payoff;
        if (eventType !== 'IP') day.instalments += 1;
        days.set(eventDate, day);
      }
      // Two dates that a holiday moves to one day pay twice there.
      const [first] = days.values();
      const each = (first?.paid ?? Number.NaN) / (first?.instalments ?? 1);
      for (const { paid, instalments } of days.values()) {
        expect(paid, JSON.stringify(terms)).toBeCloseTo(each * instalments, 5);
      }
    }
  });
  it('pays the interest of a book that is kept day by day', () => {
    const random = seededGenerator(6);
    for (let run = 0; run < 60; run += 1) {
      const loan = someLoan(random);
      const terms = { ...loan, rounding: 'none', dayCountConvention: 'A365', businessDayConvention: 'NOS' };
      const rate = Number(loan.nominalInterestRate);
      let [owed, accrued, today] = [0, 0, Number.NaN];
      for (const { eventDate, eventType, payoff } of eventsOf(terms)) {
        for (; today < at(eventDate); today += secondsOfDay) accrued += (owed * rate) / 365;
        today = at(eventDate);
        if (eventType === 'IED') owed = -payoff;
        if (eventType === 'PR' || eventType === 'MD') owed -= payoff;
        if (eventType !== 'IP') continue;
        expect(Math.abs(payoff - accrued), JSON.stringify(terms)).toBeLessThan(1e-6);
        accrued = 0;
      }
      expect(Math.abs(owed)).toBeLessThan(1e-6);
    }
  });
  it('costs no more in all when it is repaid earlier, however much and whenever', () => {
    const random = seededGenerator(3);
    for (let run = 0; run < 200; run += 1) {
      const terms: Readonly<Record<string, unknown>> = {
        ...someLoan(random),
        prepaymentEffect: random.pick(['M', 'A']),
      };
      const whole = eventsOf(terms);
      const begin = at(String(terms.initialExchangeDate));
      const end = at(whole.at(-1)?.eventDate ?? '');
      const moment = begin + Math.floor(random.next() * ((end - begin) / secondsOfDay)) * secondsOfDay;
      const owed = whole.findLast(({ eventDate }) => at(eventDate) <= moment)?.notionalPrincipal ?? 0;
      const amount = Math.floor(owed * random.next() * 100) / 100;
      const early = eventsOf(terms, amount > 0 ? [{ type: 'PP', moment, amount }] : []);
      const cost = (events: readonly LoanEvent[]) => sum(instalmentsOf(events), 'interest');
      expect(cost(early), JSON.stringify({ terms, amount, on: momentText(moment) })).toBeLessThanOrEqual(cost(whole));
      expect(sum(instalmentsOf(early), 'principal')).toBe(0);
    }
  });
  it('gives the same events each time', () => {
    const terms = someLoan(seededGenerator(4));
    expect(JSON.stringify(eventsOf(terms))).toBe(JSON.stringify(eventsOf(terms)));
  });
  it('tells its true annual rate: above the nominal one where interest is paid within the year', () => {
    expect(annualRateOf(eventsOf(known).slice(0, -1))).toMatchObject({ ok: false, reason: { code: 'principal_open' } });
    const rate = annualRateOf(eventsOf(known));
    expect(rate.ok && rate.value).toBeCloseTo(0.1268, 3);
    expect(rate.ok && rate.value).toBeGreaterThan(0.12);
  });
});

describe('interest', () => {
  it('of thirty days one by one is that of one step, to the last part of a fen', () => {
    const random = seededGenerator(5);
    for (let run = 0; run < 200; run += 1) {
      const convention = random.pick(['AA', 'A360', 'A365', '30E360', '28E336'] as const);
      const [base, rate] = [1 + random.integer(4_000_000_000), random.integer(240_000_000) / 1e9];
      const begin = at('2023-11-15') + random.integer(100) * secondsOfDay;
      const end = begin + 30 * secondsOfDay;
      let daily = exactAccrualOf(0, 1);
      for (let day = begin; day < end; day += secondsOfDay) {
        daily = daily.grown(base, rate, yearParts(day, day + secondsOfDay, convention));
      }
      const once = exactAccrualOf(0, 1).grown(base, rate, yearParts(begin, end, convention));
      expect(daily.amount).toBe(once.amount);
      expect(daily.settled()[0]).toBe(once.settled()[0]);
      expect(daily.settled()[1].amount).toBe(once.settled()[1].amount);
    }
  });
  it('is rounded up in favour of whoever lends, and what was too much is credited', () => {
    const half = [{ days: 1, basis: 360 }];
    const [due, rest] = exactAccrualOf(0, 1).grown(90_000, 0.05, half).settled();
    expect([due, rest.amount]).toEqual([13, -0.5]);
    expect(rest.settled()[0]).toBe(0);
    const [owed, left] = exactAccrualOf(0, -1).grown(-90_000, 0.05, half).settled();
    expect([owed, left.amount]).toEqual([-13, 0.5]);
  });
});
