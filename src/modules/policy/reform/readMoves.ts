import { ok, type Refusal, type Result, refused } from '@leitu/kernel';
import { type Move, moveThresholds, type Pack, readThreshold, refuseThreshold, thresholdsOf } from '@leitu/rules';

/** A copy of a pack with thresholds moved, and what was moved. */
export interface MovedPack {
  readonly pack: Pack;
  readonly moves: readonly Move[];
}

/**
 * Moves thresholds as they are written by people, `address=value` each.
 * @example readMoves(pack, ['rd.2=5%', 'revenue.1=2000万元'])
 */
export function readMoves(pack: Pack, written: readonly string[]): Result<MovedPack, Refusal> {
  const thresholds = thresholdsOf(pack);
  const moves: Move[] = [];
  for (const text of written) {
    const [id, value] = splitAt(text, text.lastIndexOf('='));
    const threshold = thresholds.find((one) => one.id === id);
    const read = threshold === undefined ? Number.NaN : readThreshold(threshold, value);
    if (threshold !== undefined && read === undefined) return refused(refuseThreshold(threshold, value));
    // An address that there is not is refused with all that there are.
    moves.push({ id, value: read ?? Number.NaN });
  }
  const moved = moveThresholds(pack, moves);
  return moved.ok ? ok({ pack: moved.value, moves }) : moved;
}

function splitAt(text: string, at: number): readonly [string, string] {
  return at < 0 ? [text, ''] : [text.slice(0, at).trim(), text.slice(at + 1).trim()];
}
