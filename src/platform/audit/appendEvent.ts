import { present } from '@leitu/kernel';
import type { Actor } from '../access/actor.ts';
import type { Transaction } from '../db/transaction.ts';
import { uuidv7 } from '../db/uuid.ts';
import { eventHash, firstHash, type Plain } from './eventHash.ts';

/** A change that is to be kept in the audit. */
export interface AuditedChange {
  /** What was done, named by its module: `enterprise.import`. */
  readonly action: string;
  /** The firm it is about, where it is about one. */
  readonly firmId?: string;
  /** The region of what it is about: the firm's county, an office's prefix. Empty where it is about no region. */
  readonly regionCode?: string;
  /** That somebody came or went, and nothing else: such events have chains of their own, so that what is remembered of a region stays right. */
  readonly isPresence?: true;
  /** What was before and what is after, or whatever else the change was; amounts in fen. Never a password or a code. */
  readonly detail: Plain;
}

/**
 * Adds an event to the chain of the actor's region, in the transaction of the change itself. The chain is held until the transaction
 * ends, so this comes last in long ones.
 */
export async function appendEvent(transaction: Transaction, actor: Actor, change: AuditedChange): Promise<void> {
  const chain = change.isPresence === true ? `presence:${chainOf(actor)}` : chainOf(actor);
  await transaction.run('insert into platform.audit_chains values ($1, 0, $2) on conflict do nothing', [
    chain,
    firstHash,
  ]);
  const heads = await transaction.query<{ position: bigint; hash: Buffer }>(
    'select position, hash from platform.audit_chains where chain = $1 for update',
    [chain],
  );
  const head = present(heads[0], 'the chain was made above');
  const event = {
    chain,
    position: Number(head.position) + 1,
    eventId: uuidv7(),
    happenedAt: new Date().toISOString(),
    action: change.action,
    organisationId: actor.organisationId,
    personId: actor.personId,
    tokenId: actor.tokenId,
    address: actor.address,
    firmId: change.firmId ?? null,
    regionCode: change.regionCode ?? '',
    detail: change.detail,
  };
  const hash = eventHash(head.hash, event);
  await transaction.run(insertEvent, [
    ...Object.values({ ...event, detail: JSON.stringify(event.detail) }),
    head.hash,
    hash,
  ]);
  await transaction.run('update platform.audit_chains set position = $2, hash = $3 where chain = $1', [
    chain,
    event.position,
    hash,
  ]);
}

/** The values stand in the order of the event's names. */
const insertEvent = `
  insert into platform.audit_events (chain, position, event_id, happened_at, action, organisation_id, person_id, token_id,
    address, firm_id, region_code, detail, previous_hash, hash)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`;

/** Writers of different regions have chains of their own, and so have those who are of no region. */
function chainOf({ kind, region }: Actor): string {
  if (kind === 'office' || kind === 'firm') return `region:${region}`;
  return kind;
}
