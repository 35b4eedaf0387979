import { present } from '@leitu/kernel';
import type { OrganisationKind } from '../../../platform/access/organisationKind.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';

/** What signing in needs to know of an account. */
export interface AccountRow {
  readonly person_id: string;
  readonly organisation_id: string;
  readonly role: string;
  readonly password_hash: string | null;
  readonly is_closed: boolean;
  readonly kind: OrganisationKind;
  readonly region_code: string;
}

export const accountColumns = `
  select p.person_id, p.organisation_id, p.role, p.password_hash, o.kind, o.region_code,
         p.disabled_at is not null or o.closed_at is not null as is_closed
    from identity.people p join identity.organisations o on o.organisation_id = p.organisation_id`;

export async function findAccount(transaction: Transaction, login: string): Promise<AccountRow | undefined> {
  const rows = await transaction.query<AccountRow>(`${accountColumns} where p.login = $1`, [login]);
  return rows[0];
}

/**
 * The account as it is now, held until the transaction ends: a change of the password, of the role or of the organisation waits, so that
 * it finds and ends the session that is being made, or comes first and is seen here. Whoever holds both holds the organisation first.
 */
export async function holdAccount(
  transaction: Transaction,
  { organisation_id, person_id }: Pick<AccountRow, 'organisation_id' | 'person_id'>,
): Promise<AccountRow> {
  const [, , rows] = await Promise.all([
    transaction.run('select from identity.organisations where organisation_id = $1 for share', [organisation_id]),
    transaction.run('select from identity.people where person_id = $1 for share', [person_id]),
    transaction.query<AccountRow>(`${accountColumns} where p.person_id = $1`, [person_id]),
  ]);
  return present(rows[0], 'people are never deleted');
}

export interface PersonRow {
  readonly person_id: string;
  readonly organisation_id: string;
  readonly login: string;
  readonly name: string;
  readonly role: string;
  readonly has_password: boolean;
  readonly has_sso: boolean;
  readonly created_at: Date;
  readonly disabled_at: Date | null;
}

const personColumns = `
  select person_id, organisation_id, login, name, role, password_hash is not null as has_password,
         sso_subject is not null as has_sso, created_at, disabled_at
    from identity.people`;

export async function findPerson(transaction: Transaction, personId: string): Promise<PersonRow | undefined> {
  const rows = await transaction.query<PersonRow>(`${personColumns} where person_id = $1`, [personId]);
  return rows[0];
}

/** The person of an organisation, held for a change; undefined where it is nobody of it. */
export async function holdPerson(
  transaction: Transaction,
  organisationId: string,
  personId: string,
): Promise<PersonRow | undefined> {
  const rows = await transaction.query<PersonRow>(
    `${personColumns} where organisation_id = $1 and person_id = $2 for no key update`,
    [organisationId, personId],
  );
  return rows[0];
}

export async function updatePerson(
  transaction: Transaction,
  personId: string,
  change: { readonly role: string; readonly isDisabled: boolean },
): Promise<void> {
  await transaction.run(
    `update identity.people
        set role = $2, disabled_at = case when $3 then coalesce(disabled_at, now()) end where person_id = $1`,
    [personId, change.role, change.isDisabled],
  );
}

/** How many people administer an organisation, one of them left out. */
export async function countOtherAdmins(
  transaction: Transaction,
  organisationId: string,
  personId: string,
): Promise<number> {
  const rows = await transaction.query<{ count: number }>(
    `select count(*)::int as count from identity.people
      where organisation_id = $1 and person_id <> $2 and disabled_at is null and role like '%-admin'`,
    [organisationId, personId],
  );
  return rows[0]?.count ?? 0;
}

/** The people of an organisation, those who can sign in first. */
export async function listPeople(transaction: Transaction, organisationId: string): Promise<PersonRow[]> {
  return transaction.query<PersonRow>(
    `${personColumns} where organisation_id = $1 order by disabled_at is not null, created_at, login`,
    [organisationId],
  );
}

export interface NewPerson {
  readonly personId: string;
  readonly organisationId: string;
  readonly login: string;
  readonly name: string;
  readonly role: string;
  readonly passwordHash: string;
}

/** Adds a person; gives false where somebody has the login already. */
export async function insertPerson(transaction: Transaction, person: NewPerson): Promise<boolean> {
  const added = await transaction.run(
    `insert into identity.people (person_id, organisation_id, login, name, role, password_hash)
     values ($1, $2, $3, $4, $5, $6) on conflict (login) do nothing`,
    [person.personId, person.organisationId, person.login, person.name, person.role, person.passwordHash],
  );
  return added > 0;
}

/** The login and the hash of a person's password. */
export async function findPassword(
  transaction: Transaction,
  personId: string,
): Promise<{ readonly login: string; readonly password_hash: string | null } | undefined> {
  const rows = await transaction.query<{ login: string; password_hash: string | null }>(
    'select login, password_hash from identity.people where person_id = $1',
    [personId],
  );
  return rows[0];
}

/** Replaces the hash of a password where it is still the one that was compared; gives whether it was. */
export async function replacePasswordHash(
  transaction: Transaction,
  personId: string,
  before: string | null,
  after: string,
): Promise<boolean> {
  const replaced = await transaction.run(
    'update identity.people set password_hash = $3 where person_id = $1 and password_hash is not distinct from $2',
    [personId, before, after],
  );
  return replaced > 0;
}

export async function updatePasswordHash(transaction: Transaction, personId: string, hash: string): Promise<void> {
  await transaction.run('update identity.people set password_hash = $2 where person_id = $1', [personId, hash]);
}

/** Adds a person with the password of another; gives false where somebody has the login already, or nobody the other one. */
export async function insertPersonLike(
  transaction: Transaction,
  person: Omit<NewPerson, 'passwordHash'>,
  otherLogin: string,
): Promise<boolean> {
  const added = await transaction.run(
    `insert into identity.people (person_id, organisation_id, login, name, role, password_hash)
     select $1::uuid, $2::uuid, $3, $4, $5, password_hash from identity.people where login = $6 on conflict (login) do nothing`,
    [person.personId, person.organisationId, person.login, person.name, person.role, otherLogin],
  );
  return added > 0;
}
