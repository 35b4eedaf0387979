import { availableParallelism } from 'node:os';
import { setImmediate as breathe } from 'node:timers/promises';
import type { NamedNetwork, ShockOptions } from '@leitu/chain';
import { ok, type Result, refused } from '@leitu/kernel';
import { textIn } from '../../platform/i18n/index.ts';
import { createProgressBar } from '../progressBar.ts';
import type { Run } from '../run.ts';
import { chainMessages } from './messages.ts';
import type { NetworkOptions } from './openNetwork.ts';

export interface ReckoningOptions extends NetworkOptions {
  readonly replaceable?: string;
  readonly epsilon?: string;
}

export interface Reckoning {
  readonly isReplaceable: boolean;
  readonly epsilon: number;
}

/** Losses below 10⁻¹² are not carried on, so less than this could not be told. */
const epsilonLeast = 1e-9;

/** How shocks are to be reckoned, or what is wrong with what was asked. */
export function readReckoning({ language }: Run, options: ReckoningOptions): Result<Reckoning, string> {
  const text = textIn(chainMessages, language);
  const { replaceable = 'on', epsilon = '0.01' } = options;
  if (replaceable !== 'on' && replaceable !== 'off') return refused(text('badReplaceable', { value: replaceable }));
  const limit = /^\d*\.?\d+(?:e-?\d+)?$/i.test(epsilon) ? Number(epsilon) : Number.NaN;
  if (!(limit >= epsilonLeast && limit < 1))
    return refused(text('badEpsilon', { least: epsilonLeast, value: epsilon }));
  return ok({ isReplaceable: replaceable === 'on', epsilon: limit });
}

/** The options of the core for a network that was read. */
export function shockOptionsOf({ essential, weights }: NamedNetwork, reckoning: Reckoning): ShockOptions {
  return { essential, ...reckoning, ...(weights && { weights }) };
}

/** Below this threads would take longer to start than the work takes. */
const fewFirms = 2000;

export function usualThreads(firms: number): number {
  return firms < fewFirms ? 1 : availableParallelism();
}

/** A whole number that was asked for; NaN where it is none or out of bounds. */
export function wholeNumber(typed: string, least: number, most: number): number {
  const value = /^\d+$/.test(typed) ? Number(typed) : Number.NaN;
  return value >= least && value <= most ? value : Number.NaN;
}

export interface WorkersOption {
  readonly workers?: string;
}

const workersMost = 64;

/** How many threads were asked for, or what is wrong with that; undefined where nothing was said. */
export function readWorkers({ language }: Run, { workers }: WorkersOption): Result<number | undefined, string> {
  const count = workers === undefined ? undefined : wholeNumber(workers, 1, workersMost);
  if (!Number.isNaN(count)) return ok(count);
  return refused(textIn(chainMessages, language)('badWorkers', { value: workers ?? '', most: workersMost }));
}

const breathMilliseconds = 100;

/** Runs a work of the core that tells how many of `whole` are done, with a bar; signals are heard between its turns. */
export async function workThrough<Value>(
  run: Run,
  work: Generator<number, Value, void>,
  whole: number,
): Promise<Value> {
  const bar = createProgressBar(true);
  const words = textIn(chainMessages, run.language)('ranking', { firms: whole });
  let shown = performance.now();
  for (;;) {
    const turn = work.next();
    if (turn.done === true) {
      bar.clear();
      return turn.value;
    }
    if (performance.now() - shown < breathMilliseconds) continue;
    shown = performance.now();
    bar.show(turn.value / Math.max(1, whole), words);
    await breathe();
  }
}
