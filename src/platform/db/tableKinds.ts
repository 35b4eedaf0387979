/** How a table is spread where there is more than one machine (docs/architecture.md); each `create table` says it on the line above. */
export const TABLE_KINDS = ['distributed by enterprise_id', 'reference', 'local'] as const;

export type TableKind = (typeof TABLE_KINDS)[number];

const declared = new RegExp(
  `^-- (${TABLE_KINDS.join('|')})\\r?\\n\\s*create\\s+(?:unlogged\\s+)?table\\s+([\\w.]+)`,
  'gim',
);

/**
 * The tables that a migration makes, with the kind that it declares for each.
 * @example tableKindsIn('-- local\ncreate table notes (…);') // [['notes', 'local']]
 */
export function tableKindsIn(sql: string): readonly (readonly [table: string, kind: TableKind])[] {
  return [...sql.matchAll(declared)].flatMap((match) => {
    const kind = TABLE_KINDS.find((known) => known === match[1]?.toLowerCase());
    return kind === undefined || match[2] === undefined ? [] : [[match[2], kind] as const];
  });
}
