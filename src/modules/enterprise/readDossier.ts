import type { Actor } from '../../platform/access/actor.ts';
import type { Database } from '../../platform/db/database.ts';
import { dictionaryOfDossiers } from './dictionary.ts';
import { dossierJson } from './dossierJson.ts';
import { currentFactsYear } from './factsYear.ts';
import { readAs } from './readAs.ts';
import { type LookUpNames, rememberNames } from './rememberedNames.ts';
import { compareAge, resolveFacts } from './resolve.ts';
import { type DossierHead, findDossier, type ShownRecord } from './store/dossier.ts';

/**
 * The dossier of a firm as it leaves the server, as JSON in UTF-8; undefined where there is none that the actor may see. A text would be measured
 * and translated each time that it is sent, which takes a tenth of the request.
 */
export type ReadDossier = (actor: Actor, enterpriseId: string) => Promise<Buffer | undefined>;

interface RememberedDossier {
  readonly version: string;
  readonly factsYear: number;
  readonly json: Buffer;
  readonly until: number;
}

/** Names of those who entered something show as they are now by then. */
const rememberedMilliseconds = 60_000;

/** A dossier is some twenty thousand bytes. */
const mostRemembered = 2000;

/**
 * Makes the function that reads dossiers. The database is asked every time whether the actor may see the firm and which version its
 * dossier has; one that was read a moment ago and has not changed is not made again.
 */
export function createDossierReader(database: Database, clock: () => number = () => performance.now()): ReadDossier {
  const lookUpNames = rememberNames(clock);
  const remembered = new Map<string, RememberedDossier>();
  return async (actor, enterpriseId) => {
    const factsYear = currentFactsYear();
    const kept = remembered.get(enterpriseId);
    const known = kept !== undefined && kept.until > clock() && kept.factsYear === factsYear ? kept : undefined;
    const found = await readAs(
      database,
      actor,
      (transaction) => findDossier(transaction, enterpriseId, known?.version ?? null),
      { isOneQuestion: true },
    );
    if (found === undefined) return undefined;
    const { head, version, records } = found;
    if (records === null) return known?.json;
    const json = await describe(database, { head, records, factsYear }, lookUpNames);
    remembered.delete(enterpriseId);
    const [oldest] = remembered.keys();
    if (remembered.size >= mostRemembered && oldest !== undefined) remembered.delete(oldest);
    remembered.set(enterpriseId, { version, factsYear, json, until: clock() + rememberedMilliseconds });
    return json;
  };
}

async function describe(
  database: Database,
  {
    head,
    records,
    factsYear,
  }: { readonly head: DossierHead; readonly records: readonly ShownRecord[]; readonly factsYear: number },
  lookUpNames: LookUpNames,
) {
  const newestFirst = records.toSorted((a, b) => compareAge(b, a));
  const facts = resolveFacts(newestFirst, dictionaryOfDossiers(), factsYear);
  const names = await lookUpNames(database, enteredBy(records));
  return dossierJson({ head, factsYear, records: newestFirst, facts, names });
}

function enteredBy(records: readonly ShownRecord[]): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const { organisation_id, person_id } of records) {
    ids.add(organisation_id);
    if (person_id !== null) ids.add(person_id);
  }
  return ids;
}
