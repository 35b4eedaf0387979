/**
 * A verdict in SQL. Where no judgement of a person is asked, it is a boolean: true is met, false unmet, null unknown, and SQL's own
 * and, or, not are the lowest, the highest and the contract's not. Elsewhere it is the verdict's rank, 0 unmet, 1 unknown, 2 judgement,
 * 3 met.
 */
export interface Truth {
  readonly kind: 'boolean' | 'rank';
  readonly sql: string;
}

export type VerdictForm = 'word' | 'rank';

/** The rank of a verdict. */
function rankOf({ kind, sql }: Truth): string {
  return kind === 'rank' ? sql : `coalesce(3 * cast(${sql} as int), 1)`;
}

/** As the verdict is given out: one of the four words, or its rank. */
export function shown(truth: Truth, form: VerdictForm): string {
  if (form === 'rank') return rankOf(truth);
  const { kind, sql } = truth;
  if (kind === 'boolean') return `case when ${sql} then 'met' when not ${sql} then 'unmet' else 'unknown' end`;
  return `case ${sql} when 0 then 'unmet' when 1 then 'unknown' when 2 then 'judgement' else 'met' end`;
}

/** Whether the verdict can still change: it is neither met nor unmet. */
export function isOpen({ kind, sql }: Truth): string {
  return kind === 'boolean' ? `${sql} is null` : `${sql} in (1, 2)`;
}

/** All of the parts (`and`) or any of them (`or`). The parts are names of columns. */
export function joined(word: 'and' | 'or', parts: readonly Truth[]): Truth {
  const booleans = parts.filter(({ kind }) => kind === 'boolean').map(({ sql }) => sql);
  const together = booleans.length === 0 ? (word === 'and' ? 'true' : 'false') : booleans.join(` ${word} `);
  const ranks = parts.filter(({ kind }) => kind === 'rank').map(({ sql }) => sql);
  if (ranks.length === 0) return { kind: 'boolean', sql: together };
  const all = booleans.length === 0 ? ranks : [rankOf({ kind: 'boolean', sql: `(${together})` }), ...ranks];
  if (all.length === 1) return { kind: 'rank', sql: all.join() };
  return { kind: 'rank', sql: `${word === 'and' ? 'least' : 'greatest'}(${all.join(', ')})` };
}

/** `not` swaps met and unmet and keeps the other two. */
export function negated({ kind, sql }: Truth): Truth {
  if (kind === 'boolean') return { kind, sql: `not ${sql}` };
  return { kind, sql: `case ${sql} when 0 then 3 when 3 then 0 else ${sql} end` };
}
