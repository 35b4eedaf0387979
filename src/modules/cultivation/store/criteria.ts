import { TIERS, type Tier } from '@leitu/rules';
import { canonicalJson } from '../../../platform/audit/eventHash.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import { uuidOfName } from '../../../platform/db/uuid.ts';
import { factNamesOf, type LadderCriteria } from '../judgeLadder.ts';

/** What firms are judged by, as it is kept: a row of `cultivation.criteria`. */
export interface KeptCriteria {
  readonly criteria_id: string;
  readonly version: string;
  readonly packs: readonly string[];
  readonly maxima: readonly (number | null)[];
  /** The facts that the packs read. */
  readonly facts: readonly string[];
  readonly innovative: number | null;
  readonly srdi: number | null;
  readonly little_giant: number | null;
}

/** The row of some criteria of a version. Its identifier is made of what stands in it, so the same criteria are kept once. */
export function keptCriteria(version: string, { packs, inForce }: LadderCriteria): KeptCriteria {
  const placeOf = (tier: Tier) => {
    const index = packs.findIndex(({ id }) => id === inForce[tier]);
    return index < 0 ? null : index + 1;
  };
  const [innovative = null, srdi = null, littleGiant = null] = TIERS.map(placeOf);
  const row = {
    version,
    packs: packs.map(({ id }) => id),
    maxima: packs.map(({ score }) => score?.maximum ?? null),
    facts: [...factNamesOf(packs)],
    ...{ innovative, srdi, little_giant: littleGiant },
  };
  return { criteria_id: uuidOfName('criteria', canonicalJson(row)), ...row };
}

/** Keeps criteria, once. */
export async function keepCriteria(transaction: Transaction, criteria: KeptCriteria): Promise<void> {
  const { criteria_id: id, version, packs, maxima, facts, innovative, srdi, little_giant } = criteria;
  const kept = await transaction.query('select from cultivation.criteria where criteria_id = $1', [id]);
  if (kept.length > 0) return;
  await transaction.run(
    `insert into cultivation.criteria (criteria_id, version, packs, maxima, facts, innovative, srdi, little_giant)
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (criteria_id) do nothing`,
    [id, version, packs, maxima, facts, innovative, srdi, little_giant],
  );
}
