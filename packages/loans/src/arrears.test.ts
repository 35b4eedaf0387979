import { addDays, type CalendarDay, day, money, seededGenerator } from '@leitu/kernel';
import { describe, expect, it } from 'vitest';
import { type ArrearsTerms, arrearsOn, type Due, type Payment } from './arrears.ts';

const terms: ArrearsTerms = { rate: 0.036, penaltyMultiplier: 1.5, compoundsInterest: false, dayCount: 'A360' };
const due = (on: string, principal: number, interest: number): Due => ({
  day: day(on),
  principal: money(principal),
  interest: money(interest),
});
const paid = (on: string, amount: number): Payment => ({ day: day(on), amount: money(amount) });
const on = day('2026-03-31');

function arrears(dues: readonly Due[], payments: readonly Payment[], until = on, of = terms) {
  const found = arrearsOn(until, dues, payments, of);
  if (!found.ok) throw new Error(found.reason.message.en);
  return found.value;
}

describe('arrears', () => {
  const dues = [due('2026-03-01', 1_000_000, 30_000)];

  it('of 10,000 for 30 days at 3.6% and a half more cost 45.00', () => {
    expect(arrears(dues, [])).toMatchObject({ principal: 1_000_000, interest: 30_000, penalty: 4500 });
  });
  it('count interest on overdue interest too where it is compounded', () => {
    expect(arrears(dues, [], on, { ...terms, compoundsInterest: true }).penalty).toBe(4635);
  });
  it('are none where everything is paid on its day', () => {
    expect(arrears(dues, [paid('2026-03-01', 1_030_000)])).toMatchObject({ principal: 0, interest: 0, penalty: 0 });
  });
  it('are settled penalty first, then interest, then principal', () => {
    const { paid: settled, ...left } = arrears(dues, [paid('2026-03-31', 100_000)]);
    expect(settled).toEqual({ penalty: 4500, interest: 30_000, principal: 65_500 });
    expect(left).toMatchObject({ principal: 934_500, interest: 0, penalty: 0 });
  });
  it('know nothing of what happens later', () => {
    expect(arrears([...dues, due('2026-04-01', 1, 1)], [paid('2026-04-02', 5)])).toMatchObject({
      principal: 1_000_000,
    });
  });
  it.each([
    [paid('2026-03-01', 1_030_001), 'repayment_too_large'],
    [paid('2026-03-01', 0), 'amount_not_positive'],
  ])('refuse %j', (payment, code) => {
    expect(arrearsOn(on, dues, [payment], terms)).toMatchObject({ ok: false, reason: { code } });
  });
});

describe('paying late', () => {
  const last = day('2027-12-31');
  /** All that is paid in the end when each due is paid so many days after its day. */
  function totalPaid(dues: readonly Due[], delays: readonly number[], of: ArrearsTerms): number {
    const payments: Payment[] = [];
    const days = dues.map((one, index) => ({
      on: addDays(one.day, delays[index] ?? 0),
      amount: one.principal + one.interest,
    }));
    for (const { on: at, amount } of days.toSorted((a, b) => (a.on < b.on ? -1 : 1))) {
      payments.push({ day: at, amount: money(amount) });
    }
    const rest = (until: CalendarDay) => {
      const { principal, interest, penalty } = arrears(dues, payments, until, of);
      return principal + interest + penalty;
    };
    return payments.reduce((all, { amount }) => all + amount, 0) + rest(last);
  }

  it('never costs less than paying on the day, and later never less than sooner', () => {
    const random = seededGenerator(9);
    for (let run = 0; run < 200; run += 1) {
      const count = 1 + random.integer(5);
      const dues = Array.from({ length: count }, (_, index) =>
        due(`2026-0${index + 1}-15`, 1 + random.integer(1_000_000), random.integer(50_000)),
      );
      const of = { ...terms, rate: random.integer(240) / 1000, compoundsInterest: random.integer(2) === 1 };
      const delays = dues.map(() => random.integer(60));
      const later = delays.map((days) => days + random.integer(60));
      const onTime = dues.reduce((all, { principal, interest }) => all + principal + interest, 0);
      const late = totalPaid(dues, delays, of);
      expect(
        totalPaid(
          dues,
          dues.map(() => 0),
          of,
        ),
      ).toBe(onTime);
      expect(late).toBeGreaterThanOrEqual(onTime);
      expect(totalPaid(dues, later, of)).toBeGreaterThanOrEqual(late);
    }
  });
});
