import { areaList } from '@vant/area-data';

/** 东莞市, 中山市, 儋州市 and 嘉峪关市 have towns but no counties: what stands there has the code of the city. */
export const CITIES_WITHOUT_COUNTIES: ReadonlySet<string> = new Set(['4419', '4420', '4604', '6202']);

/**
 * Names that gather counties and name no place: the standard has to put a city between a county and a province that
 * governs it itself.
 */
export const GATHERING_NAMES: ReadonlySet<string> = new Set(['县', '省直辖县', '自治区直辖县级行政区划']);

/** The standard divides neither 台湾省 nor the two special administrative regions. */
const UNDIVIDED = /^(?:71|81|82)./;

/** The package numbers from 90 on what is no county of the standard. */
const NO_COUNTY = /^\d{4}9\d$/;

/**
 * The names of the divisions by the digits that tell them, in the order of the codes: 2 digits for a province, 4 for a city,
 * 6 for a county. The package adds codes of its own to those of the standard; they are left out here.
 */
export const divisions: ReadonlyMap<string, string> = new Map([
  ...divisionsOf(areaList.province_list, 2),
  ...divisionsOf(areaList.city_list, 4),
  ...divisionsOf(areaList.county_list, 6),
]);

/**
 * The digits that tell a division, without the noughts that fill a code up to 6 digits.
 * @example divisionDigits('350500') // '3505'
 */
export function divisionDigits(code: string): string {
  return code.length === 6 ? code.replace(/(?:00){1,2}$/, '') : code;
}

function divisionsOf(names: Readonly<Record<string, string>>, digits: number): (readonly [string, string])[] {
  return Object.entries(names)
    .map(([code, name]) => [code.slice(0, digits), name] as const)
    .filter(([code]) => isOfStandard(code))
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
}

function isOfStandard(digits: string): boolean {
  if (UNDIVIDED.test(digits) || NO_COUNTY.test(digits)) return false;
  return digits.length < 6 || !CITIES_WITHOUT_COUNTIES.has(digits.slice(0, 4));
}
