import { today } from '../../platform/clock/today.ts';

/**
 * The fiscal year that y1 stands for now: the last one that is complete. In China it is the calendar year (会计法, article 11).
 * @example factsYearOn('2026-11-24') // 2025
 */
export function factsYearOn(day: string): number {
  return Number(day.slice(0, 4)) - 1;
}

/** The fiscal year that y1 stands for today. */
export function currentFactsYear(): number {
  return factsYearOn(today());
}

/** Whether the year has turned since a row was made: its facts still stand under the names of the year before. */
export function isStale(factsYear: number): boolean {
  return factsYear < currentFactsYear();
}
