import type { FactDefinition } from '@leitu/rules';
import type { Transaction } from '../../../platform/db/transaction.ts';
import { COLUMN_TYPES, FACT_COLUMNS } from '../columns.ts';
import { prefixRange } from '../prefixRange.ts';

/** The table of firms, for questions that are made of packs: one row a firm, with its region, industry, title and `facts_year`. */
export const FIRMS_TABLE = 'enterprise.enterprises';

const hasColumn: ReadonlySet<string> = new Set(FACT_COLUMNS);

/** Where the value of a fact stands in a row that goes by `firm`, as an expression; null where it is missing. */
export function factInSql({ name, type }: FactDefinition): string {
  if (hasColumn.has(name)) return `firm.${name}`;
  return `(firm.other_facts ->> '${name.replaceAll("'", "''")}')::${COLUMN_TYPES[type]}`;
}

/** Some firms of one county, those behind the last of the part before up to the last of this one. */
export interface PartOfRegion {
  readonly regionCode: string;
  /** Null where the county begins. */
  readonly after: string | null;
  /** Null where the county ends: who has joined meanwhile is among them. */
  readonly until: string | null;
  readonly firms: number;
}

/** The firms of a region in parts of at most so many, county by county, in the order of the index. */
export async function partsOfRegion(
  transaction: Transaction,
  region: string,
  mostFirms: number,
): Promise<readonly PartOfRegion[]> {
  const { from, until } = prefixRange(region);
  const rows = await transaction.query<{ region_code: string; last: string; firms: number }>(
    `select region_code, max(enterprise_id::text collate "C") as last, count(*)::int as firms
       from (select region_code, enterprise_id,
                    (row_number() over (partition by region_code order by enterprise_id) - 1) / $3::bigint as part
               from enterprise.enterprises where region_code >= $1 and ($2::text is null or region_code < $2)) as firm
      group by region_code, part order by region_code, part`,
    [from, until, mostFirms],
  );
  return rows.map(({ region_code, last, firms }, index) => {
    const before = rows[index - 1];
    return {
      regionCode: region_code,
      after: before?.region_code === region_code ? before.last : null,
      until: rows[index + 1]?.region_code === region_code ? last : null,
      firms,
    };
  });
}
