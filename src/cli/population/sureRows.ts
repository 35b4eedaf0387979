const characters = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/**
 * All triples of the characters of codes with what they add to the sum of GB 32100-2015, modulo 31: `amount` as the first three (the weights
 * are 1, 3, 9), `last` as the last three, where the check digit itself stands with the weight 1.
 */
export const makeTriples = `
  create temp table triples as
  select a.c || b.c || c.c as text, ((a.v + 3 * b.v + 9 * c.v) % 31)::smallint as amount,
    ((${weight(15)} * a.v + ${weight(16)} * b.v + c.v) % 31)::smallint as last
  from ${['a', 'b', 'c'].map((name) => `(select substr('${characters}', n::int + 1, 1) as c, n as v from range(31) t(n)) ${name}`).join(', ')}`;

function weight(at: number): number {
  let product = 1;
  for (let index = 0; index < at; index += 1) product = (product * 3) % 31;
  return product;
}

const PLACES = [0, 1, 2, 3, 4, 5];

/** What joins the triples of a code to a row of `firm`. */
export function joinTriples(uscc: string): string {
  return PLACES.map(
    (place) => `left join triples t${place} on t${place}.text = substr(${uscc}, ${3 * place + 1}, 3)`,
  ).join(' ');
}

/** Whether a code is not one of the standard; a character that is not one of its 31 leaves the sum null. */
export function isNoCode(uscc: string): string {
  const sum = PLACES.map((place) => (place === 5 ? 't5.last' : `${weight(3 * place)} * t${place}.amount`)).join(' + ');
  return `(strlen(${uscc}) = 18 and (${sum}) % 31 = 0) is not true`;
}

/**
 * Names that are refused or not shown as they are typed: with a character that nobody sees, with blanks around or more than one between,
 * with the sign of a formula in front, or too long.
 */
export function isOddName(name: string): string {
  const odd = String.raw`[\x00-\x1f\x7f-\x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}\x{feff}\x{fffd}]|^[ =＝]|^$| $|  `;
  return `(strlen(${name}) > 500 or regexp_matches(${name}, '${odd}'))`;
}
