import { annualRateOf, type LoanEvent } from '@leitu/loans';
import { csvText } from '../../platform/files/index.ts';
import { inLanguage, type Language, textIn } from '../../platform/i18n/index.ts';
import { textTable } from '../textTable.ts';
import { lendingMessages } from './messages.ts';

/** Every event on a line, then what is paid in all and the true annual rate. */
export function eventsTable(
  events: readonly LoanEvent[],
  rounding: 'fen' | 'none',
  language: Language,
): readonly string[] {
  const say = textIn(lendingMessages, language);
  const head = [say('date'), say('event'), say('payoff'), say('principal'), say('rate'), say('accrued')];
  const rows = events.map((event) => [
    event.eventDate.replace('T00:00:00', '').replace('T', ' '),
    `${event.eventType} ${say(event.eventType)}`,
    amountText(event.payoff, rounding),
    amountText(event.notionalPrincipal, rounding),
    `${Number((event.nominalInterestRate * 100).toFixed(6))}%`,
    // What is left of a fen, or was rounded up and is credited to what accrues next, is not an amount yet.
    amountText(rounding === 'fen' && Math.abs(event.accruedInterest) < 0.01 ? 0 : event.accruedInterest, rounding),
  ]);
  const rate = annualRateOf(events);
  return [
    ...textTable(rightAligned([head, ...rows])),
    '',
    say('totals', totalsOf(events, rounding)),
    rate.ok
      ? say('annualRate', { rate: (rate.value * 100).toFixed(4) })
      : say('noAnnualRate', { reason: inLanguage(rate.reason.message, language) }),
  ];
}

const kinds: Readonly<Record<string, 'interest' | 'fee'>> = { IP: 'interest', FP: 'fee', PY: 'fee' };

/** What came back of the principal, and interest and fees, in all. */
function totalsOf(
  events: readonly LoanEvent[],
  rounding: 'fen' | 'none',
): Readonly<Record<'principal' | 'interest' | 'fee', string>> {
  const sums = { principal: 0, interest: 0, fee: 0 };
  for (const { eventType, payoff } of events) {
    if (eventType !== 'IED' && eventType !== 'PI') sums[kinds[eventType] ?? 'principal'] += payoff;
  }
  return {
    principal: amountText(sums.principal, rounding),
    interest: amountText(sums.interest, rounding),
    fee: amountText(sums.fee, rounding),
  };
}

/** One writer for all amounts: to make one takes far longer than to use it. */
const writers = {
  fen: new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 }),
  none: new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 8 }),
};

/** With separators of thousands; hundredths always, more only where there are any. */
function amountText(amount: number, rounding: 'fen' | 'none'): string {
  const text = writers[rounding].format(amount);
  return text === '-0.00' ? '0.00' : text;
}

/** The columns of amounts end at the same place. */
function rightAligned(rows: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const widths = [2, 3, 4, 5].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => row.map((cell, column) => (column < 2 ? cell : cell.padStart(widths[column - 2] ?? 0))));
}

/** The events as the ACTUS test format has them. */
export function eventsJson(events: readonly LoanEvent[]): string {
  return JSON.stringify(events, null, 2);
}

const columns = [
  'eventDate',
  'eventType',
  'payoff',
  'currency',
  'notionalPrincipal',
  'nominalInterestRate',
  'accruedInterest',
] as const;

export function eventsCsv(events: readonly LoanEvent[]): AsyncIterable<string> {
  return csvText(
    columns,
    events.map((event) => columns.map((column) => event[column])),
    { mark: false },
  );
}
