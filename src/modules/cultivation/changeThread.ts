import { parentPort } from 'node:worker_threads';
import { present } from '@leitu/kernel';
import type { Tier } from '@leitu/rules';
import { createChanges } from './changeLadder.ts';
import { readEdition } from './edition.ts';
import type { JudgedFirm, LadderCase } from './judgeLadder.ts';
import { type FoundChange, presentChange } from './presentChange.ts';
import type { ChangeCostRow } from './store/changeCosts.ts';

/** A question to the thread; it crosses as it is. */
export interface ChangeQuestion {
  readonly number: number;
  readonly firm: JudgedFirm;
  readonly rung: Tier;
  readonly at: LadderCase;
  readonly costs: readonly ChangeCostRow[];
}

/** Its answer; null where no pack decides the rung. */
export interface ChangeAnswer {
  readonly number: number;
  readonly found: FoundChange | null;
}

// The server starts this file once and asks it for as long as it runs.
const port = present(parentPort, 'this file runs in a thread');
const changes = createChanges(readEdition().library);
port.on('message', ({ number, firm, rung, at, costs }: ChangeQuestion) => {
  const found = changes(costs)(firm, rung, at)?.leastChangeOf(firm.facts);
  const answer: ChangeAnswer = { number, found: found === undefined ? null : presentChange(found) };
  port.postMessage(answer);
});
