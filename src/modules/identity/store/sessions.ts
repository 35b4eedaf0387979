import type { OrganisationKind } from '../../../platform/access/organisationKind.ts';
import type { Transaction } from '../../../platform/db/transaction.ts';

/** Who asks, by a session that is valid. */
export interface SessionRow {
  readonly session_id: string;
  readonly person_id: string;
  readonly organisation_id: string;
  readonly role: string;
  readonly kind: OrganisationKind;
  readonly region_code: string;
  readonly valid_milliseconds: number;
  readonly is_seen_again: boolean;
}

/** A session is over when nobody used it for this long, and in any case some day. */
export const idle = `interval '12 hours'`;
const longest = `interval '30 days'`;

/** Written down at most so often, since nobody wants to know it more exactly. */
const seenAgain = `interval '1 minute'`;

export async function findSession(transaction: Transaction, sessionHash: Buffer): Promise<SessionRow | undefined> {
  const rows = await transaction.query<SessionRow>(findSessionQuery, [sessionHash]);
  return rows[0];
}

const findSessionQuery = {
  name: 'identity-find-session',
  text: `
    select s.session_id, s.person_id, p.organisation_id, p.role, o.kind, o.region_code,
           extract(epoch from least(s.expires_at, s.seen_at + ${idle}) - now())::float8 * 1000 as valid_milliseconds,
           s.seen_at < now() - ${seenAgain} as is_seen_again
      from identity.sessions s
      join identity.people p on p.person_id = s.person_id
      join identity.organisations o on o.organisation_id = p.organisation_id
     where s.session_hash = $1 and s.expires_at > now() and s.seen_at > now() - ${idle}
       and p.disabled_at is null and o.closed_at is null`,
};

export async function markSeen(transaction: Transaction, sessionHash: Buffer): Promise<void> {
  await transaction.run(
    `update identity.sessions set seen_at = now() where session_hash = $1 and seen_at < now() - ${seenAgain}`,
    [sessionHash],
  );
}

export interface NewSession {
  readonly sessionHash: Buffer;
  readonly sessionId: string;
  readonly personId: string;
  readonly address: string | null;
  readonly browser: string | null;
}

export async function insertSession(transaction: Transaction, session: NewSession): Promise<void> {
  await transaction.run(
    `insert into identity.sessions (session_hash, session_id, person_id, address, browser, expires_at)
     values ($1, $2, $3, $4, $5, now() + ${longest})`,
    [session.sessionHash, session.sessionId, session.personId, session.address, session.browser],
  );
}

/** Ends the session of a cookie; gives whether there was one. */
export async function deleteSession(transaction: Transaction, sessionHash: Buffer): Promise<boolean> {
  return (await transaction.run('delete from identity.sessions where session_hash = $1', [sessionHash])) > 0;
}

/** Ends one session of a person by its number; gives whether there was one. */
export async function deleteSessionOf(transaction: Transaction, personId: string, sessionId: string): Promise<boolean> {
  const ended = await transaction.run('delete from identity.sessions where person_id = $1 and session_id = $2', [
    personId,
    sessionId,
  ]);
  return ended > 0;
}

/** Ends all sessions of a person, or all but the one of a cookie; gives their number. */
export async function deleteSessionsOf(
  transaction: Transaction,
  personId: string,
  exceptHash: Buffer | null,
): Promise<number> {
  return transaction.run(
    'delete from identity.sessions where person_id = $1 and ($2::bytea is null or session_hash <> $2)',
    [personId, exceptHash],
  );
}

/** Ends the sessions of everybody in an organisation; gives their number. */
export async function deleteSessionsIn(transaction: Transaction, organisationId: string): Promise<number> {
  return transaction.run(
    `delete from identity.sessions where person_id in
       (select person_id from identity.people where organisation_id = $1)`,
    [organisationId],
  );
}

export interface OwnSessionRow {
  readonly session_id: string;
  readonly created_at: Date;
  readonly seen_at: Date;
  readonly expires_at: Date;
  readonly address: string | null;
  readonly browser: string | null;
  readonly is_current: boolean;
}

/** The sessions of a person that are still valid, the latest used first. */
export async function listSessions(
  transaction: Transaction,
  personId: string,
  currentHash: Buffer | null,
): Promise<OwnSessionRow[]> {
  return transaction.query<OwnSessionRow>(
    `select session_id, created_at, seen_at, least(expires_at, seen_at + ${idle}) as expires_at, address, browser,
            coalesce(session_hash = $2, false) as is_current
       from identity.sessions
      where person_id = $1 and expires_at > now() and seen_at > now() - ${idle}
      order by seen_at desc, session_id`,
    [personId, currentHash],
  );
}

export async function countSessions(transaction: Transaction): Promise<number> {
  const rows = await transaction.query<{ count: number }>(
    `select count(*)::int as count from identity.sessions where expires_at > now() and seen_at > now() - ${idle}`,
  );
  return rows[0]?.count ?? 0;
}
