import { readChangeStamp } from '../../platform/audit/changeStamp.ts';
import { today } from '../../platform/clock/today.ts';
import type { Transaction } from '../../platform/db/transaction.ts';
import { countStandings } from '../cultivation/index.ts';
import { type CountedFirms, countFirms, countGrants } from '../enterprise/index.ts';
import type { TowerResponse } from './contract.ts';
import { digitsBelow } from './regionLevels.ts';
import { towerOf } from './tower.ts';

/** A division of GB/T 4754-2017: a letter and two digits. */
const industryCharacters = 3;

/** Towers that are remembered; a server is asked for those of few regions at a time. */
const mostRemembered = 200;

/** Reads towers, in a snapshot of the actor's. */
export type ReadTower = (transaction: Transaction, counted: CountedFirms) => Promise<TowerResponse>;

/**
 * Makes the function that reads towers. Counting passes every firm of a region through row-level security, so a tower is remembered until
 * anything changes in its region. Whoever may ask for a region sees all firms of it, so the tower is the same for all of them.
 */
export function createTowers(): ReadTower {
  const remembered = new Map<string, { readonly stamp: string; readonly tower: TowerResponse }>();
  return async (transaction, counted) => {
    const key = `${counted.region} ${counted.industry}`;
    const stamp = `${today()} ${await readChangeStamp(transaction, counted.region)}`;
    const known = remembered.get(key);
    if (known?.stamp === stamp) return known.tower;
    const tower = await countTower(transaction, counted);
    remembered.delete(key);
    const [oldest] = remembered.keys();
    if (remembered.size >= mostRemembered && oldest !== undefined) remembered.delete(oldest);
    remembered.set(key, { stamp, tower });
    return tower;
  };
}

async function countTower(transaction: Transaction, counted: CountedFirms): Promise<TowerResponse> {
  const { region } = counted;
  const [firms, grants, standings] = await Promise.all([
    countFirms(transaction, counted, { regionDigits: digitsBelow(region), industryCharacters }),
    countGrants(transaction, counted),
    countStandings(transaction, counted),
  ]);
  return towerOf({ region, on: today(), firms, grants, standings });
}
