import { type Calendar, endOfWork, workBetween } from './calendar.ts';

/** Work that a machine alone can do for a job: late by what its end is after `due`. */
export interface Task {
  readonly job: number;
  readonly ready: number;
  readonly minutes: number;
  readonly due: number;
  readonly weight: number;
}

/**
 * The weighted tardiness that a machine alone cannot be below. The k-th end of any order is no earlier than the k-th end where the shortest
 * remaining work goes first and may be interrupted (Schrage 1968); these ends, in order, are met with the due minutes in order, which is the
 * best that any order could do. Weights are taken in layers: what counts w is in all layers up to w.
 */
export function machineTardiness(calendar: Calendar, tasks: readonly Task[]): number {
  const weights = [...new Set(tasks.map(({ weight }) => weight))]
    .filter((weight) => weight > 0)
    .toSorted((a, b) => a - b);
  // More layers than these cost more than they raise the bound; any choice of them is a bound.
  const step = Math.ceil(weights.length / mostLayers);
  let sum = 0;
  let below = 0;
  for (let index = 0; index < weights.length; index += step) {
    const weight = weights[index] ?? 0;
    sum +=
      (weight - below) *
      layerTardiness(
        calendar,
        tasks.filter((task) => task.weight >= weight),
      );
    below = weight;
  }
  return sum;
}

const mostLayers = 12;

function layerTardiness(calendar: Calendar, tasks: readonly Task[]): number {
  const dues = tasks.map(({ due }) => due).toSorted((a, b) => a - b);
  return endsOf(calendar, tasks).reduce((sum, end, index) => sum + Math.max(0, end - (dues[index] ?? end)), 0);
}

/** The ends, in order, where the shortest remaining work goes first. */
function endsOf(calendar: Calendar, tasks: readonly Task[]): number[] {
  const arriving = tasks.toSorted((a, b) => a.ready - b.ready);
  const inWork = arriving.map(({ ready, minutes }) => ({ from: workBetween(calendar, 0, ready), left: minutes }));
  const ends: number[] = [];
  /** What is there, a binary heap with the shortest first. */
  const there: number[] = [];
  let now = 0;
  let next = 0;
  while (ends.length < tasks.length) {
    if (there.length === 0) now = Math.max(now, inWork[next]?.from ?? now);
    for (; next < inWork.length && (inWork[next]?.from ?? 0) <= now; next += 1) push(there, inWork[next]?.left ?? 0);
    const left = pop(there);
    const arrival = inWork[next]?.from ?? Number.POSITIVE_INFINITY;
    if (now + left <= arrival) {
      now += left;
      ends.push(endOfWork(calendar, 0, now));
    } else {
      push(there, left - (arrival - now));
      now = arrival;
    }
  }
  return ends;
}

function push(heap: number[], value: number): void {
  let place = heap.length;
  heap.push(value);
  while (place > 0) {
    const above = (place - 1) >> 1;
    const other = heap[above] ?? 0;
    if (other <= value) break;
    heap[place] = other;
    place = above;
  }
  heap[place] = value;
}

/** Takes out the least; 0 where there is none. */
function pop(heap: number[]): number {
  const least = heap[0] ?? 0;
  const value = heap.pop() ?? 0;
  if (heap.length === 0) return least;
  let place = 0;
  for (;;) {
    let below = 2 * place + 1;
    if ((heap[below + 1] ?? Number.POSITIVE_INFINITY) < (heap[below] ?? 0)) below += 1;
    const other = heap[below];
    if (other === undefined || other >= value) break;
    heap[place] = other;
    place = below;
  }
  heap[place] = value;
  return least;
}
