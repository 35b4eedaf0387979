import type { Actor } from '../../platform/access/actor.ts';
import type { Database } from '../../platform/db/database.ts';
import type { Transaction } from '../../platform/db/transaction.ts';
import { dictionaryOfDossiers } from './dictionary.ts';
import { currentFactsYear } from './factsYear.ts';
import { readAs } from './readAs.ts';
import type { LookUpNames } from './rememberedNames.ts';
import { compareAge, type ResolvedFact, resolveFacts } from './resolve.ts';
import { type DossierHead, findDossier } from './store/dossier.ts';
import type { KeptRecord } from './store/records.ts';

/** Everything that is known of a firm, with where it comes from. */
export interface ReadDossier {
  readonly head: DossierHead;
  /** The fiscal year that y1 stands for here. */
  readonly factsYear: number;
  /** The newest first. */
  readonly records: readonly KeptRecord[];
  readonly facts: readonly ResolvedFact<KeptRecord>[];
  /** The people and organisations that entered something, by identifier. */
  readonly names: ReadonlyMap<string, string>;
}

/** Reads the dossier of a firm; undefined where there is none that the actor may see. */
export async function readDossier(
  database: Database,
  actor: Actor,
  enterpriseId: string,
  lookUpNames: LookUpNames,
): Promise<ReadDossier | undefined> {
  const ask = (transaction: Transaction) => findDossier(transaction, enterpriseId);
  const found = await readAs(database, actor, ask, { isAskedAtOnce: true });
  if (found === undefined) return undefined;
  const { head } = found;
  const records = found.records.toSorted((a, b) => compareAge(b, a));
  const factsYear = currentFactsYear();
  const facts = resolveFacts(records, dictionaryOfDossiers(), factsYear);
  return { head, factsYear, records, facts, names: await lookUpNames(database, enteredBy(records)) };
}

function enteredBy(records: readonly KeptRecord[]): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const { organisation_id, person_id } of records) {
    ids.add(organisation_id);
    if (person_id !== null) ids.add(person_id);
  }
  return ids;
}
