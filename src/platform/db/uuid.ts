import { hash, randomFillSync } from 'node:crypto';

const bytesOfUuid = 16;

/** Chance is drawn for many identifiers at once: each draw is a call of the system. */
const chance = Buffer.alloc(256 * bytesOfUuid);
let used = chance.length;

/** An identifier that nobody else will make: UUID version 7 of RFC 9562, which sorts by the time it was made. */
export function uuidv7(): string {
  if (used === chance.length) {
    randomFillSync(chance);
    used = 0;
  }
  const bytes = chance.subarray(used, used + bytesOfUuid);
  used += bytesOfUuid;
  bytes.writeUIntBE(Date.now(), 0, 6);
  return format(bytes, 7);
}

/**
 * The identifier that belongs to a name and to nothing else: UUID version 8 of RFC 9562, from SHA-256. It is the same wherever and
 * whenever it is made, so what must be there once only needs no second key.
 * @example uuidOfName('enterprise', '91350100M000100Y43')
 */
export function uuidOfName(space: string, name: string): string {
  return format(hash('sha256', `${space}\0${name}`, 'buffer').subarray(0, bytesOfUuid), 8);
}

function format(bytes: Buffer, version: number): string {
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | (version << 4), 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
