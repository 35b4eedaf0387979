import { ok, type Refusal, type Result, refused } from '@leitu/kernel';
import {
  type CaseType,
  compileSide,
  createTally,
  type FirmChunk,
  type JudgedChunk,
  judgeChunk,
  type Library,
  type Pack,
} from '@leitu/rules';
import type { ReformResponse } from '../contract.ts';
import { findPack } from '../selectPacks.ts';
import { GROUPINGS } from './groups.ts';
import { presentReform } from './presentReform.ts';
import { readMoves } from './readMoves.ts';

/** Which reform is to be tried: two packs by name, and the thresholds of the new one that are moved, `address=value` each. */
export interface ReformQuestion {
  readonly from: string;
  readonly to: string;
  readonly caseType: CaseType;
  readonly set: readonly string[];
}

export type ReformAnswered = Result<ReformResponse, Refusal>;

/** Firms nearest the line that are named on either side. */
const mostNear = 20;

/** Packs whose judgements of all firms are kept, each some 150 bytes a firm. */
const mostKept = 4;

/**
 * Makes the function that tries reforms on a population. What packs say of it is kept requirement by requirement, so that of a pack with
 * a moved threshold only what reads that threshold is judged again.
 */
export function createReforms(
  library: Library,
  chunks: readonly FirmChunk[],
  region: string,
): (question: ReformQuestion) => ReformAnswered {
  const kept = new Map<string, readonly JudgedChunk[]>();

  function judged(pack: Pack, caseType: CaseType): readonly JudgedChunk[] {
    const key = `${pack.id} ${caseType}`;
    const side = compileSide(pack, caseType);
    const known = kept.get(key) ?? chunks.map((chunk) => judgeChunk(side, chunk));
    // The packs that were asked for last stay.
    kept.delete(key);
    kept.set(key, known);
    const [oldest] = kept.keys();
    if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
    return known;
  }

  return ({ from, to, caseType, set }) => {
    const old = findPack(library, from);
    if (!old.ok) return old;
    const published = findPack(library, to);
    if (!published.ok) return published;
    const moved = readMoves(published.value, set);
    if (!moved.ok) return refused(moved.reason);
    const tally = createTally(GROUPINGS.length, mostNear);
    const before = judged(old.value, caseType);
    const known = judged(published.value, caseType);
    const after = compileSide(moved.value.pack, caseType);
    for (const [index, chunk] of chunks.entries()) {
      const was = before[index];
      if (was !== undefined) tally.add(was, judgeChunk(after, chunk, known[index]));
    }
    const sides = { before: compileSide(old.value, caseType), after, moves: moved.value.moves };
    return ok(presentReform({ library, ...sides, region, tally: tally.result() }));
  };
}
