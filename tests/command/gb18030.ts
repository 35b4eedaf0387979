const decoder = new TextDecoder('gb18030');

/** The two bytes of each character that GB18030 writes in two. */
const twoBytes = new Map<string, readonly [number, number]>();
for (let lead = 0x81; lead <= 0xfe; lead += 1) {
  for (let trail = 0x40; trail <= 0xfe; trail += 1) {
    const character = decoder.decode(Uint8Array.of(lead, trail));
    if (character.length === 1 && !twoBytes.has(character)) twoBytes.set(character, [lead, trail]);
  }
}

/** A text in GB18030, as Chinese editions of a spreadsheet save it. It knows ASCII and the characters of two bytes. */
export function encodeGb18030(text: string): Buffer {
  return Buffer.from([...text].flatMap((character) => twoBytes.get(character) ?? [character.charCodeAt(0)]));
}
