import { createHash } from 'node:crypto';
import { canonicalJson, type Plain } from '../../../platform/audit/eventHash.ts';
import type { KeptRecord } from '../store/records.ts';

/** The part of a record that says what was stated of whom. */
export type DigestedRecord = Pick<
  KeptRecord,
  'enterprise_id' | 'record_id' | 'source' | 'base_year' | 'stated_on' | 'facts' | 'withdrawn'
>;

/** Digests the records of one import: at most one of each firm. */
export interface RecordsDigest {
  add(record: DigestedRecord): void;
  /** SHA-256, in hexadecimal, over the SHA-256 of each record, in the order of their firms. */
  finish(): string;
}

/**
 * Makes the digest by which the audit names what an import has written. It can be made again from the records in the database, in
 * whatever order they are read.
 */
export function digestRecords(): RecordsDigest {
  const hashes = new Map<string, Buffer>();
  return {
    add({ enterprise_id, record_id, source, base_year, stated_on, facts, withdrawn }) {
      const said = { enterprise_id, record_id, source, base_year, stated_on, facts, withdrawn } as Plain; // Facts are plain values.
      hashes.set(enterprise_id, createHash('sha256').update(canonicalJson(said)).digest());
    },
    finish() {
      const whole = createHash('sha256');
      for (const enterpriseId of [...hashes.keys()].sort()) whole.update(hashes.get(enterpriseId) ?? Buffer.alloc(0));
      return whole.digest('hex');
    },
  };
}
