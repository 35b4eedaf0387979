import type { OrganisationKind } from '../../../platform/access/organisationKind.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';
import type { LEVELS } from '../contract.ts';

export interface OrganisationRow {
  readonly organisation_id: string;
  readonly kind: OrganisationKind;
  readonly level: (typeof LEVELS)[number] | null;
  readonly name: string;
  readonly region_code: string;
  readonly created_at: Date;
  readonly closed_at: Date | null;
}

const organisationColumns = `
  select organisation_id, kind, level, name, region_code, created_at, closed_at from identity.organisations`;

export async function findOrganisation(
  transaction: Transaction,
  organisationId: string,
): Promise<OrganisationRow | undefined> {
  const rows = await transaction.query<OrganisationRow>(`${organisationColumns} where organisation_id = $1`, [
    organisationId,
  ]);
  return rows[0];
}

export interface NewOrganisation {
  readonly organisationId: string;
  readonly kind: OrganisationKind;
  readonly level: OrganisationRow['level'];
  readonly name: string;
  readonly regionCode: string;
}

export async function insertOrganisation(transaction: Transaction, organisation: NewOrganisation): Promise<void> {
  await transaction.run(
    'insert into identity.organisations (organisation_id, kind, level, name, region_code) values ($1, $2, $3, $4, $5)',
    [organisation.organisationId, organisation.kind, organisation.level, organisation.name, organisation.regionCode],
  );
}

/** The organisation, held so that changes of it and of its people follow each other. */
export async function holdOrganisation(
  transaction: Transaction,
  organisationId: string,
): Promise<OrganisationRow | undefined> {
  const rows = await transaction.query<OrganisationRow>(
    `${organisationColumns} where organisation_id = $1 for no key update`,
    [organisationId],
  );
  return rows[0];
}

export async function updateOrganisation(
  transaction: Transaction,
  organisationId: string,
  change: { readonly name: string; readonly isClosed: boolean },
): Promise<void> {
  await transaction.run(
    `update identity.organisations
        set name = $2, closed_at = case when $3 then coalesce(closed_at, now()) end where organisation_id = $1`,
    [organisationId, change.name, change.isClosed],
  );
}

/** What organisations are looked for by. */
export interface OrganisationSearch {
  /** Part of the name; all where it is empty. */
  readonly part: string;
  readonly kind: OrganisationKind | null;
  readonly limit: number;
  readonly offset: number;
}

const searched = `where ($1 = '' or position(lower($1) in lower(name)) > 0) and ($2::text is null or kind = $2)`;

export async function searchOrganisations(
  transaction: Transaction,
  { part, kind, limit, offset }: OrganisationSearch,
): Promise<OrganisationRow[]> {
  return transaction.query<OrganisationRow>(
    `${organisationColumns} ${searched}
      order by closed_at is not null, kind = 'firm', region_code, name, organisation_id limit $3 offset $4`,
    [part, kind, limit, offset],
  );
}

export async function countOrganisations(
  transaction: Transaction,
  { part, kind }: OrganisationSearch,
): Promise<number> {
  const rows = await transaction.query<{ count: number }>(
    `select count(*)::int as count from identity.organisations ${searched}`,
    [part, kind],
  );
  return rows[0]?.count ?? 0;
}

/** The organisations of some kinds that are open, by name. */
export async function listOpenOrganisations(
  transaction: Transaction,
  kinds: readonly OrganisationKind[],
): Promise<OrganisationRow[]> {
  return transaction.query<OrganisationRow>(
    `${organisationColumns} where kind = any($1) and closed_at is null order by name, organisation_id`,
    [kinds],
  );
}

/** Adds the organisation of a firm where there is none yet, and lets it follow the firm's name and county where there is one. */
export async function keepFirm(
  transaction: Transaction,
  firm: { readonly firmId: string; readonly name: string; readonly regionCode: string },
): Promise<void> {
  await transaction.run(
    `insert into identity.organisations as o (organisation_id, kind, name, region_code) values ($1, 'firm', $2, $3)
     on conflict (organisation_id) do update set name = excluded.name, region_code = excluded.region_code
      where (o.name, o.region_code) is distinct from (excluded.name, excluded.region_code)`,
    [firm.firmId, firm.name, firm.regionCode],
  );
}

/** The names of organisations and of people, by their identifiers. */
export async function findNames(
  transaction: Transaction,
  ids: readonly string[],
): Promise<{ readonly id: string; readonly name: string }[]> {
  return transaction.query(
    `select organisation_id as id, name from identity.organisations where organisation_id = any($1::uuid[])
     union all select person_id, name from identity.people where person_id = any($1::uuid[])`,
    [ids],
  );
}

/** Whether there is nothing here yet. The lock lets of several servers that start together one look at a time. */
export async function isEmptyUnderLock(transaction: Transaction): Promise<boolean> {
  await transaction.run(`select pg_advisory_xact_lock(hashtext('identity.seed'))`);
  const rows = await transaction.query<{ is_empty: boolean }>(
    'select not exists (select from identity.organisations) as is_empty',
  );
  return rows[0]?.is_empty ?? false;
}
