/**
 * What waits before a machine: those that it chooses among, in columns, and where there are more than it looks through, the others behind,
 * a binary heap with the most urgent first.
 */
export interface Waiting {
  readonly choices: number[];
  readonly operations: number[];
  readonly ready: number[];
  readonly behind: Behind[];
}

interface Behind {
  readonly choice: number;
  readonly operation: number;
  /** The less, the sooner it comes to the front. */
  readonly latest: number;
}

/** Choosing looks through so many at most: with a hundred thousand before a machine it would otherwise never come to an end. */
const mostInFront = 256;

export function createWaiting(): Waiting {
  return { choices: [], operations: [], ready: [], behind: [] };
}

/** True where it is in front. */
export function join(list: Waiting, choice: number, operation: number, ready: number, latest: number): boolean {
  if (list.operations.length < mostInFront) {
    putInFront(list, choice, operation, ready);
    return true;
  }
  pushBehind(list.behind, { choice, operation, latest });
  return false;
}

export function putInFront(list: Waiting, choice: number, operation: number, ready: number): void {
  list.choices.push(choice);
  list.operations.push(operation);
  list.ready.push(ready);
}

/** Takes the one at a place out of those in front; the last one takes its place. */
export function leave(list: Waiting, index: number): void {
  for (const column of [list.choices, list.operations, list.ready]) {
    const last = column.pop();
    if (last !== undefined && index < column.length) column[index] = last;
  }
}

/** The most urgent of those behind, if there is room in front. */
export function nextFromBehind(list: Waiting): Behind | undefined {
  return list.operations.length < mostInFront ? popBehind(list.behind) : undefined;
}

function pushBehind(heap: Behind[], item: Behind): void {
  let place = heap.length;
  heap.push(item);
  while (place > 0) {
    const above = (place - 1) >> 1;
    const other = heap[above];
    if (other === undefined || other.latest <= item.latest) break;
    heap[place] = other;
    place = above;
  }
  heap[place] = item;
}

function popBehind(heap: Behind[]): Behind | undefined {
  const first = heap[0];
  const item = heap.pop();
  if (first === undefined || item === undefined || heap.length === 0) return first;
  let place = 0;
  for (;;) {
    let below = 2 * place + 1;
    if ((heap[below + 1]?.latest ?? Number.POSITIVE_INFINITY) < (heap[below]?.latest ?? 0)) below += 1;
    const other = heap[below];
    if (other === undefined || other.latest >= item.latest) break;
    heap[place] = other;
    place = below;
  }
  heap[place] = item;
  return first;
}
