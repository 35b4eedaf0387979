import type { Client } from 'pg';
import { hasCitus } from './hasCitus.ts';
import { settingsByRow } from './policySettings.ts';
import { transactionOn } from './transaction.ts';

/** A table as `leitu doctor` tells it. */
export interface InspectedTable {
  readonly name: string;
  /** As declared above its `create table`; null where it is not. */
  readonly kind: string | null;
  /** How Citus holds it; null where the extension is not there or does not know it. */
  readonly heldAs: 'distributed' | 'reference' | null;
  /** What would keep Citus from taking it as it is declared, or leaves its rows unguarded. */
  readonly obstacles: readonly Obstacle[];
}

/** One reason, with the thing of the table that is the reason. */
export interface Obstacle {
  readonly kind: keyof typeof OBSTACLES;
  readonly culprit: string;
}

/** What may be wrong with a table. */
export const OBSTACLES = {
  undeclared: { zh: '没有说明分布方式', en: 'does not say how it is spread' },
  no_enterprise_id: { zh: '没有非空的 enterprise_id（uuid）列', en: 'has no column enterprise_id (uuid, not null)' },
  key: {
    zh: '主键或唯一键不以 enterprise_id 开头',
    en: 'has a primary or unique key that does not begin with enterprise_id',
  },
  trigger: { zh: '有触发器', en: 'has a trigger' },
  foreign_key: { zh: '外键指向不能随之分布的表', en: 'points to a table that is not where it will be' },
  policy: { zh: '行级安全策略中含子查询', en: 'has a policy with a question to other tables' },
  unforced: { zh: '未强制行级安全', en: 'does not force row-level security' },
  unguarded: { zh: '缺少某类机构的行级安全策略', en: 'lacks the policy for a kind of organisation' },
  owned: { zh: '由服务角色拥有', en: 'belongs to the role that serves' },
} as const;

/** The policies that every table of firms has: one for each kind of organisation, and one for its owner. */
export const FIRM_POLICIES = ['firm', 'office', 'partner', 'platform', 'maintenance'] as const;

interface CatalogueRow {
  readonly oid: number;
  readonly name: string;
  readonly kind: string | null;
  readonly owner: string;
  readonly isForced: boolean;
  readonly hasEnterpriseId: boolean;
  readonly isFirmColumnSound: boolean;
  readonly keys: readonly { readonly name: string; readonly first: string }[];
  readonly triggers: readonly string[];
  readonly links: readonly {
    readonly name: string;
    readonly to: string;
    readonly toKind: string | null;
    readonly byFirm: boolean;
  }[];
  readonly policies: readonly { readonly name: string; readonly text: string }[];
}

/** Reads the catalogue of every table of the modules' schemas, and finds what is wrong with each. */
export async function inspectTables(
  client: Pick<Client, 'query'>,
  servingRole: string,
): Promise<readonly InspectedTable[]> {
  const { rows } = await client.query<CatalogueRow>(catalogue);
  const held = await readHeld(client);
  return rows.map((row) => ({
    name: row.name,
    kind: row.kind,
    heldAs: held.get(row.oid) ?? null,
    obstacles: findObstacles(row, servingRole),
  }));
}

async function readHeld(client: Pick<Client, 'query'>): Promise<ReadonlyMap<number, 'distributed' | 'reference'>> {
  if (!(await hasCitus(transactionOn(client)))) return new Map();
  const held = await client.query<{ oid: number; method: string }>(
    'select logicalrelid::oid::int as oid, partmethod as method from pg_dist_partition',
  );
  return new Map(held.rows.map(({ oid, method }) => [oid, method === 'n' ? 'reference' : 'distributed']));
}

function findObstacles(row: CatalogueRow, servingRole: string): Obstacle[] {
  const found: Obstacle[] = [];
  if (row.kind === null) found.push({ kind: 'undeclared', culprit: row.name });
  if (row.owner === servingRole) found.push({ kind: 'owned', culprit: row.owner });
  if (row.hasEnterpriseId) found.push(...unguarded(row));
  if (row.kind === 'reference') found.push(...badLinks(row, ['reference']));
  if (row.kind !== 'distributed by enterprise_id') return found;
  if (!row.isFirmColumnSound) found.push({ kind: 'no_enterprise_id', culprit: 'enterprise_id' });
  const keys = row.keys.filter(({ first }) => first !== 'enterprise_id');
  found.push(...keys.map(({ name }) => ({ kind: 'key', culprit: name }) as const));
  found.push(...row.triggers.map((culprit) => ({ kind: 'trigger', culprit }) as const));
  // Settings that are asked for once a statement are written plainly before Citus takes the table.
  const inquisitive = row.policies.filter(({ text }) => /\bselect\b/i.test(settingsByRow(text)));
  found.push(...inquisitive.map(({ name }) => ({ kind: 'policy', culprit: name }) as const));
  return [...found, ...badLinks(row, ['reference', 'distributed by enterprise_id'])];
}

function badLinks({ links }: CatalogueRow, kinds: readonly string[]): Obstacle[] {
  return links
    .filter(({ toKind, byFirm }) => !kinds.includes(toKind ?? '') || (toKind !== 'reference' && !byFirm))
    .map(({ name }) => ({ kind: 'foreign_key', culprit: name }));
}

function unguarded({ isForced, policies }: CatalogueRow): Obstacle[] {
  const names = policies.map(({ name }) => name);
  const missing = FIRM_POLICIES.filter((policy) => !names.includes(policy));
  return [
    ...(isForced ? [] : [{ kind: 'unforced', culprit: 'row level security' } as const]),
    ...missing.map((culprit) => ({ kind: 'unguarded', culprit }) as const),
  ];
}

const catalogue = `
  select t.oid::int as oid, format('%I.%I', n.nspname, t.relname) as name,
         obj_description(t.oid, 'pg_class') as kind, pg_get_userbyid(t.relowner) as owner,
         t.relrowsecurity and t.relforcerowsecurity as "isForced",
         exists (select from pg_attribute where attrelid = t.oid and attname = 'enterprise_id') as "hasEnterpriseId",
         exists (select from pg_attribute where attrelid = t.oid and attname = 'enterprise_id' and attnotnull and atttypid = 'uuid'::regtype)
           as "isFirmColumnSound",
         (select coalesce(json_agg(json_build_object('name', i.relname, 'first', a.attname)), '[]')
            from pg_index x join pg_class i on i.oid = x.indexrelid
            join pg_attribute a on a.attrelid = t.oid and a.attnum = x.indkey[0]
           where x.indrelid = t.oid and x.indisunique) as keys,
         (select coalesce(json_agg(tgname), '[]') from pg_trigger where tgrelid = t.oid and not tgisinternal) as triggers,
         (select coalesce(json_agg(json_build_object('name', conname, 'to', confrelid::regclass::text,
                   'toKind', obj_description(confrelid, 'pg_class'),
                   'byFirm', exists (select from pg_attribute where attrelid = t.oid and attname = 'enterprise_id' and attnum = any (conkey)))), '[]')
            from pg_constraint where conrelid = t.oid and contype = 'f') as links,
         (select coalesce(json_agg(json_build_object('name', polname,
                   'text', coalesce(pg_get_expr(polqual, polrelid), '') || coalesce(pg_get_expr(polwithcheck, polrelid), ''))), '[]')
            from pg_policy where polrelid = t.oid) as policies
    from pg_class t join pg_namespace n on n.oid = t.relnamespace
   where t.relkind in ('r', 'p') and not t.relispartition
     and n.nspname in (select module from platform.migrations)
   order by 2`;
