import { beforeEach, describe, expect, it } from 'vitest';
import { aDatabase } from '../../../tests/aDatabase.ts';
import { anActor } from '../../../tests/anActor.ts';
import { transactionOn } from '../db/transaction.ts';
import { appendEvent } from './appendEvent.ts';
import { readChangeStamp } from './changeStamp.ts';
import { canonicalJson, eventHash, firstHash, type HashedEvent } from './eventHash.ts';
import { verifyChains } from './verifyChains.ts';

const platform = aDatabase();
const jinjiang = anActor('office', 'office-officer', { region: '350582' });
const nanan = anActor('office', 'office-officer', { region: '350583' });

beforeEach(async () => {
  await platform().owner.query('truncate platform.audit_events, platform.audit_chains');
  for (let number = 1; number <= 5; number += 1) await append(jinjiang, number);
  await append(nanan, 1);
});

function append(actor: typeof jinjiang, number: number): Promise<void> {
  return platform().database.as(actor, (transaction) =>
    appendEvent(transaction, actor, {
      action: 'test.change',
      regionCode: actor.region,
      detail: { before: null, after: number },
    }),
  );
}

const verify = () => verifyChains(transactionOn(platform().owner));

describe('the chain of audit events', () => {
  it('is whole as it was written, a chain a region', async () => {
    expect(await verify()).toEqual({ chains: 2, events: 6, breaks: [] });
  });

  it.each([
    ['what was done', `update platform.audit_events set detail = '{"before": null, "after": 9}'`],
    ['who did it', 'update platform.audit_events set person_id = gen_random_uuid()'],
    ['from where', `update platform.audit_events set address = '10.0.0.1'`],
    ['when', `update platform.audit_events set happened_at = happened_at + interval '1 millisecond'`],
    ['its hash', `update platform.audit_events set hash = sha256('x')`],
  ])('breaks where somebody changes %s', async (_what, change) => {
    await platform().owner.query(`${change} where chain = 'region:350582' and position = 3`);
    expect((await verify()).breaks).toEqual([{ chain: 'region:350582', position: 3, kind: 'changed' }]);
  });

  it('breaks where an event is taken out', async () => {
    await platform().owner.query(`delete from platform.audit_events where chain = 'region:350582' and position = 2`);
    expect((await verify()).breaks).toEqual([{ chain: 'region:350582', position: 2, kind: 'missing' }]);
  });

  it('breaks where its last events are cut off', async () => {
    await platform().owner.query(`delete from platform.audit_events where chain = 'region:350582' and position > 3`);
    expect((await verify()).breaks).toEqual([{ chain: 'region:350582', position: 3, kind: 'end' }]);
  });

  it('breaks where a whole chain is taken out of the list of chains', async () => {
    await platform().owner.query(`delete from platform.audit_chains where chain = 'region:350583'`);
    expect((await verify()).breaks).toEqual([{ chain: 'region:350583', position: 1, kind: 'end' }]);
  });

  it('breaks where an event is changed and its own hash made anew', async () => {
    const { rows } = await platform().owner.query<{ event_id: string; happened_at: Date; previous_hash: Buffer }>(
      `select event_id, happened_at, previous_hash from platform.audit_events where chain = 'region:350582' and position = 3`,
    );
    const [row] = rows;
    const forged: HashedEvent = {
      chain: 'region:350582',
      position: 3,
      eventId: row?.event_id ?? '',
      happenedAt: row?.happened_at.toISOString() ?? '',
      action: 'test.change',
      organisationId: jinjiang.organisationId,
      personId: null,
      tokenId: null,
      address: jinjiang.address,
      firmId: null,
      regionCode: '350582',
      detail: { before: null, after: 9 },
    };
    const hash = eventHash(row?.previous_hash ?? firstHash, forged);
    await platform().owner.query(
      `update platform.audit_events set detail = $1, hash = $2 where chain = 'region:350582' and position = 3`,
      [JSON.stringify(forged.detail), hash],
    );
    expect((await verify()).breaks).toEqual([{ chain: 'region:350582', position: 4, kind: 'changed' }]);
  });

  it('loses no event when many write to it at once', async () => {
    await Promise.all(Array.from({ length: 30 }, (_, number) => append(jinjiang, number)));
    expect(await verify()).toEqual({ chains: 2, events: 36, breaks: [] });
  });

  it('of one region does not wait for a writer of another', async () => {
    const { database } = platform();
    await database.as(jinjiang, async (held) => {
      await appendEvent(held, jinjiang, { action: 'test.long', detail: {} });
      // This transaction holds its chain; were there one chain only, the next line would never end.
      await append(nanan, 2);
    });
    expect((await verify()).events).toBe(8);
  });

  it('is not there when its change is undone', async () => {
    const undone = platform().database.as(jinjiang, async (transaction) => {
      await appendEvent(transaction, jinjiang, { action: 'test.undone', detail: {} });
      throw new Error('undo');
    });
    await expect(undone).rejects.toThrow('undo');
    expect(await verify()).toEqual({ chains: 2, events: 6, breaks: [] });
  });
});

describe('the stamp of a region', () => {
  const stamp = () =>
    platform().database.as(jinjiang, (transaction) => readChangeStamp(transaction, jinjiang.region), {
      isReadOnly: true,
    });

  it('is another one after a change, and the same after somebody came or went or another region changed', async () => {
    const before = await stamp();
    await platform().database.as(jinjiang, (transaction) =>
      appendEvent(transaction, jinjiang, { action: 'test.come', isPresence: true, detail: {} }),
    );
    await append(nanan, 2);
    expect(await stamp()).toBe(before);
    expect(await verify()).toEqual({ chains: 3, events: 8, breaks: [] });
    await append(jinjiang, 6);
    expect(await stamp()).not.toBe(before);
  });
});

describe('the server', () => {
  it('may neither change nor delete an event', async () => {
    const { database } = platform();
    const attempt = (sql: string) => database.as(jinjiang, (transaction) => transaction.run(sql));
    await expect(attempt(`update platform.audit_events set detail = '{}'`)).rejects.toThrow('permission denied');
    await expect(attempt('delete from platform.audit_events')).rejects.toThrow('permission denied');
    await expect(attempt('truncate platform.audit_events')).rejects.toThrow('permission denied');
  });

  it('signs for nobody else', async () => {
    const { database } = platform();
    const forged = { ...nanan, region: jinjiang.region };
    await expect(
      database.as(jinjiang, (transaction) => appendEvent(transaction, forged, { action: 'test.forged', detail: {} })),
    ).rejects.toThrow('row-level security');
  });
});

describe('who reads the audit', () => {
  const seen = (actor: typeof jinjiang) =>
    platform().database.as(actor, (transaction) =>
      transaction.query<{ n: number }>('select count(*)::int as n from platform.audit_events'),
    );
  it.each([
    ['an office its region', jinjiang, 5],
    ['the office above its region', anActor('office', 'office-admin', { region: '3505' }), 6],
    ['a sibling county its own', nanan, 1],
    ['a firm only what is about itself', anActor('firm', 'firm-admin', { region: '350582' }), 0],
    ['a partner only what it did itself', anActor('bank', 'partner-admin', { region: '3505' }), 0],
    ['the platform what is about no firm', anActor('platform', 'platform-admin'), 6],
  ])('%s', async (_who, actor, count) => {
    expect(await seen(actor)).toEqual([{ n: count }]);
  });
});

it('JSON is written in one way: names in order, no blanks, what is undefined left out', () => {
  expect(canonicalJson({ b: [1, null, 'é'], a: { z: true, y: undefined } })).toBe('{"a":{"z":true},"b":[1,null,"é"]}');
});
