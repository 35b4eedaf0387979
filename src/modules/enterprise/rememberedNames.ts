import type { Database } from '../../platform/db/database.ts';
import { namesOf } from '../identity/index.ts';

/** Looks up names of people and organisations by their identifiers. */
export type LookUpNames = (database: Database, ids: ReadonlySet<string>) => Promise<ReadonlyMap<string, string>>;

/** Whoever is renamed shows under the new name by then. */
const rememberedMilliseconds = 60_000;

/** More than these are forgotten at once; few people enter what many dossiers show. */
const mostRemembered = 20_000;

/** Makes the function that looks names up: every dossier shows the same few, so they are remembered for a minute. */
export function rememberNames(clock: () => number = () => performance.now()): LookUpNames {
  const names = new Map<string, string>();
  let until = 0;
  return async (database, ids) => {
    const now = clock();
    if (now >= until || names.size > mostRemembered) {
      names.clear();
      until = now + rememberedMilliseconds;
    }
    const unknown = [...ids].filter((id) => !names.has(id));
    if (unknown.length > 0) {
      // Names of people and organisations are no facts of a firm: they are looked up for nobody.
      const found = await database.asNobody((transaction) => namesOf(transaction, unknown), { isReadOnly: true });
      for (const [id, name] of found) names.set(id, name);
    }
    return names;
  };
}
