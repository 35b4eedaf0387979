import { describe, expect, it } from 'vitest';
import { type KnownActor, makeSessionMemory } from './sessionMemory.ts';

const actor: KnownActor = {
  kind: 'office',
  organisationId: '0190a000-0000-7000-8000-000000000001',
  region: '35',
  personId: null,
  tokenId: null,
  permissions: new Set(),
};

/** A memory whose clock the test moves. */
function aMemory() {
  let now = 0;
  const memory = makeSessionMemory(() => now);
  memory.listen(true);
  return {
    memory,
    keep: (milliseconds = 60_000) => memory.beginAsking()('key', actor, milliseconds),
    recalled: () => memory.recall('key') === actor,
    wait: (milliseconds: number) => {
      now += milliseconds;
    },
  };
}

describe('the memory of sessions', () => {
  it('keeps somebody for half a minute at most', () => {
    const { keep, recalled, wait } = aMemory();
    keep();
    wait(29_999);
    expect(recalled()).toBe(true);
    wait(1);
    expect(recalled()).toBe(false);
  });

  it('keeps nobody longer than the session lasts', () => {
    const { keep, recalled, wait } = aMemory();
    keep(1000);
    wait(999);
    expect(recalled()).toBe(true);
    wait(1);
    expect(recalled()).toBe(false);
  });

  it('forgets everybody at a revocation', () => {
    const { memory, keep, recalled } = aMemory();
    keep();
    memory.forget();
    expect(recalled()).toBe(false);
  });

  it('keeps no answer to a question that was asked before a revocation: it may be from before it', () => {
    const { memory, recalled } = aMemory();
    const keepAnswer = memory.beginAsking();
    memory.forget();
    keepAnswer('key', actor, 60_000);
    expect(recalled()).toBe(false);
  });

  it('keeps and recalls nobody while revocations are not heard', () => {
    const { memory, keep, recalled } = aMemory();
    keep();
    memory.listen(false);
    expect(recalled()).toBe(false);
    keep();
    expect(recalled()).toBe(false);
    memory.listen(true);
    expect(recalled()).toBe(false);
  });

  it('does not grow without end', () => {
    const { memory, recalled, keep } = aMemory();
    keep();
    for (let number = 0; number < 10_000; number += 1) memory.beginAsking()(`other-${number}`, actor, 60_000);
    expect(recalled()).toBe(false);
    expect(memory.recall('other-9999')).toBe(actor);
  });
});
