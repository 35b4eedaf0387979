import { type DayCount, yearFraction } from './dayCount.ts';
import type { Moment } from './moment.ts';

/** What an annuity repays, when, and at which rate. */
export interface AnnuityOf {
  readonly owed: number;
  /** Interest that has accrued and is paid with the first instalment, at the moment `from`. */
  readonly accrued: number;
  readonly from: Moment;
  /** On what interest is counted. */
  readonly base: number;
  readonly rate: number;
  readonly dayCount: DayCount;
  /** The end of the contract, which some day counts treat apart. */
  readonly maturity: Moment;
  /** Up to when interest is counted for each instalment, earliest first. */
  readonly times: readonly Moment[];
}

/**
 * The instalment that repays everything with the last (technical specification, Annuity Amount Function A(s, T, n, a, r)): what is owed with the
 * first instalment, over 1 + Σ 1/Gₖ, where Gₖ is what one unit grows to from the first instalment to the (k+1)-th, interest being simple within a
 * period. The specification's quotient of products is this one, above and below divided by the product of all growth.
 */
export function annuityAmount({ owed, accrued, from, base, rate, dayCount, maturity, times }: AnnuityOf): number {
  const [first, ...later] = times;
  if (first === undefined) return owed + accrued;
  const atFirst = owed + accrued + base * rate * yearFraction(from, first, dayCount, maturity);
  let growth = 1;
  let weights = 1;
  let before = first;
  for (const time of later) {
    growth *= 1 + rate * yearFraction(before, time, dayCount, maturity);
    weights += 1 / growth;
    before = time;
  }
  return atFirst / weights;
}
