/** An amount and what stands in the exponent: a e^(−t x). */
export interface Term {
  readonly amount: number;
  readonly time: number;
}

/** A stretch of x in which the sum of the terms has exactly one zero, with opposite signs at its ends. */
export interface Bracket {
  readonly low: number;
  readonly high: number;
}

/** Narrower stretches are not looked into: two zeros that close cannot be told from one that only touches. */
const leastWidth = 1e-9;

/** More stretches than these are not looked into. */
const mostStretches = 100_000;

/** Σ a e^(−t x). */
export function sumAt(terms: readonly Term[], x: number): number {
  let sum = 0;
  for (const { amount, time } of terms) sum += amount * Math.exp(-time * x);
  return sum;
}

/**
 * Every zero of Σ a e^(−t x) between two ends, each proven to be one and alone in its stretch; undefined where that cannot be proven. A stretch
 * is left out where the sum cannot be zero in it, is taken where its slope cannot be, and is halved otherwise. With t ≥ 0 the positive terms
 * fall as x grows and so do the negative ones in size, so the ends of a stretch bound each part, and the sum of both.
 */
export function bracketsOf(terms: readonly Term[], low: number, high: number): readonly Bracket[] | undefined {
  const slopes = terms.map(({ amount, time }) => ({ amount: -amount * time, time }));
  const open: Bracket[] = [{ low, high }];
  const found: Bracket[] = [];
  for (let looked = 0; ; looked += 1) {
    const stretch = open.pop();
    if (stretch === undefined) return found;
    if (excludesZero(terms, stretch)) continue;
    if (excludesZero(slopes, stretch)) {
      const [atLow, atHigh] = [sumAt(terms, stretch.low), sumAt(terms, stretch.high)];
      if (atLow === 0 || atHigh === 0) return undefined;
      if (atLow > 0 !== atHigh > 0) found.push(stretch);
      continue;
    }
    if (stretch.high - stretch.low < leastWidth || looked > mostStretches) return undefined;
    // Off the middle, so that a round zero does not fall on an end of two stretches.
    const middle = stretch.low + (stretch.high - stretch.low) * 0.4871;
    open.push({ low: stretch.low, high: middle }, { low: middle, high: stretch.high });
  }
}

/** Whether bounds of the positive and the negative terms, with room for rounding, keep the sum off zero in the whole stretch. */
function excludesZero(terms: readonly Term[], { low, high }: Bracket): boolean {
  let [most, least, size] = [0, 0, 0];
  for (const { amount, time } of terms) {
    const [atLow, atHigh] = [amount * Math.exp(-time * low), amount * Math.exp(-time * high)];
    most += Math.max(atLow, atHigh);
    least += Math.min(atLow, atHigh);
    size += Math.max(Math.abs(atLow), Math.abs(atHigh));
  }
  const room = size * terms.length * Number.EPSILON * 4;
  return least > room || most < -room;
}

/** The zero in a bracket, by halving until no number lies between the ends. */
export function zeroIn(value: (x: number) => number, bracket: Bracket): number {
  let { low, high } = bracket;
  const isRising = value(high) > 0;
  for (;;) {
    const middle = low + (high - low) / 2;
    if (middle <= low || middle >= high) return middle;
    if (value(middle) > 0 === isRising) high = middle;
    else low = middle;
  }
}
