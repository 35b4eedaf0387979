/** How well scores tell goods from bads. */
export interface Discrimination {
  /** The chance that a good scores above a bad, ties counting half. */
  readonly auc: number;
  /** 2 × AUC − 1. */
  readonly gini: number;
  /** The greatest distance between the shares of bads and of goods at or below a score. */
  readonly ks: number;
}

/**
 * AUC (as the Mann-Whitney statistic: Hanley and McNeil, Radiology 143, 1982), Gini and KS of scores where a higher one is better. NaN where there are no goods
 * or no bads.
 * @example discriminationOf(Float64Array.of(1, 2, 3, 4), Uint8Array.of(1, 0, 1, 0)).auc // 0.75
 */
export function discriminationOf(scores: Float64Array, isBad: Uint8Array): Discrimination {
  const order = orderOf(scores);
  let bads = 0;
  for (const bad of isBad) bads += bad;
  const goods = isBad.length - bads;
  let [badsBelow, goodsBelow, pairs, ks] = [0, 0, 0, 0];
  for (let at = 0; at < order.length; ) {
    const score = scores[order[at] ?? 0];
    let [badsHere, goodsHere] = [0, 0];
    for (; at < order.length && scores[order[at] ?? 0] === score; at += 1) {
      if (isBad[order[at] ?? 0] === 1) badsHere += 1;
      else goodsHere += 1;
    }
    pairs += goodsHere * (badsBelow + badsHere / 2);
    badsBelow += badsHere;
    goodsBelow += goodsHere;
    ks = Math.max(ks, Math.abs(badsBelow / bads - goodsBelow / goods));
  }
  const auc = pairs / (goods * bads);
  return { auc, gini: 2 * auc - 1, ks };
}

/** Rows from the lowest score to the highest. */
export function orderOf(scores: Float64Array): Uint32Array {
  return Uint32Array.from(scores.keys()).sort((a, b) => (scores[a] ?? 0) - (scores[b] ?? 0));
}
