import { present } from '@leitu/kernel';
import { usccCheckDigit } from '@leitu/rules';

/** The characters of GB 32100-2015 that may stand for a number in a code of our own. */
const CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** Steps over the numbers below 31^6 that meet each of them once, as the step shares no factor with 31. */
const STEP = 512_345_677;
const NUMBERS = 31 ** 6;

/**
 * The unified social credit code of the firm of that number: 91 for an enterprise, the county, an organisation code and the
 * check digit. The organisation code begins with YX, so that none is taken for the code of a firm that exists.
 * Different numbers below 10^7 have different codes.
 */
export function firmCode(regionCode: string, number: number): string {
  let rest = (number * STEP + 7) % NUMBERS;
  let body = '';
  for (let digit = 0; digit < 6; digit += 1) {
    body += CHARACTERS.charAt(rest % 31);
    rest = Math.floor(rest / 31);
  }
  const first17 = `91${regionCode}${organisationCode(`YX${body}`)}`;
  return first17 + usccCheckDigit(first17);
}

/** The check digit of an organisation code: weights 3, 7, 9, 10, 5, 8, 4, 2 modulo 11 (GB 11714-1997). */
function organisationCode(body: string): string {
  const weights = [3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, index) => {
    return total + weight * Number.parseInt(present(body[index], 'the body has 8 characters'), 36);
  }, 0);
  const check = 11 - (sum % 11);
  if (check === 11) return `${body}0`;
  return check === 10 ? `${body}X` : `${body}${check}`;
}
