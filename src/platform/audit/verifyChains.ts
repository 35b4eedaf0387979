import type { Transaction } from '../db/transaction.ts';
import { eventHash, firstHash, type HashedEvent, type Plain } from './eventHash.ts';

/** What is wrong with a chain, at its first broken place. */
export interface ChainBreak {
  readonly chain: string;
  /** The position at which the chain is no longer what was written. */
  readonly position: number;
  /** `changed`: the event is not the one that was hashed; `missing`: an event is gone; `end`: the chain does not end where it should. */
  readonly kind: 'changed' | 'missing' | 'end';
}

/** What came of proving all chains. */
export interface Verification {
  readonly chains: number;
  readonly events: number;
  readonly breaks: readonly ChainBreak[];
}

interface EventRow {
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
  readonly previous_hash: Buffer;
  readonly hash: Buffer;
}

const eventsAtOnce = 5000;

/** Proves every chain from its first event to its end; the transaction is the owner's, who sees all events. */
export async function verifyChains(transaction: Transaction): Promise<Verification> {
  const heads = await transaction.query<{ chain: string; position: bigint; hash: Buffer }>(
    'select chain, position, hash from platform.audit_chains order by chain',
  );
  const breaks: ChainBreak[] = [];
  let events = 0;
  for (const { chain, position, hash } of heads) {
    const walked = await walkChain(transaction, chain);
    events += walked.events;
    if (walked.broken !== undefined) breaks.push(walked.broken);
    else if (walked.events !== Number(position) || !walked.hash.equals(hash)) {
      breaks.push({ chain, position: walked.events, kind: 'end' });
    }
  }
  const orphans = await transaction.query<{ chain: string; position: bigint }>(
    `select chain, min(position) as position from platform.audit_events
      where chain not in (select chain from platform.audit_chains) group by chain`,
  );
  breaks.push(...orphans.map(({ chain, position }) => ({ chain, position: Number(position), kind: 'end' as const })));
  return { chains: heads.length, events, breaks };
}

interface Walk {
  readonly events: number;
  readonly hash: Buffer;
  readonly broken?: ChainBreak;
}

async function walkChain(transaction: Transaction, chain: string): Promise<Walk> {
  let hash = firstHash;
  let at = 0;
  for (;;) {
    const rows = await transaction.query<EventRow>(
      'select * from platform.audit_events where chain = $1 and position > $2 order by position limit $3',
      [chain, at, eventsAtOnce],
    );
    for (const row of rows) {
      const position = at + 1;
      if (Number(row.position) !== position) return { events: at, hash, broken: { chain, position, kind: 'missing' } };
      const isWhole = row.previous_hash.equals(hash) && eventHash(hash, hashedEvent(row)).equals(row.hash);
      if (!isWhole) return { events: at, hash, broken: { chain, position, kind: 'changed' } };
      hash = row.hash;
      at = position;
    }
    if (rows.length < eventsAtOnce) return { events: at, hash };
  }
}

function hashedEvent(row: EventRow): HashedEvent {
  return {
    chain: row.chain,
    position: Number(row.position),
    eventId: row.event_id,
    happenedAt: row.happened_at.toISOString(),
    action: row.action,
    organisationId: row.organisation_id,
    personId: row.person_id,
    tokenId: row.token_id,
    address: row.address,
    firmId: row.firm_id,
    regionCode: row.region_code,
    detail: row.detail,
  };
}
