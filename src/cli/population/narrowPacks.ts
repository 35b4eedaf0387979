import type { CaseType, Pack } from '@leitu/rules';
import { necessaryFilters } from './necessary.ts';
import type { Population } from './openPopulation.ts';

/** A pack that few firms get past the filters of. */
export interface NarrowPack {
  readonly pack: Pack;
  readonly filters: readonly string[];
  /** The filter that turns most firms away. */
  readonly first: string;
}

/** So many firms tell how many get past. */
const sampled = 100_000;

/** If more firms got past, more of them would have to wait than is gained. */
const mostPast = 1 / 10;

/** Those of some packs that few firms of a population get past. */
export async function narrowPacks(
  { database, source, column }: Population,
  packs: readonly Pack[],
  caseType: CaseType,
): Promise<readonly NarrowPack[]> {
  const filtered = packs.flatMap((pack) => {
    const filters = necessaryFilters(pack, caseType, column);
    return filters.length === 0 ? [] : [{ pack, filters }];
  });
  const questions = filtered.flatMap(({ filters }) => [filters.join(' and '), ...filters]);
  if (questions.length === 0) return [];
  const answer = await database.connection.runAndReadAll(
    `select ${questions.map((question) => `avg((${question})::integer)`).join(', ')} from (from ${source} limit ${sampled}) firm`,
  );
  const shares = (answer.getRows()[0] ?? []).map(Number);
  let at = 0;
  return filtered.flatMap(({ pack, filters }) => {
    const [whole = 1, ...each] = shares.slice(at, at + filters.length + 1);
    at += filters.length + 1;
    const first = filters[each.indexOf(Math.min(...each))];
    return first === undefined || whole > mostPast ? [] : [{ pack, filters, first }];
  });
}
