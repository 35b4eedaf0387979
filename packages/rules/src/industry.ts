/** The sections of GB/T 4754-2017 with their first and last division. */
const SECTIONS: Readonly<Record<string, readonly [first: number, last: number]>> = {
  A: [1, 5],
  B: [6, 12],
  C: [13, 43],
  D: [44, 46],
  E: [47, 50],
  F: [51, 52],
  G: [53, 60],
  H: [61, 62],
  I: [63, 65],
  J: [66, 69],
  K: [70, 70],
  L: [71, 72],
  M: [73, 75],
  N: [76, 79],
  O: [80, 82],
  P: [83, 83],
  Q: [84, 85],
  R: [86, 90],
  S: [91, 96],
  T: [97, 97],
};

/**
 * Whether the division of an industry code belongs to its section: C39 does, C59 does not (GB/T 4754-2017).
 * @example isDivisionOfSection('C3921') // true
 */
export function isDivisionOfSection(code: string): boolean {
  const division = Number(code.slice(1, 3));
  const [first, last] = SECTIONS[code.charAt(0)] ?? [0, -1];
  return division >= first && division <= last;
}
