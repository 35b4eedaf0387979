/** The texts that begin with something: from the first of them up to, and without, the first behind them; null where nothing is behind. */
export interface TextRange {
  readonly from: string;
  readonly until: string | null;
}

const lastCodePoint = 0x10_ff_ff;
const firstSurrogate = 0xd8_00;
const firstBehindSurrogates = 0xe0_00;

/**
 * All texts that begin with `prefix`, in the order of code points, which is that of the columns under collation "C". A range can be
 * looked up in an index where row-level security allows only leakproof comparisons; LIKE cannot.
 * @example prefixRange('C39') // { from: 'C39', until: 'C3:' }
 */
export function prefixRange(prefix: string): TextRange {
  const points = [...prefix].map((character) => character.codePointAt(0) ?? 0);
  while (points.at(-1) === lastCodePoint) points.pop();
  const last = points.pop();
  if (last === undefined) return { from: prefix, until: null };
  const next = last + 1 === firstSurrogate ? firstBehindSurrogates : last + 1;
  return { from: prefix, until: String.fromCodePoint(...points, next) };
}
