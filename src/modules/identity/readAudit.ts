import type { Actor } from '../../platform/access/actor.ts';
import { type AuditEvent, type EventSearch, readEvents } from '../../platform/audit/readEvents.ts';
import type { Transaction } from '../../platform/db/transaction.ts';
import { findNames } from './store/organisations.ts';

/** A page of the audit. */
export interface AuditPage {
  readonly events: readonly AuditEvent[];
  readonly hasMore: boolean;
  /** The names of the organisations and people in it, by their identifiers. */
  readonly names: ReadonlyMap<string, string>;
}

/** Reads a page of the audit with the names of who acted. */
export async function readAudit(transaction: Transaction, actor: Actor, search: EventSearch): Promise<AuditPage> {
  const events = await readEvents(transaction, actor, search);
  const last = events.at(-1);
  const isFull = events.length >= search.limit && last !== undefined;
  const older = isFull ? await readEvents(transaction, actor, { ...search, before: last.happened_at, limit: 1 }) : [];
  const ids = events.flatMap(({ organisation_id, person_id }) => [organisation_id, person_id]);
  const known = await findNames(transaction, [...new Set(ids.filter((id) => id !== null))]);
  return { events, hasMore: older.length > 0, names: new Map(known.map(({ id, name }) => [id, name])) };
}
