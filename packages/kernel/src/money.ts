import { assert } from './assert.ts';
import { parseDecimal, roundDecimal, shiftDecimal } from './decimal.ts';

declare const fen: unique symbol;

/** An amount of money: an integer number of fen (1 元 = 100 fen), at most 2^53 − 1 in size, about 90 trillion 元. */
export type Money = number & { readonly [fen]: true };

/**
 * An amount of that many fen. A fraction of a fen, or an amount past 2^53 − 1, is a bug of the caller.
 * @example money(1050) // 10.50 元
 */
export function money(amountFen: number): Money {
  assert(Number.isSafeInteger(amountFen), `${amountFen} is a whole number of fen`);
  return amountFen as Money; // The assertion above is what the type states.
}

/** In what unit an amount was written down: 元, 万元 (10^4) or 亿元 (10^8). */
export type MoneyScale = '元' | '万元' | '亿元';

const WHOLE = /^\d{1,15}$/;

const PLACES: Readonly<Record<MoneyScale, number>> = { 元: 2, 万元: 6, 亿元: 10 };

/**
 * Reads an amount written in 元, 万元 or 亿元, exactly, to the nearest fen (a half goes away from zero).
 * Refuses with `not-a-number` or, past 2^53 − 1 fen, `too-large`.
 * @example parseMoney('1234.5678', '万元') // money(1234567800)
 */
export function parseMoney(text: string, scale: MoneyScale): Money | 'not-a-number' | 'too-large' {
  // Most amounts are whole and small enough to be exact as they are; the others take the long way.
  const whole = WHOLE.test(text) ? Number(text) * 10 ** PLACES[scale] : Number.NaN;
  if (Number.isSafeInteger(whole)) return money(whole);
  const decimal = parseDecimal(text);
  if (decimal === undefined) return 'not-a-number';
  const amount = Number(roundDecimal(shiftDecimal(decimal, PLACES[scale])));
  return Number.isSafeInteger(amount) ? money(amount) : 'too-large';
}

/**
 * The amount in 元 as a plain decimal, without trailing zeros.
 * @example yuanText(money(1050)) // '10.5'
 */
export function yuanText(amount: Money): string {
  const sign = amount < 0 ? '-' : '';
  const magnitude = Math.abs(amount);
  const fraction = String(magnitude % 100)
    .padStart(2, '0')
    .replace(/0+$/, '');
  return `${sign}${Math.floor(magnitude / 100)}${fraction === '' ? '' : `.${fraction}`}`;
}
