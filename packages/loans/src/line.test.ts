import { addDays, day, money, type SeededGenerator, seededGenerator } from '@leitu/kernel';
import { describe, expect, it } from 'vitest';
import { dueFen } from './accrual.ts';
import {
  accrueAll,
  accrueTo,
  applyToLine,
  availableOf,
  type Line,
  type LineEvent,
  lineText,
  openLine,
  replayLine,
} from './line.ts';

const begin = day('2026-01-01');
const limit = money(50_000_000);

function opened(rate = 0.0385): Line {
  const line = openLine(begin, limit, rate, 'A360');
  if (!line.ok) throw new Error(line.reason.message.en);
  return line.value;
}

function after(...events: readonly LineEvent[]): Line {
  const line = replayLine(opened(), events);
  if (!line.ok) throw new Error(line.reason.message.en);
  return line.value;
}

const draw = (on: string, amount: number): LineEvent => ({ type: 'draw', day: day(on), amount: money(amount) });

/** An event that may be refused, on this day or up to three later. */
function someEvent(random: SeededGenerator, from: Line): LineEvent {
  const on = addDays(from.day, random.integer(4));
  const amount = money(random.integer(20_000_000));
  return random.pick<LineEvent>([
    { type: 'reserve', day: on, amount },
    { type: 'release', day: on, amount },
    { type: 'draw', day: on, amount },
    { type: 'drawReserved', day: on, amount },
    { type: 'repay', day: on, amount },
    { type: 'setLimit', day: on, amount: money(amount + 30_000_000) },
    { type: 'setRate', day: on, rate: random.integer(900) / 10_000 },
    { type: 'charge', day: on },
    { type: 'pass', day: on },
    { type: random.pick(['freeze', 'thaw', 'thaw'] as const), day: on },
  ]);
}

describe('a revolving line', () => {
  it('draws, repays and draws again within its limit', () => {
    const line = after(
      draw('2026-01-01', 30_000_000),
      { type: 'reserve', day: day('2026-01-02'), amount: money(20_000_000) },
      { type: 'drawReserved', day: day('2026-01-03'), amount: money(5_000_000) },
      { type: 'release', day: day('2026-01-03'), amount: money(15_000_000) },
      { type: 'repay', day: day('2026-01-04'), amount: money(10_000_000) },
    );
    expect(line).toMatchObject({ drawn: 25_000_000, reserved: 0 });
    expect(availableOf(line)).toBe(25_000_000);
  });
  it('charges for the days on which money was out: 300,000 for 31 days at 3.85% are 994.59', () => {
    const line = after(draw('2026-01-01', 30_000_000), { type: 'charge', day: day('2026-02-01') });
    // 300,000 × 0.0385 × 31 / 360 = 994.583…, up to the next fen.
    expect(line.interestDue).toBe(99_459);
    const repaid = applyToLine(line, { type: 'repay', day: day('2026-02-01'), amount: money(99_460) });
    expect(repaid).toMatchObject({ ok: true, value: { interestDue: 0, drawn: 29_999_999 } });
  });
  it('accrued daily in thirty steps is the line accrued at once, at its new rate from the day of the change', () => {
    const start = after(draw('2026-01-01', 12_345_678), { type: 'setRate', day: day('2026-01-10'), rate: 0.0345 });
    let daily = start;
    for (let step = 1; step <= 30; step += 1) daily = accrueTo(daily, addDays(start.day, step));
    expect(lineText(daily)).toBe(lineText(accrueTo(start, addDays(start.day, 30))));
  });

  it('is counted in a whole book as it is alone', () => {
    const book = [
      opened(),
      after(draw('2026-01-05', 7_000_001)),
      after(draw('2026-01-05', 3)),
      after(draw('2026-03-01', 9)),
    ];
    const until = day('2026-02-01');
    expect(accrueAll(book, until).map(lineText)).toEqual(book.map((line) => lineText(accrueTo(line, until))));
  });

  it('has limit − drawn − reserved available after every event, as a book kept apart knows', () => {
    const random = seededGenerator(11);
    for (let run = 0; run < 40; run += 1) {
      let line = opened();
      const accepted: LineEvent[] = [];
      let [drawn, reserved, bound, interest] = [0, 0, Number(limit), 0];
      for (let count = 0; count < 60; count += 1) {
        const event = someEvent(random, line);
        const before = line;
        const applied = applyToLine(line, event);
        if (!applied.ok) {
          // A refusal changes nothing.
          expect(lineText(line)).toBe(lineText(before));
          continue;
        }
        line = applied.value;
        accepted.push(event);
        if (event.type === 'draw' || event.type === 'drawReserved') drawn += event.amount;
        if (event.type === 'reserve') reserved += event.amount;
        if (event.type === 'release' || event.type === 'drawReserved') reserved -= event.amount;
        if (event.type === 'setLimit') bound = event.amount;
        if (event.type === 'charge') interest += Number(dueFen(accrueTo(before, event.day).accrued));
        if (event.type === 'repay') {
          const ofInterest = Math.min(interest, event.amount);
          interest -= ofInterest;
          drawn -= event.amount - ofInterest;
        }
        expect(line).toMatchObject({ drawn, reserved, limit: bound, interestDue: interest });
        expect(availableOf(line)).toBe(bound - drawn - reserved);
        expect(availableOf(line)).toBeGreaterThanOrEqual(0);
        expect(Math.min(line.drawn, line.reserved)).toBeGreaterThanOrEqual(0);
      }
      const replayed = replayLine(opened(), accepted);
      expect(replayed.ok && lineText(replayed.value)).toBe(lineText(line));
    }
  });

  const on = day('2026-02-01');
  it.each<readonly [LineEvent, string]>([
    [draw('2025-12-31', 1), 'day_goes_back'],
    [draw('2026-02-01', 0), 'amount_not_positive'],
    [draw('2026-02-01', 50_000_001), 'limit_exceeded'],
    [{ type: 'release', day: on, amount: money(1) }, 'reservation_exceeded'],
    [{ type: 'repay', day: on, amount: money(10_000_001) }, 'repayment_too_large'],
    [{ type: 'setLimit', day: on, amount: money(9_999_999) }, 'limit_below_use'],
    [{ type: 'setRate', day: on, rate: 0.03851234567 }, 'rate_not_exact'],
  ])('%j is refused', (event, code) => {
    const line = after(draw('2026-01-01', 10_000_000));
    expect(applyToLine(line, event)).toMatchObject({ ok: false, reason: { code } });
  });
  it('that is frozen can be repaid and nothing else', () => {
    const line = after(
      draw('2026-01-01', 100),
      { type: 'reserve', day: begin, amount: money(5) },
      { type: 'freeze', day: begin },
    );
    for (const type of ['draw', 'reserve', 'drawReserved'] as const) {
      expect(applyToLine(line, { type, day: on, amount: money(1) })).toMatchObject({ reason: { code: 'line_frozen' } });
    }
    expect(applyToLine(line, { type: 'repay', day: on, amount: money(1) })).toMatchObject({ ok: true });
  });
  it.each([
    [0, 0.03, 'amount_not_positive'],
    [1, -0.01, 'rate_not_exact'],
  ])('is not opened with a limit of %d and a rate of %d', (amount, rate, code) => {
    expect(openLine(begin, money(amount), rate, 'A360')).toMatchObject({ ok: false, reason: { code } });
  });
  it('stops a replay at the first event that is refused', () => {
    expect(replayLine(opened(), [draw('2026-01-01', 1), draw('2025-01-01', 1)])).toMatchObject({
      reason: { code: 'day_goes_back' },
    });
  });
});
