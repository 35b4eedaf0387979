import { at, realAt } from '../at.ts';

/** Operations that wait for their turn, the one with the least key first: a binary heap in which each is at most once. */
export interface Queue {
  length: number;
  readonly items: Int32Array;
  readonly keys: Float64Array;
  readonly isIn: Uint8Array;
}

export function createQueue(operations: number): Queue {
  return {
    length: 0,
    items: new Int32Array(operations),
    keys: new Float64Array(operations),
    isIn: new Uint8Array(operations),
  };
}

/** Puts an operation in; one that is in already stays where it is. */
export function push(queue: Queue, v: number, key: number): void {
  const { items, keys, isIn } = queue;
  if (isIn[v] === 1) return;
  isIn[v] = 1;
  let place = queue.length;
  queue.length += 1;
  while (place > 0) {
    const above = (place - 1) >> 1;
    if (realAt(keys, above) <= key) break;
    items[place] = at(items, above);
    keys[place] = realAt(keys, above);
    place = above;
  }
  items[place] = v;
  keys[place] = key;
}

/** Takes the first out; there is one. */
export function pop(queue: Queue): number {
  const { items, keys, isIn } = queue;
  const first = at(items, 0);
  isIn[first] = 0;
  queue.length -= 1;
  const { length } = queue;
  if (length === 0) return first;
  const item = at(items, length);
  const key = realAt(keys, length);
  let place = 0;
  for (;;) {
    let below = 2 * place + 1;
    if (below >= length) break;
    if (below + 1 < length && realAt(keys, below + 1) < realAt(keys, below)) below += 1;
    if (realAt(keys, below) >= key) break;
    items[place] = at(items, below);
    keys[place] = realAt(keys, below);
    place = below;
  }
  items[place] = item;
  keys[place] = key;
  return first;
}

export function clear(queue: Queue): void {
  for (let place = 0; place < queue.length; place += 1) queue.isIn[at(queue.items, place)] = 0;
  queue.length = 0;
}
