import type { CaseType, Pack } from '@leitu/rules';
import { allOf } from './conditions.ts';
import { necessaryFilters } from './necessary.ts';
import type { Population } from './openPopulation.ts';

/** A pack with what is asked of a firm before it is judged. */
export interface FilteredPack {
  readonly pack: Pack;
  /** Those of its necessary filters that are worth asking, the one that turns most firms away first. */
  readonly filters: readonly string[];
  /** Whether few firms get past them. */
  readonly isNarrow: boolean;
}

/** So many firms tell how many get past. */
const sampled = 100_000;

/** A filter that more firms get past costs more than it spares. */
const mostPast = 9 / 10;

/** If more firms got past all filters of a pack, more of them would have to wait than is gained. */
const fewPast = 1 / 10;

/** Tells by some firms of a population which filters of some packs are worth asking. It decides what takes how long, and no verdict. */
export async function filterPacks(
  { database, source, column }: Population,
  packs: readonly Pack[],
  caseType: CaseType,
): Promise<readonly FilteredPack[]> {
  if (packs.length === 0) return [];
  const necessary = packs.map((pack) => necessaryFilters(pack.condition, caseType, column));
  const questions = necessary.flatMap((filters) => [allOf(filters), ...filters]);
  const answer = await database.connection.runAndReadAll(
    `select ${questions.map((question) => `avg((${question})::integer)`).join(', ')} from (from ${source} limit ${sampled}) firm`,
  );
  const shares = (answer.getRows()[0] ?? []).map(Number);
  const shareOf = new Map(questions.map((question, index) => [question, shares[index] ?? 1]));
  return packs.map((pack, index) => {
    const all = necessary[index] ?? [];
    const past = (filter: string) => shareOf.get(filter) ?? 1;
    const filters = all.filter((filter) => past(filter) < mostPast).toSorted((a, b) => past(a) - past(b));
    return { pack, filters, isNarrow: filters.length > 0 && past(allOf(all)) < fewPast };
  });
}
