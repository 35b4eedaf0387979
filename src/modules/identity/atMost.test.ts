import { describe, expect, it } from 'vitest';
import { atMost } from './atMost.ts';

describe('work that is done a few at a time', () => {
  it('never runs more at once, keeps its order, and goes on after a failure', async () => {
    const inTurn = atMost(2);
    const begun: number[] = [];
    const ends: (() => void)[] = [];
    let running = 0;
    let most = 0;
    const work = (number: number) => async () => {
      begun.push(number);
      running += 1;
      most = Math.max(most, running);
      await new Promise<void>((resolve) => ends.push(resolve));
      running -= 1;
      if (number === 1) throw new Error('one fails');
      return number;
    };
    const done = Promise.allSettled([0, 1, 2, 3, 4].map((number) => inTurn(work(number))));
    for (let number = 0; number < 5; number += 1) {
      await expect.poll(() => ends.length).toBeGreaterThan(number);
      ends[number]?.();
    }
    const outcomes = await done;
    expect(outcomes.map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
      'fulfilled',
      'fulfilled',
    ]);
    expect([begun, most]).toEqual([[0, 1, 2, 3, 4], 2]);
  });
});
