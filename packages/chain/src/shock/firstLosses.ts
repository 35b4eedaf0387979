import { at, realAt } from '../at.ts';
import type { Impacts } from './impacts.ts';

/**
 * Suppliers lose what they sell to the failed firm, and theirs in their turn, in so many steps; a loss for each way upwards. `lose` gives
 * whether the firm is one whose suppliers matter.
 */
export function firstLosses(
  { starts, suppliers, shares }: Impacts['up'],
  failed: number,
  steps: number,
  lose: (firm: number, loss: number) => boolean,
): void {
  const tell = (customer: number, lost: number, stepsLeft: number): void => {
    for (let link = at(starts, customer), end = at(starts, customer + 1); link < end; link += 1) {
      const supplier = at(suppliers, link);
      const loss = lost * realAt(shares, link);
      if (lose(supplier, loss) && stepsLeft > 1) tell(supplier, loss, stepsLeft - 1);
    }
  };
  tell(failed, 1, steps);
}
