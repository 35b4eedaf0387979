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
  // What is there, the longest first; the last is in work.
  const there: number[] = [];
  let now = 0;
  let next = 0;
  while (ends.length < tasks.length) {
    if (there.length === 0) now = Math.max(now, inWork[next]?.from ?? now);
    for (; next < inWork.length && (inWork[next]?.from ?? 0) <= now; next += 1) insert(there, inWork[next]?.left ?? 0);
    const left = there.pop() ?? 0;
    const arrival = inWork[next]?.from ?? Number.POSITIVE_INFINITY;
    if (now + left <= arrival) {
      now += left;
      ends.push(endOfWork(calendar, 0, now));
    } else {
      insert(there, left - (arrival - now));
      now = arrival;
    }
  }
  return ends;
}

function insert(list: number[], value: number): void {
  let place = list.length;
  while (place > 0 && (list[place - 1] ?? 0) < value) place -= 1;
  list.splice(place, 0, value);
}
