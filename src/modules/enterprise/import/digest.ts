import { createHash, hash } from 'node:crypto';
import { factsText } from '../factsText.ts';
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
  const hashes = new Map<string, string>();
  return {
    add(record) {
      hashes.set(record.enterprise_id, hash('sha256', textOf(record), 'base64url'));
    },
    finish() {
      const whole = createHash('sha256');
      for (const enterpriseId of [...hashes.keys()].sort()) whole.update(hashes.get(enterpriseId) ?? '', 'base64url');
      return whole.digest('hex');
    },
  };
}

/** What was stated, as JSON with its names in order: whoever reads it from the database gets the same text. */
function textOf({ enterprise_id, record_id, source, base_year, stated_on, facts, withdrawn }: DigestedRecord): string {
  return JSON.stringify([enterprise_id, record_id, source, base_year, stated_on, withdrawn]) + factsText(facts);
}
