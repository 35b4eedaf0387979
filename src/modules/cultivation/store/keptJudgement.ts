import type { Facts, FactValue, Verdict } from '@leitu/rules';
import { FACT_COLUMNS, factOfColumn } from '../../enterprise/index.ts';
import type { KeptResult, KeptResults, LadderJudgement } from '../judgeLadder.ts';
import type { KeptCriteria } from './criteria.ts';

/** The columns of `cultivation.judgements` that tell what the packs said. */
export interface ResultColumns {
  readonly verdicts: readonly Verdict[];
  readonly scores: readonly (number | null)[];
}

/** Facts that follow the firm, and so do not stand in a judgement under their names. */
const MOVING: ReadonlySet<string> = new Set(['region_code', 'uscc', 'name']);

/** The facts that have a column in `cultivation.judgements`; all others are kept in `other_facts`. */
export const KEPT_COLUMNS: readonly string[] = FACT_COLUMNS.filter((name) => !MOVING.has(name));

const hasColumn: ReadonlySet<string> = new Set(KEPT_COLUMNS);

/** Whether a fact has a column of its own in a judgement. */
export function isKeptInColumn(name: string): boolean {
  return hasColumn.has(name);
}

type CriteriaColumns = Pick<KeptCriteria, 'packs' | 'maxima' | 'facts' | 'innovative' | 'srdi' | 'little_giant'>;

/** What the packs said, pack by pack. */
export function resultsOf({ verdicts, scores }: ResultColumns, criteria: CriteriaColumns): KeptResults {
  const inForce = [criteria.innovative, criteria.srdi, criteria.little_giant];
  const results = criteria.packs.map((pack, index): readonly [string, KeptResult] => {
    const [lowest, highest] = [scores[2 * index] ?? null, scores[2 * index + 1] ?? null];
    const maximum = criteria.maxima[index] ?? null;
    // There is a verdict for each pack.
    const verdict = verdicts[index] as Verdict;
    return [
      pack,
      {
        verdict,
        ...(lowest === null || highest === null || maximum === null ? {} : { score: [lowest, highest], maximum }),
        ...(inForce.includes(index + 1) ? { is_in_force: true } : {}),
      },
    ];
  });
  return Object.fromEntries(results);
}

/** The facts that the packs read, from the columns of a judgement; those that were missing are not there. */
export function factsOf(row: Readonly<Record<string, unknown>>, { facts }: CriteriaColumns): Facts {
  // It was written by `columnsOf` or by the query that judges a region.
  const others = (row.other_facts ?? {}) as Facts;
  const read: Record<string, FactValue> = {};
  for (const name of facts) {
    const value = factOfColumn(isKeptInColumn(name) ? row[name] : others[name]);
    if (value !== undefined) read[name] = value;
  }
  return read;
}

/** The columns of a judgement that was made here. */
export function columnsOf({ results, facts }: LadderJudgement): Readonly<Record<string, unknown>> {
  const judged = Object.values(results);
  const named = Object.entries(facts).filter(([, value]) => value !== undefined);
  const others = named.filter(([name]) => !isKeptInColumn(name));
  return {
    verdicts: judged.map(({ verdict }) => verdict),
    scores: judged.flatMap(({ score }) => [score?.[0] ?? null, score?.[1] ?? null]),
    ...Object.fromEntries(named.filter(([name]) => isKeptInColumn(name))),
    other_facts: others.length === 0 ? null : Object.fromEntries(others),
  };
}
