/**
 * The region that an address names; empty where it names none.
 * @example readRegion('350582') // '350582'
 */
export function readRegion(region: unknown): string {
  return typeof region === 'string' && /^(\d{2}|\d{4}|\d{6})$/.test(region) ? region : '';
}
