/** An exact decimal number: `coefficient` × 10^(−`scale`). */
export interface Decimal {
  readonly coefficient: bigint;
  /** Digits behind the decimal point, 0 or more. */
  readonly scale: number;
}

const DECIMAL = /^([+-]?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,3}))?$/;

/**
 * Reads a decimal number as people and spreadsheets write it: `12`, `-0.5`, `1.5E+07`. Undefined for anything else.
 * @example parseDecimal('1.50') // { coefficient: 150n, scale: 2 }
 */
export function parseDecimal(text: string): Decimal | undefined {
  const match = DECIMAL.exec(text);
  if (match === null) return undefined;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  const magnitude = BigInt(whole + fraction);
  const shifted: Decimal = { coefficient: sign === '-' ? -magnitude : magnitude, scale: fraction.length };
  return shiftDecimal(shifted, Number(exponent));
}

/**
 * The decimal times 10^`places`.
 * @example shiftDecimal({ coefficient: 15n, scale: 1 }, 4) // { coefficient: 15000n, scale: 0 }
 */
export function shiftDecimal(decimal: Decimal, places: number): Decimal {
  const scale = decimal.scale - places;
  if (scale >= 0) return { coefficient: decimal.coefficient, scale };
  return { coefficient: decimal.coefficient * 10n ** BigInt(-scale), scale: 0 };
}

/**
 * The nearest integer; a half goes away from zero (四舍五入).
 * @example roundDecimal({ coefficient: 125n, scale: 1 }) // 13n
 */
export function roundDecimal(decimal: Decimal): bigint {
  if (decimal.scale === 0) return decimal.coefficient;
  const divisor = 10n ** BigInt(decimal.scale);
  const half = divisor / 2n;
  const magnitude = decimal.coefficient < 0n ? -decimal.coefficient : decimal.coefficient;
  const rounded = (magnitude + half) / divisor;
  return decimal.coefficient < 0n ? -rounded : rounded;
}
