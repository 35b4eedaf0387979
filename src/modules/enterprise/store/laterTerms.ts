import type { Transaction } from '../../../platform/db/transaction.ts';
import { insertTerms } from './writeFirms.ts';

/** New firms that are to be found by their names when there are many of them, which PostgreSQL does faster than a few at a time. */
export interface LaterTerms {
  /** Firms to be found; where they are many by now, they are. */
  readonly add: (enterpriseIds: readonly string[]) => Promise<void>;
  /** Has all be found that are not yet. */
  finish(): Promise<void>;
}

const manyFirms = 10_000;

/** Collects new firms of one transaction. */
export function collectTerms(transaction: Transaction): LaterTerms {
  let waiting = new Set<string>();
  const finish = async () => {
    const ids = [...waiting];
    waiting = new Set();
    await insertTerms(transaction, ids);
  };
  return {
    async add(enterpriseIds) {
      for (const id of enterpriseIds) waiting.add(id);
      if (waiting.size >= manyFirms) await finish();
    },
    finish,
  };
}
