/**
 * The weight of evidence of a bin: ln of its share of all goods over its share of all bads. Above 0 there are more goods than on average.
 * Source: Siddiqi, Credit Risk Scorecards, 2006, chapter 6. A bin without goods or without bads counts half a row of each, as Agresti does with tables
 * (Categorical Data Analysis, 2013, 2.4), so that the weight is finite.
 * @example weightOf(10, 10, 100, 100) // 0
 */
export function weightOf(goods: number, bads: number, goodsInAll: number, badsInAll: number): number {
  if (goods + bads === 0) return 0;
  const half = goods === 0 || bads === 0 ? 0.5 : 0;
  return Math.log((goods + half) / goodsInAll / ((bads + half) / badsInAll));
}

/**
 * What a bin adds to the information value: (share of goods − share of bads) × weight of evidence; never below 0.
 * @example informationOf(10, 10, 100, 100) // 0
 */
export function informationOf(goods: number, bads: number, goodsInAll: number, badsInAll: number): number {
  const half = goods === 0 || bads === 0 ? 0.5 : 0;
  if (goods + bads === 0) return 0;
  const difference = (goods + half) / goodsInAll - (bads + half) / badsInAll;
  return difference * weightOf(goods, bads, goodsInAll, badsInAll);
}
