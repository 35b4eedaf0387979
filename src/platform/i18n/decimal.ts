/**
 * Moves the decimal point of an integer to the left and drops the zeros that say nothing, without rounding.
 * @example shiftPoint(1_500_000, 6) // '1.5'
 */
export function shiftPoint(integer: number, places: number): string {
  const digits = String(Math.abs(integer)).padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  const fraction = digits.slice(digits.length - places).replace(/0+$/, '');
  return `${integer < 0 ? '−' : ''}${groupThousands(whole)}${fraction === '' ? '' : `.${fraction}`}`;
}

function groupThousands(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, ',');
}
