/**
 * Two names as one that no other two give.
 * @example pairKey('a', 'b') === pairKey('a', 'b') // true
 */
export function pairKey(first: string, second: string): string {
  return `${first.length} ${first} ${second}`;
}
