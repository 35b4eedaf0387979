import type { Bin } from './bins.ts';
import type { Card } from './card.ts';
import { binOfRow } from './reasons.ts';
import type { Column } from './sample.ts';

/** A variable that moves into another bin. */
export interface CardMove {
  readonly name: string;
  readonly from: Bin['content'];
  readonly to: Bin['content'];
  readonly gained: number;
}

/** The fewest moves that reach the cut-off, and the score after them. */
export interface CardChange {
  readonly score: number;
  readonly moves: readonly CardMove[];
}

/**
 * The least change by which a row reaches the cut-off: the fewest variables that move, each no further than needed. Only variables named as movable
 * change, and only into ranges and groups. Undefined where even all of them at their best do not reach it; no moves where the row has reached it.
 *
 * Fewest: the variables that can gain most are the best to move, so as many of them as are needed is the least number. Of these each then takes the
 * bin nearest to its own with which the cut-off is still reached, the one that gains most staying till last.
 * @example leastChangeOf(card, columns, 0, ['debt ratio'])?.moves[0]?.to
 */
export function leastChangeOf(
  card: Card,
  columns: readonly Column[],
  row: number,
  movable: readonly string[],
): CardChange | undefined {
  let score = card.base;
  const moves = card.variables.flatMap((variable) => {
    const own = binOfRow(variable, columns, row);
    const points = variable.bins[own]?.points ?? 0;
    score += points;
    const others = variable.bins.map((bin, place) => ({
      bin,
      gained: bin.points - points,
      distance: Math.abs(place - own),
    }));
    const better = others.filter(
      ({ bin, gained }) => gained > 0 && (bin.content.kind === 'range' || bin.content.kind === 'levels'),
    );
    const from = variable.bins[own]?.content;
    if (better.length === 0 || from === undefined || !movable.includes(variable.name)) return [];
    return [
      {
        name: variable.name,
        from,
        choices: better.toSorted((a, b) => a.distance - b.distance || a.gained - b.gained),
        most: Math.max(...better.map(({ gained }) => gained)),
      },
    ];
  });
  let missing = card.cutOff - score;
  const taken: typeof moves = [];
  for (const move of moves.toSorted((a, b) => b.most - a.most)) {
    if (missing <= 0) break;
    taken.push(move);
    missing -= move.most;
  }
  if (missing > 0) return undefined;
  let spare = -missing;
  const chosen = taken.toReversed().map(({ name, from, choices, most }): CardMove => {
    const choice = choices.find(({ gained }) => most - gained <= spare);
    spare -= most - (choice?.gained ?? most);
    return { name, from, to: choice?.bin.content ?? from, gained: choice?.gained ?? 0 };
  });
  const gained = chosen.reduce((sum, move) => sum + move.gained, 0);
  return { score: score + gained, moves: chosen.toReversed() };
}
