import { at, realAt } from '../at.ts';
import type { Network } from '../network.ts';

/** How near two sectors' products are: 1 for the same, 0 for those that have nothing in common. */
export type Nearness = (sector: number, other: number) => number;

/** The sectors whose products each firm makes, its own among them. */
export type Makes = readonly (readonly number[])[];

/** The section of a code, its division, group and class (GB/T 4754 and ISIC, NACE alike). */
const code = /^[A-Z]?(\d{2})(\d)?(\d)?$/;

/**
 * How near two codes of a classification of industries are: 1 the same, 0.75 of one group, 0.5 of one division, 0 else or where one is no code.
 * @example classificationNearness('C3921', 'C3922') // 0.75
 */
export function classificationNearness(one: string, other: string): number {
  if (one === other) return 1;
  const [first, second] = [code.exec(one), code.exec(other)];
  if (first === null || second === null || first[1] !== second[1]) return 0;
  return first[2] !== undefined && first[2] === second[2] ? 0.75 : 0.5;
}

/**
 * How often the products of two sectors are made together: the smaller of the two shares of firms that make the one among those that make
 * the other (Hidalgo, Klinger, Barabási and Hausmann, Science 317, 2007).
 * @example coProduction([[0, 1], [0], [1, 0]])(0, 1) // 2/3
 */
export function coProduction(makes: Makes): Nearness {
  const makers = new Map<number, number>();
  const together = new Map<number, Map<number, number>>();
  for (const sectors of makes) {
    const made = [...new Set(sectors)];
    for (const sector of made) {
      makers.set(sector, (makers.get(sector) ?? 0) + 1);
      const row = together.get(sector) ?? new Map<number, number>();
      for (const other of made) if (other !== sector) row.set(other, (row.get(other) ?? 0) + 1);
      together.set(sector, row);
    }
  }
  return (sector, other) => {
    if (sector === other) return 1;
    const both = together.get(sector)?.get(other) ?? 0;
    return both === 0 ? 0 : both / Math.max(makers.get(sector) ?? 1, makers.get(other) ?? 1);
  };
}

/**
 * How far a firm buys already what a sector works with: Σ min of the shares that each input sector has in what the firm buys and in what
 * firms of the sector buy together, 1 for the same mix and 0 for nothing in common or where nothing is bought.
 * @example recipeOverlap(network)(firm, sector)
 */
export function recipeOverlap(network: Network): (firm: number, sector: number) => number {
  const { firms, sectors, sectorOf } = network;
  const recipes = Array.from({ length: sectors }, () => new Float64Array(0));
  for (let firm = 0; firm < firms; firm += 1) {
    const sector = at(sectorOf, firm);
    if (recipes[sector]?.length === 0) recipes[sector] = new Float64Array(sectors);
    addPurchases(network, firm, recipes[sector] ?? new Float64Array(sectors));
  }
  const shares = recipes.map(sharesOf);
  const mix = new Float64Array(sectors);
  return (firm, sector) => {
    mix.fill(0);
    addPurchases(network, firm, mix);
    const recipe = shares[sector];
    if (recipe === undefined || recipe.length === 0) return 0;
    return sharesOf(mix).reduce((sum, share, input) => sum + Math.min(share, realAt(recipe, input)), 0);
  };
}

function addPurchases({ sectorOf, purchases }: Network, firm: number, sums: Float64Array): void {
  for (let link = at(purchases.starts, firm); link < at(purchases.starts, firm + 1); link += 1) {
    const sector = at(sectorOf, at(purchases.others, link));
    sums[sector] = realAt(sums, sector) + realAt(purchases.weights, link);
  }
}

function sharesOf(sums: Float64Array): Float64Array {
  let whole = 0;
  for (const sum of sums) whole += sum;
  return whole > 0 ? sums.map((sum) => sum / whole) : sums.slice();
}
