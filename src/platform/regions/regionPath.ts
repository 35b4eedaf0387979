import { divisionDigits, GATHERING_NAMES } from './divisions.ts';
import { regionName } from './regionName.ts';

/**
 * The name of a division after those above it. A municipality is named once, and names that only gather counties stand
 * nowhere but at the end. Undefined where the standard has no such code.
 * @example regionPath('350582') // '福建省 泉州市 晋江市'
 */
export function regionPath(code: string): string | undefined {
  const digits = divisionDigits(code);
  const own = regionName(digits);
  if (own === undefined) return undefined;
  const above = [2, 4]
    .filter((length) => length < digits.length)
    .map((length) => regionName(digits.slice(0, length)))
    .filter((name) => name !== undefined && !GATHERING_NAMES.has(name));
  return [...new Set([...above, own])].join(' ');
}
