import { at, markAt, realAt } from '../at.ts';
import { type EssentialInputs, levelOf } from '../essential.ts';
import { importShares } from '../measures/imports.ts';
import { type Network, totals } from '../network.ts';

/** Whose chain is looked at, and which firms are in one hand. */
export interface GapScope {
  /** 1 for the firms of the region or country that is looked at; all of them unless said. */
  readonly isInside?: Uint8Array;
  /** Firms of one owner have one number; each firm is a hand of its own unless said. */
  readonly handOf?: Int32Array;
}

/** How firms inside the scope are supplied with what a sector makes and they cannot do without. */
export interface EssentialSupply {
  readonly sector: number;
  /** Firms inside that buy it as an essential input. */
  readonly users: number;
  readonly bought: number;
  /** What of it comes from outside the scope. */
  readonly boughtOutside: number;
  /** Firms of the sector inside that sell anything, and the hands they are in. */
  readonly sellers: number;
  readonly hands: number;
  /** A broken point has no seller inside, or all of them in one hand. */
  readonly state: 'sound' | 'one-hand' | 'missing';
}

/** How complete a chain is: the share of what is bought of essential inputs that no broken point stands behind. */
export interface ChainGaps {
  readonly supplies: readonly EssentialSupply[];
  readonly completeness: number;
  /** Of what each firm buys, of essential inputs or others, the share from outside the scope. */
  readonly importShares: Float64Array;
  readonly bought: { readonly sound: number; readonly oneHand: number; readonly missing: number };
}

/**
 * Finds the broken points of a chain: sectors whose goods firms inside cannot do without, with no seller inside or one hand alone. The
 * largest purchases come first.
 * @example findGaps(network, allEssential).supplies.filter(({ state }) => state === 'missing')
 */
export function findGaps(network: Network, essential: EssentialInputs, scope: GapScope = {}): ChainGaps {
  const { firms, sectors, sectorOf, purchases } = network;
  const isInside = (firm: number) => scope.isInside === undefined || markAt(scope.isInside, firm) === 1;
  const needs = new Map<number, { users: number; bought: number; boughtOutside: number; lastUser: number }>();
  for (let customer = 0; customer < firms; customer += 1) {
    if (!isInside(customer)) continue;
    for (let link = at(purchases.starts, customer); link < at(purchases.starts, customer + 1); link += 1) {
      const supplier = at(purchases.others, link);
      const weight = realAt(purchases.weights, link);
      const sector = at(sectorOf, supplier);
      if (weight === 0 || levelOf(essential, sectors, sector, at(sectorOf, customer)) !== 2) continue;
      const need = needs.get(sector) ?? { users: 0, bought: 0, boughtOutside: 0, lastUser: -1 };
      if (need.lastUser !== customer) need.users += 1;
      need.lastUser = customer;
      need.bought += weight;
      if (!isInside(supplier)) need.boughtOutside += weight;
      needs.set(sector, need);
    }
  }
  const { sellers, hands } = sellersBySector(network, isInside, scope.handOf);
  const supplies = [...needs].map(([sector, { users, bought, boughtOutside }]): EssentialSupply => {
    const of = hands[sector]?.size ?? 0;
    const state = of === 0 ? 'missing' : of === 1 ? 'one-hand' : 'sound';
    return { sector, users, bought, boughtOutside, sellers: at(sellers, sector), hands: of, state };
  });
  supplies.sort((a, b) => b.bought - a.bought || a.sector - b.sector);
  const sum = (state: EssentialSupply['state']) =>
    supplies.reduce((whole, supply) => whole + (supply.state === state ? supply.bought : 0), 0);
  const bought = { sound: sum('sound'), oneHand: sum('one-hand'), missing: sum('missing') };
  const whole = bought.sound + bought.oneHand + bought.missing;
  const shares = importShares(network, scope.isInside ?? new Uint8Array(firms).fill(1));
  return { supplies, completeness: whole > 0 ? bought.sound / whole : 1, importShares: shares, bought };
}

function sellersBySector(
  { firms, sectors, sectorOf, sales }: Network,
  isInside: (firm: number) => boolean,
  handOf: Int32Array | undefined,
) {
  const outputs = totals(firms, sales);
  const sellers = new Int32Array(sectors);
  const hands = Array.from({ length: sectors }, () => new Set<number>());
  for (let firm = 0; firm < firms; firm += 1) {
    if (!isInside(firm) || realAt(outputs, firm) === 0) continue;
    const sector = at(sectorOf, firm);
    sellers[sector] = at(sellers, sector) + 1;
    hands[sector]?.add(handOf === undefined ? firm : at(handOf, firm));
  }
  return { sellers, hands };
}
