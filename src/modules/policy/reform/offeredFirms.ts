import type { Facts, Tier } from '@leitu/rules';
import type { Transaction } from '../../../platform/db/transaction.ts';

/** A firm as whoever keeps dossiers offers it. */
export interface OfferedFirm {
  readonly enterpriseId: string;
  /** The title that it holds. */
  readonly tier: Tier | null;
  /** Money in fen, with code, name, region and industry among them. */
  readonly facts: Facts;
}

/** Reads the firms of a region as the actor of the transaction sees them, some at a time. */
export type ReadOfferedFirms = (transaction: Transaction, region: string) => AsyncIterable<readonly OfferedFirm[]>;

let offered: URL | undefined;

/**
 * Offers firms to try reforms on. Dossiers stand on the packs, whose dictionary says what can be stated of a firm, so the packs do not know
 * dossiers: the module that keeps them says so at the start of the server.
 * @param file exports `readOfferedFirms`, a ReadOfferedFirms, for threads
 */
export function offerFirms(file: URL): void {
  offered = file;
}

/** The file that was offered; undefined where nobody keeps firms. */
export function offeredFirms(): URL | undefined {
  return offered;
}
