import { assert } from '@leitu/kernel';
import { at, realAt } from '../at.ts';
import { type Network, type Rows, totals } from '../network.ts';

/** When an iteration ends: at a change below the tolerance in all, or after so many rounds. */
export interface IterationLimits {
  readonly tolerance?: number;
  readonly roundsMost?: number;
}

const usual = { tolerance: 1e-10, roundsMost: 500 };

/**
 * PageRank with sales as weights: where money that follows deliveries at random from firm to customer is found in the long run; the
 * ranks add up to 1 (Brin and Page, Computer Networks 30, 1998). Firms that sell nothing pass on to all alike.
 * @example pageRank(network, 0.85)
 */
export function pageRank(network: Network, damping = 0.85, limits: IterationLimits = {}): Float64Array {
  const { tolerance, roundsMost } = { ...usual, ...limits };
  const { firms, sales, purchases } = network;
  const outputs = totals(firms, sales);
  let ranks = new Float64Array(firms).fill(1 / firms);
  let next = new Float64Array(firms);
  const passed = new Float64Array(firms);
  for (let round = 0; round < roundsMost; round += 1) {
    let idle = 0;
    for (let firm = 0; firm < firms; firm += 1) {
      const output = realAt(outputs, firm);
      passed[firm] = output > 0 ? realAt(ranks, firm) / output : 0;
      if (output === 0) idle += realAt(ranks, firm);
    }
    const base = (1 - damping + damping * idle) / firms;
    let change = 0;
    for (let firm = 0; firm < firms; firm += 1) {
      next[firm] = base + damping * weightedSum(purchases, firm, passed);
      change += Math.abs(realAt(next, firm) - realAt(ranks, firm));
    }
    [ranks, next] = [next, ranks];
    if (change < tolerance) break;
  }
  return ranks;
}

function weightedSum({ starts, others, weights }: Rows, firm: number, values: Float64Array): number {
  let sum = 0;
  for (let link = at(starts, firm), end = at(starts, firm + 1); link < end; link += 1) {
    sum += realAt(weights, link) * realAt(values, at(others, link));
  }
  return sum;
}

/**
 * Katz centrality on the reversed graph: x_i = 1 + α Σ_j x_j over the customers j of i, so that a firm counts for those that need it
 * and for those that need them (Katz, Psychometrika 18, 1953). α must be below one over the largest eigenvalue of the links;
 * `safeAttenuation` is.
 * @example katzOnReversed(network, safeAttenuation(network))
 */
export function katzOnReversed(network: Network, attenuation: number, limits: IterationLimits = {}): Float64Array {
  const { tolerance, roundsMost } = { ...usual, ...limits };
  assert(attenuation > 0, 'the attenuation is above 0');
  const { firms, sales } = network;
  let values = new Float64Array(firms).fill(1);
  let next = new Float64Array(firms);
  for (let round = 0; round < roundsMost; round += 1) {
    let change = 0;
    for (let firm = 0; firm < firms; firm += 1) {
      let sum = 0;
      for (let link = at(sales.starts, firm), end = at(sales.starts, firm + 1); link < end; link += 1) {
        sum += realAt(values, at(sales.others, link));
      }
      next[firm] = 1 + attenuation * sum;
      change += Math.abs(realAt(next, firm) - realAt(values, firm));
    }
    [values, next] = [next, values];
    if (change < tolerance * firms) break;
  }
  return values;
}

/** An α for which Katz centrality exists: the largest eigenvalue is at most √(most suppliers · most customers). */
export function safeAttenuation({ firms, sales, purchases }: Network): number {
  const most = ({ starts }: Rows) => {
    let largest = 0;
    for (let firm = 0; firm < firms; firm += 1) largest = Math.max(largest, at(starts, firm + 1) - at(starts, firm));
    return largest;
  };
  return 0.9 / Math.max(1, Math.sqrt(most(sales) * most(purchases)));
}
