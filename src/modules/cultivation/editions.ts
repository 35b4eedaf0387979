import { present } from '@leitu/kernel';
import type { Transaction } from '../../platform/db/transaction.ts';
import { type Edition, keptEdition } from './edition.ts';
import { findLibrary } from './store/libraries.ts';

/** The packs by version: those that come with this program, and all that were ever judged with. */
export interface Editions {
  readonly current: Edition;
  /** The packs of a version, as they were kept. */
  loadVersion(transaction: Transaction, version: string): Promise<Edition>;
}

/** Loaded editions are remembered up to this number; a firm's history seldom has more. */
const mostRemembered = 16;

export function createEditions(current: Edition): Editions {
  const remembered = new Map<string, Edition>([[current.version, current]]);
  return {
    current,
    async loadVersion(transaction, version) {
      const known = remembered.get(version);
      if (known !== undefined) return known;
      const files = present(await findLibrary(transaction, version), 'the packs of a judgement were kept before it');
      const edition = keptEdition(version, files);
      const oldest = [...remembered.keys()].find((one) => one !== current.version);
      if (remembered.size >= mostRemembered && oldest !== undefined) remembered.delete(oldest);
      remembered.set(version, edition);
      return edition;
    },
  };
}
