/**
 * Unified social credit codes (GB 32100-2015) as expressions: 91 for an enterprise, the county, an organisation code with its own check
 * digit (GB 11714-1997), the check digit of the whole. The organisation code begins with YW, so that none is taken for the code of a firm
 * that exists, nor for one of the demonstration's; six digits of 31 follow.
 */
const characters = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** So many firms have codes of their own. */
export const MOST_FIRMS = 31 ** 6;

const triples = 31 ** 3;

/** Steps over the numbers below 31^6 that meet each of them once, as the step shares no factor with 31. */
const step = 512_345_677;

/** 3^i modulo 31, the weight of the character at i. */
function codeWeight(at: number): number {
  let weight = 1;
  for (let index = 0; index < at; index += 1) weight = (weight * 3) % 31;
  return weight;
}

/** Weights of the eight characters of an organisation code. */
const organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2];

/** What the characters of a text add to the sum of the whole code, where it stands from `at` on. */
export function codeSum(text: string, at: number): number {
  return [...text].reduce((sum, character, index) => sum + characters.indexOf(character) * codeWeight(at + index), 0);
}

const head = { text: 'YW', at: 8 };
const headOrganisationSum = [...head.text].reduce(
  (sum, character, index) => sum + Number.parseInt(character, 36) * (organisationWeights[index] ?? 0),
  0,
);

/** The table of all triples of characters, with what they add to the sums as the first and as the last three of the six. */
export const makeTriples = `
  create table triples as
  with digits as (select n::usmallint as n, n % 31 as a, n // 31 % 31 as b, n // 961 as c from range(${triples}) t(n)),
  texts as (select *, ${[...'abc'].map((digit) => `substr('${characters}', ${digit} + 1, 1) as ${digit}_text`).join(', ')} from digits)
  select n, a_text || b_text || c_text as text,
    ${sums(2)}::usmallint as first_organisation, ${codeSums(10)}::usmallint as first_code,
    ${sums(5)}::usmallint as last_organisation, ${codeSums(13)}::usmallint as last_code
  from texts`;

/** Organisation codes count letters from A as 10, as numbers of base 36 do. */
function sums(at: number): string {
  const value = (digit: string) => `(ascii(${digit}_text) - case when ${digit} < 10 then 48 else 55 end)`;
  return `(${[...'abc'].map((digit, index) => `${organisationWeights[at + index]} * ${value(digit)}`).join(' + ')})`;
}

function codeSums(at: number): string {
  return `(${[...'abc'].map((digit, index) => `${codeWeight(at + index)} * ${digit}`).join(' + ')})`;
}

/** Which triples a firm of a number has. */
const place = `((number * ${step} + 7) % ${MOST_FIRMS})`;
export const firstTriple = `(${place} % ${triples})::usmallint`;
export const lastTriple = `(${place} // ${triples})::usmallint`;

/** The check digit of the organisation code as its value among the 31 characters; X, which stands for 10, is the thirtieth of them. */
const organisationCheck = `(11 - (${headOrganisationSum} + first_organisation + last_organisation) % 11)`;
export const organisationDigit = `case ${organisationCheck} when 11 then 0 when 10 then ${characters.indexOf('X')} else ${organisationCheck} end`;

/** The whole code, of `region_code` with its `region_sum`, the two triples and the `organisation_digit`. */
export const code = `('91' || region_code || '${head.text}' || first_text || last_text || ${characterOf('organisation_digit')} || ${characterOf(
  `(31 - (${codeSum('91', 0) + codeSum(head.text, head.at)} + region_sum + first_code + last_code + ${codeWeight(16)} * organisation_digit) % 31) % 31`,
)})`;

function characterOf(value: string): string {
  return `substr('${characters}', (${value})::bigint + 1, 1)`;
}
