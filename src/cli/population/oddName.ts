/** Bytes of UTF-8 that a name hardly has: control characters, =, and those that C1 controls, the garbled character and ＝ begin with. */
const suspects = new Uint8Array(256);
suspects.fill(1, 0x00, 0x20);
for (const byte of [0x3d, 0x7f, 0xc2, 0xef]) suspects[byte] = 1;

/** So many bytes are not too many characters. */
const mostBytes = 500;

/**
 * Whether a name may be one that is refused: for its length, a control character (U+0000 to U+001F, U+007F to U+009F) or a garbled one (U+FFFD), or since
 * it may begin with = or ＝.
 */
export function isOddName(bytes: Uint8Array, begin: number, end: number): boolean {
  if (end - begin > mostBytes) return true;
  // Nearly no name has a suspect, so all of its bytes are looked at: a processor adds quicker than it guesses where to stop.
  let suspected = 0;
  for (let at = begin; at < end; at += 1) suspected |= suspects[bytes[at] ?? 0] ?? 0;
  return suspected !== 0 && isRefused(bytes, begin, end);
}

function isRefused(bytes: Uint8Array, begin: number, end: number): boolean {
  for (let at = begin; at < end; at += 1) {
    const byte = bytes[at] ?? 0;
    if (suspects[byte] === 0) continue;
    const [second, third] = [bytes[at + 1] ?? 0, bytes[at + 2] ?? 0];
    if (byte === 0xc2 && second > 0x9f) continue;
    if (byte === 0xef && !(second === 0xbf && third === 0xbd) && !(second === 0xbc && third === 0x9d)) continue;
    return true;
  }
  return false;
}
