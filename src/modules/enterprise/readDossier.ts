import type { Actor } from '../../platform/access/actor.ts';
import type { Database } from '../../platform/db/database.ts';
import type { Transaction } from '../../platform/db/transaction.ts';
import { namesOf } from '../identity/index.ts';
import { type Firm, firmOfRow } from './columns.ts';
import { dictionaryOfDossiers } from './dictionary.ts';
import { currentFactsYear } from './factsYear.ts';
import { readAs } from './readAs.ts';
import { type ResolvedFact, resolveFacts } from './resolve.ts';
import { type DatedRow, findFirmRow } from './store/dossier.ts';
import { type KeptRecord, readRecords } from './store/records.ts';

/** Everything that is known of a firm, with where it comes from. */
export interface ReadDossier {
  readonly firm: Firm;
  readonly updatedAt: Date;
  /** The fiscal year that y1 stands for here. */
  readonly factsYear: number;
  readonly facts: readonly ResolvedFact<KeptRecord>[];
  /** The people and organisations that entered something, by identifier. */
  readonly names: ReadonlyMap<string, string>;
}

/** Reads the dossier of a firm; undefined where there is none that the actor may see. */
export function readDossier(database: Database, actor: Actor, enterpriseId: string): Promise<ReadDossier | undefined> {
  return readAs(database, actor, async (transaction) => {
    // Both questions are sent at once: the connection answers them one after the other.
    const asked = readRecords(transaction, [enterpriseId]);
    asked.catch(() => {});
    const row = await findFirmRow(transaction, enterpriseId);
    const records = (await asked).get(enterpriseId) ?? [];
    return row === undefined ? undefined : describe(transaction, row, records);
  });
}

async function describe(transaction: Transaction, row: DatedRow, records: readonly KeptRecord[]): Promise<ReadDossier> {
  const factsYear = currentFactsYear();
  const entered = records.flatMap(({ organisation_id, person_id }) => [
    organisation_id,
    ...(person_id ? [person_id] : []),
  ]);
  return {
    firm: firmOfRow(row),
    updatedAt: row.updated_at,
    factsYear,
    facts: resolveFacts(records, dictionaryOfDossiers(), factsYear),
    names: await namesOf(transaction, entered),
  };
}
