/**
 * Whether one name may be meant by another: but for capitals the one begins with the other, or they differ in two letters at one place.
 * @example isNear('durationMinuts', 'durationMinutes') // true
 */
export function isNear(name: string, known: string): boolean {
  const [a, b] = [name.toLowerCase(), known.toLowerCase()];
  const shorter = Math.min(a.length, b.length);
  if (shorter >= 3 && (a.startsWith(b) || b.startsWith(a))) return true;
  let same = 0;
  while (same < shorter && a[same] === b[same]) same += 1;
  let behind = 0;
  while (behind < shorter - same && a.at(-1 - behind) === b.at(-1 - behind)) behind += 1;
  return Math.max(a.length, b.length) - same - behind <= 2 && same + behind >= 2;
}
