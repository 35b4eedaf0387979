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
