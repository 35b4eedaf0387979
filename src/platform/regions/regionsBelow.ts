import { CITIES_WITHOUT_COUNTIES, divisionDigits, divisions } from './divisions.ts';

/** A division of the country: its digits (2, 4 or 6) and its name. */
export interface Region {
  readonly code: string;
  readonly name: string;
}

/**
 * The divisions of the next level, in the order of their codes: of nothing the provinces, of a province its cities, of a
 * city its counties. A municipality has itself as its city; a city without counties has itself, with 6 digits, as its only
 * one. Nothing is below a county and below a code that the standard does not have.
 * @example regionsBelow('3505')[0] // { code: '350502', name: '鲤城区' }
 */
export function regionsBelow(prefix: string): readonly Region[] {
  return belowByDigits.get(divisionDigits(prefix)) ?? [];
}

const belowByDigits: ReadonlyMap<string, readonly Region[]> = gatherByDivisionAbove();

function gatherByDivisionAbove(): Map<string, Region[]> {
  const gathered = new Map<string, Region[]>();
  for (const [code, name] of divisions) {
    const above = code.slice(0, -2);
    const known = gathered.get(above);
    if (known === undefined) gathered.set(above, [{ code, name }]);
    else known.push({ code, name });
    if (CITIES_WITHOUT_COUNTIES.has(code)) gathered.set(code, [{ code: `${code}00`, name }]);
  }
  return gathered;
}
