import { type CalendarDay, day } from '@leitu/kernel';
import type { Holding } from './lever.ts';

/** The earliest day on which a fact that is moved from now on can hold. `by` is how far it rises, for what only waiting brings. */
export function earliest(holds: Holding, on: CalendarDay, by: number): CalendarDay {
  const year = Number(on.slice(0, 4));
  switch (holds.kind) {
    // Fiscal years are calendar years in China (Accounting Law, article 11).
    case 'fiscal-year':
      return day(`${year + 1}-01-01`);
    case 'years':
      return day(`${year + Math.max(1, Math.ceil(by - 1e-9))}-01-01`);
    case 'months':
      return monthsLater(on, Math.ceil(holds.months));
  }
}

/** The same day of the month so many months later, or the last of that month where it is shorter. */
function monthsLater(on: CalendarDay, months: number): CalendarDay {
  const [year = 0, month = 1, date = 1] = on.split('-').map(Number);
  const index = year * 12 + month - 1 + months;
  const last = new Date(Date.UTC(Math.floor(index / 12), (index % 12) + 1, 0)).getUTCDate();
  const two = (number: number) => String(number).padStart(2, '0');
  return day(`${Math.floor(index / 12)}-${two((index % 12) + 1)}-${two(Math.min(date, last))}`);
}
