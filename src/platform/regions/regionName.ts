import { divisionDigits, divisions } from './divisions.ts';

/**
 * The name of a province (2 digits), a city (4) or a county (6); noughts up to 6 digits are allowed. Undefined where the
 * standard has no such code.
 * @example regionName('3505') // '泉州市'
 */
export function regionName(code: string): string | undefined {
  return divisions.get(divisionDigits(code));
}
