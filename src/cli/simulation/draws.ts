/**
 * Random numbers as expressions of DuckDB: each is a hash of the firm's key and of the number of the draw, so a firm comes out the same
 * whoever makes it, in whatever order. The mixer behind `hash` of an integer is MurmurHash3's.
 */

/** 64 random bits of the draw of that number. */
function bits(draw: number): string {
  return `hash(xor(key, ${draw}::ubigint))`;
}

/** A number from 0 up to 1, of 53 bits. */
export function uniform(draw: number): string {
  return `((${bits(draw)} >> 11)::double * ${2 ** -53})`;
}

/** One of 65,536 slots, all alike. */
export function slot(draw: number): string {
  return `(${bits(draw)} & 65535)::usmallint`;
}

const halves = 65_535;

/** A normal deviate near enough for what has no long tail: the sum of four numbers of 16 bits, at most 3.46 from 0. */
export function nearlyNormal(draw: number): string {
  const four = [0, 16, 32, 48].map((shift) => `((${bits(draw)} >> ${shift}) & ${halves})::double`);
  const deviation = (halves + 1) / Math.sqrt(3);
  return `((${four.join(' + ')} - ${2 * halves}) / ${deviation})`;
}

/** The two parts from which Box and Muller make a pair of true normal deviates: the radius and the angle. */
export function boxMuller(draw: number): { readonly radius: string; readonly angle: string } {
  return { radius: `sqrt(-2 * ln(1 - ${uniform(draw)}))`, angle: `${2 * Math.PI} * ${uniform(draw + 1)}` };
}

/** Whether something happens whose probability is given. */
export function happens(draw: number, probability: string | number): string {
  return `(${uniform(draw)} < ${probability})`;
}

/** The probability whose logarithm of the odds is given. */
export function logistic(odds: string): string {
  return `(1 / (1 + exp(-(${odds}))))`;
}

export function between(draw: number, least: number, most: number): string {
  return `(${least} + ${most - least} * ${uniform(draw)})`;
}

export function clamp(value: string, least: number, most: number): string {
  return `least(${most}, greatest(${least}, ${value}))`;
}

/** A whole number of 0 or more of that mean, with many noughts and a tail (a geometric distribution). */
export function geometric(draw: number, mean: string): string {
  return `floor(-ln(1 - ${uniform(draw)}) * (${mean}))`;
}
