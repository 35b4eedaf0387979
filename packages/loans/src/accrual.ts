import { assert } from '@leitu/kernel';
import type { YearPart } from './dayCount.ts';

/** Interest or a fee that has accrued and has not fallen due. */
export interface Accrual {
  /** In the units in which the contract is computed. */
  readonly amount: number;
  /** With what the base earns at a yearly rate in these parts of a year. */
  readonly grown: (base: number, rate: number, parts: readonly YearPart[]) => Accrual;
  /** What falls due of it, and what is left to accrue on. */
  readonly settled: () => readonly [due: number, rest: Accrual];
}

/** An accrual as it is computed: all of it falls due. */
export function plainAccrual(amount: number): Accrual {
  return {
    amount,
    grown(base, rate, parts) {
      let years = 0;
      for (const { days, basis } of parts) years += days / basis;
      return plainAccrual(amount + years * rate * base);
    },
    settled: () => [amount, plainAccrual(0)],
  };
}

/** Rates have at most nine decimals: billionths. */
export const rateScale = 1_000_000_000;

/** The least common multiple of the bases 336, 360, 365 and 366: in so many parts of a year every day is whole. */
const yearScale = 22_443_120;

const unit = BigInt(yearScale) * BigInt(rateScale);

/**
 * An accrual in whole fen that forgets nothing: fen times billionths of the rate times parts of a year, as an integer. What falls due is rounded
 * up to the next fen, in favour of whoever lends (1 the one who keeps the contract, −1 the other), and what was paid too much is credited to
 * what accrues next. So what has been paid in all is always what has been earned in all, rounded up to the fen, and thirty days one by one earn
 * what they earn in one step.
 */
function exactAccrual(numerator: bigint, lender: 1 | -1): Accrual {
  return {
    amount: Number(numerator) / Number(unit),
    grown: (base, rate, parts) => exactAccrual(numerator + earned(base, rate, parts), lender),
    settled() {
      const due = lender === 1 ? dueFen(numerator) : -dueFen(-numerator);
      return [Number(due), exactAccrual(numerator - due * unit, lender)];
    },
  };
}

/** The accrual of that many fen and parts of a fen, to the sixth decimal. */
export function exactAccrualOf(amountFen: number, lender: 1 | -1): Accrual {
  return exactAccrual((BigInt(Math.round(amountFen * 1e6)) * unit) / 1_000_000n, lender);
}

/** What a base in fen earns, in the units of an exact accrual. */
export function earned(baseFen: number, rate: number, parts: readonly YearPart[]): bigint {
  assert(Number.isSafeInteger(baseFen), 'a base is in whole fen');
  const billionths = BigInt(Math.round(rate * rateScale));
  let yearUnits = 0;
  for (const { days, basis } of parts) yearUnits += days * (yearScale / basis);
  return BigInt(baseFen) * billionths * BigInt(yearUnits);
}

/** The fen that fall due of an exact accrual: up to the next fen. */
export function dueFen(numerator: bigint): bigint {
  const whole = numerator / unit;
  return whole * unit < numerator ? whole + 1n : whole;
}

/** So many fen in the units of an exact accrual. */
export function inAccrualUnits(fen: number): bigint {
  return BigInt(fen) * unit;
}
