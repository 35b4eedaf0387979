const millisecondsInDay = 86_400_000;

/** 9999-12-31, the last day a spreadsheet knows. */
const lastSerial = 2_958_465;

/**
 * The calendar day of a spreadsheet's number for a day; `null` for a number that is none. Day 1 is 1900-01-01, and day 60 is the
 * 29 February 1900 that never was, kept since Lotus 1-2-3; with the other count day 0 is 1904-01-01 (ISO/IEC 29500-1, 18.17.4.1).
 * @example dayOfSerial(45351, false) // '2024-02-29'
 */
export function dayOfSerial(serial: number, countsFrom1904: boolean): string | null {
  const whole = Math.floor(serial) + (countsFrom1904 ? 1462 : 0);
  if (whole < 1 || whole === 60 || whole > lastSerial) return null;
  const sinceEpoch = whole < 60 ? whole + 1 : whole;
  return new Date(Date.UTC(1899, 11, 30) + sinceEpoch * millisecondsInDay).toISOString().slice(0, 10);
}
