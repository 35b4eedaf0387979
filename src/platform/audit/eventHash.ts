import { createHash } from 'node:crypto';

/** What a chain begins with. */
export const firstHash: Buffer = Buffer.alloc(32);

/** A value that is written down in one way only. */
export type Plain =
  | null
  | string
  | number
  | boolean
  | readonly Plain[]
  | { readonly [name: string]: Plain | undefined };

/** An audit event as it is hashed: everything that is kept of it but its place in the chain's arithmetic. */
export interface HashedEvent {
  readonly chain: string;
  readonly position: number;
  readonly eventId: string;
  /** ISO 8601 in UTC with milliseconds. */
  readonly happenedAt: string;
  readonly action: string;
  readonly organisationId: string | null;
  readonly personId: string | null;
  readonly tokenId: string | null;
  readonly address: string | null;
  readonly firmId: string | null;
  readonly regionCode: string;
  readonly detail: Plain;
}

/** The hash of an event: SHA-256 of the hash before it and of the event, written with its names in order and without blanks. */
export function eventHash(previous: Uint8Array, event: HashedEvent): Buffer {
  return createHash('sha256')
    .update(previous)
    .update(canonicalJson({ ...event }))
    .digest();
}

/**
 * JSON with the names of every object in the order of their code units and without blanks, as RFC 8785 has it for the values used here.
 * @example canonicalJson({ b: 1, a: [null] }) // '{"a":[null],"b":1}'
 */
export function canonicalJson(value: Plain): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const members = Object.entries(value).flatMap(([name, member]) =>
    member === undefined ? [] : [[name, member] as const],
  );
  members.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`).join(',')}}`;
}

function isList(value: object): value is readonly Plain[] {
  return Array.isArray(value);
}
