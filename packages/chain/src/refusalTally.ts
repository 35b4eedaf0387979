import type { Refusal } from '@leitu/kernel';
import type { ChainCode } from './refusals.ts';

/** Refused rows: the first of them in full, of all of them how many. However many rows are bad, this stays small. */
export interface RefusedRows {
  readonly count: number;
  readonly first: readonly Refusal<ChainCode>[];
}

const keptMost = 100;

/** Makes the refusal of a row; most of a million are never made. */
export type Fault = () => Refusal<ChainCode>;

interface RefusalTally {
  /** Takes note of what is wrong with a row, if anything is. */
  add(fault: Fault | null): void;
  refusedRows(): RefusedRows;
}

export function createTally(): RefusalTally {
  const first: Refusal<ChainCode>[] = [];
  let count = 0;
  return {
    add(fault) {
      if (fault === null) return;
      count += 1;
      if (first.length < keptMost) first.push(fault());
    },
    refusedRows: () => ({ count, first }),
  };
}
