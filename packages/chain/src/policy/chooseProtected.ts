import { assert } from '@leitu/kernel';
import { at, realAt } from '../at.ts';
import { explainShock } from '../shock/explainShock.ts';
import type { Shock } from '../shock/shock.ts';
import type { Scenario } from '../shock/spread.ts';

/** A scenario that may come, and how likely it is. */
export interface Threat {
  readonly scenario: Scenario;
  readonly probability: number;
}

/** A firm to protect, and by how much its protection lowers the expected loss after those chosen before it. */
export interface Protection {
  readonly firm: number;
  readonly gain: number;
}

/** The ways on which losses run, as trees: each node is a firm that loses in one scenario and one direction. */
export interface LossTrees {
  readonly firms: number;
  readonly firmOf: Int32Array;
  /** The node through which it lost; −1 at the outset. Parents stand before their children. */
  readonly parents: Int32Array;
  /** What the node and all below it are expected to lose. */
  readonly passed: Float64Array;
  readonly expectedLoss: number;
}

/** Runs all threats and keeps the ways of their losses. */
export function growTrees(shock: Shock, threats: readonly Threat[]): LossTrees {
  const [firmOf, parents, passed]: [number[], number[], number[]] = [[], [], []];
  let expectedLoss = 0;
  for (const { scenario, probability } of threats) {
    const nodes = new Map<string, number>();
    const { outcome, losses } = explainShock(shock, scenario);
    expectedLoss += probability * outcome.index;
    for (const { firm, direction, from, passedLoss } of losses) {
      nodes.set(`${direction}${firm}`, firmOf.length);
      firmOf.push(firm);
      parents.push(from < 0 ? -1 : (nodes.get(`${direction}${from}`) ?? -1));
      passed.push(probability * passedLoss);
    }
  }
  return {
    firms: shock.network.firms,
    firmOf: Int32Array.from(firmOf),
    parents: Int32Array.from(parents),
    passed: Float64Array.from(passed),
    expectedLoss,
  };
}

/**
 * Chooses k firms whose protection lowers the expected loss most. A protected firm does not lose and passes nothing on: what ran through
 * it is saved. Saved loss is the weight of a union of branches, so it grows by less the more is protected already, and choosing the best
 * one at a time saves at least 1 − 1/e of what any k firms could (Nemhauser, Wolsey and Fisher, Mathematical Programming 14, 1978). For
 * the same reason an old gain bounds a new one, so only the firms at the top are looked at again (Minoux 1978).
 * @example chooseProtected(growTrees(shock, threats), 5)
 */
export function chooseProtected(trees: LossTrees, k: number): readonly Protection[] {
  assert(Number.isInteger(k) && k >= 0, 'k is a number of firms');
  const left = trees.passed.slice();
  const isCut = new Uint8Array(left.length);
  const nodesOf = nodesByFirm(trees);
  const gainOf = (firm: number) => gainOfFirm(trees, left, isCut, nodesOf(firm));
  const queue = Array.from({ length: trees.firms }, (_, firm) => ({ firm, gain: gainOf(firm) })).filter(
    ({ gain }) => gain > 0,
  );
  queue.sort(isBehind);
  const chosen: Protection[] = [];
  while (chosen.length < k && queue.length > 0) {
    const [top] = queue.splice(0, 1);
    if (top === undefined) break;
    const known = { firm: top.firm, gain: gainOf(top.firm) };
    if (queue[0] !== undefined && isBehind(queue[0], known) < 0) {
      insert(queue, known);
      continue;
    }
    if (known.gain <= 0) break;
    chosen.push(known);
    cut(trees, left, isCut, nodesOf(top.firm));
  }
  return chosen;
}

/** The larger gain first, then the lower number. */
function isBehind(a: Protection, b: Protection): number {
  return b.gain - a.gain || a.firm - b.firm;
}

function insert(queue: Protection[], item: Protection): void {
  let [low, high] = [0, queue.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = queue[middle];
    if (other !== undefined && isBehind(other, item) < 0) low = middle + 1;
    else high = middle;
  }
  queue.splice(low, 0, item);
}

function nodesByFirm({ firms, firmOf }: LossTrees): (firm: number) => Int32Array {
  const starts = new Int32Array(firms + 1);
  for (const firm of firmOf) starts[firm + 1] = at(starts, firm + 1) + 1;
  for (let firm = 0; firm < firms; firm += 1) starts[firm + 1] = at(starts, firm + 1) + at(starts, firm);
  const next = starts.slice();
  const nodes = new Int32Array(firmOf.length);
  for (const [node, firm] of firmOf.entries()) {
    nodes[at(next, firm)] = node;
    next[firm] = at(next, firm) + 1;
  }
  return (firm) => nodes.subarray(at(starts, firm), at(starts, firm + 1));
}

function isSaved({ parents }: LossTrees, isCut: Uint8Array, node: number): boolean {
  for (let above = node; above >= 0; above = at(parents, above)) if (isCut[above] === 1) return true;
  return false;
}

function gainOfFirm(trees: LossTrees, left: Float64Array, isCut: Uint8Array, nodes: Int32Array): number {
  let gain = 0;
  for (const node of nodes) if (!isSaved(trees, isCut, node)) gain += realAt(left, node);
  return gain;
}

function cut(trees: LossTrees, left: Float64Array, isCut: Uint8Array, nodes: Int32Array): void {
  for (const node of nodes) {
    if (isSaved(trees, isCut, node)) continue;
    const saved = realAt(left, node);
    isCut[node] = 1;
    for (let above = at(trees.parents, node); above >= 0; above = at(trees.parents, above)) {
      left[above] = Math.max(0, realAt(left, above) - saved);
    }
  }
}
