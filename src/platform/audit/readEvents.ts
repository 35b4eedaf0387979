import type { Actor } from '../access/actor.ts';
import type { Transaction } from '../db/transaction.ts';
import type { Plain } from './eventHash.ts';

/** An audit event as it is read. */
export interface AuditEvent {
  readonly chain: string;
  readonly position: bigint;
  readonly event_id: string;
  readonly happened_at: Date;
  readonly action: string;
  readonly organisation_id: string | null;
  readonly person_id: string | null;
  readonly token_id: string | null;
  readonly address: string | null;
  readonly firm_id: string | null;
  readonly region_code: string;
  readonly detail: Plain;
  readonly hash: Buffer;
}

/** Which events are asked for. */
export interface EventSearch {
  /** The whole name of what was done, or a module's word with its point: `enterprise.`; null for all. */
  readonly action: string | null;
  readonly firmId: string | null;
  /** Only events before this moment. */
  readonly before: Date | null;
  readonly limit: number;
}

/**
 * Reads events that the actor may see, the newest first. Those of the same millisecond as the last one come with it although the limit is
 * reached, so that whoever asks for what was before that moment misses none.
 */
export async function readEvents(transaction: Transaction, actor: Actor, search: EventSearch): Promise<AuditEvent[]> {
  const { action, firmId, before, limit } = search;
  const isWord = action?.endsWith('.') ?? false;
  return transaction.query<AuditEvent>(
    `select chain, position, event_id, happened_at, action, organisation_id, person_id, token_id, address, firm_id,
            region_code, detail, hash
       from platform.audit_events
      where ($1::text is null or action = $1) and ($2::text is null or (action >= $2 and action < $3))
        and ($4::uuid is null or firm_id = $4) and ($5::timestamptz is null or happened_at < $5)
        ${ownCondition(actor)}
      order by happened_at desc fetch first $6 rows with ties`,
    [
      isWord ? null : action,
      isWord ? action : null,
      // The sign behind the point: all actions of the module sort before it.
      isWord ? action?.replace(/\.$/, '/') : null,
      firmId,
      before,
      limit,
      ...(actor.kind === 'office' || actor.kind === 'platform' ? [] : [actor.organisationId]),
    ],
  );
}

/** What row-level security demands anyway, said so that an index is used: a firm's or a partner's events are few among all. */
function ownCondition({ kind }: Actor): string {
  if (kind === 'office' || kind === 'platform') return '';
  return kind === 'firm' ? 'and firm_id = $7' : 'and organisation_id = $7';
}
