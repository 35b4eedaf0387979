import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ok, type Result, refused } from '@leitu/kernel';
import { type Card, type Column, chanceOfBad, leastChangeOf, readCard, reasonsOf, scoreRows } from '@leitu/scorecard';
import { csvText, type WrittenCell, writeText } from '../../platform/files/index.ts';
import { type Language, textIn } from '../../platform/i18n/index.ts';
import { complain, complainOf, type ExitCode, type Run, writePieces } from '../run.ts';
import { binText } from './binText.ts';
import { scorecardMessages } from './messages.ts';
import { columnsOf, openData } from './openData.ts';

export interface ScoreOptions {
  readonly card: string;
  readonly out?: string;
  readonly movable?: readonly string[];
}

/** How many reasons are told of a row; four is what adverse-action notices tell (US Regulation B, 12 CFR 1002.9, comment 9(b)(2)-1). */
const MOST_REASONS = 4;

/** `leitu scorecard score`: every row with its score, chance, reasons and the least change that reaches the cut-off. */
export async function tellScores(
  run: Run,
  path: string,
  { card: place, out, movable }: ScoreOptions,
): Promise<ExitCode> {
  const say = textIn(scorecardMessages, run.language);
  const card = await openCard(run, place);
  if (!card.ok) return card.reason;
  const data = await openData(run, path);
  if (!data.ok) return data.reason;
  const columns = columnsOf(data.value, [], card.value);
  const scored = scoreRows(card.value, columns, data.value.rows.length);
  if (!scored.ok) return complainOf(run, scored.reason);
  const header = [say('row'), say('score'), say('chance'), say('accepted'), say('reasons'), say('change')];
  const variables = card.value.variables.map(({ name }) => name);
  const names = movable ?? variables;
  const unknown = names.find((name) => !variables.includes(name));
  if (unknown !== undefined) return complain(run, say('noVariable', { name: unknown, names: variables.join(', ') }));
  const pieces = csvText(header, rowsOf(run.language, card.value, columns, scored.value, names), {
    mark: out !== undefined,
  });
  if (out === undefined) {
    await writePieces(run.out, pieces);
    return 0;
  }
  const written = await writeText(out, pieces);
  if (!written.ok) return complainOf(run, written.reason);
  run.err.write(`${say('written', { path: out })}\n`);
  return 0;
}

function* rowsOf(
  language: Language,
  card: Card,
  columns: readonly Column[],
  scores: Float64Array,
  movable: readonly string[],
): Generator<readonly WrittenCell[], void, void> {
  const say = textIn(scorecardMessages, language);
  for (const [row, score] of scores.entries()) {
    const reasons = reasonsOf(card, columns, row, MOST_REASONS).map(
      ({ name, content, below }) => `${name}: ${binText(language, content)} (−${below.toFixed(1)})`,
    );
    const change = leastChangeOf(card, columns, row, movable);
    const moves = change?.moves.map(
      ({ name, from, to, gained }) => `${name}: ${binText(language, from)} → ${binText(language, to)} (+${gained})`,
    );
    const told = moves === undefined ? say('unreachable') : moves.length === 0 ? say('none') : moves.join('; ');
    yield [
      row + 1,
      score,
      Number(chanceOfBad(card.scale, score).toFixed(6)),
      score >= card.cutOff ? 1 : 0,
      reasons.join('; '),
      told,
    ];
  }
}

async function openCard(run: Run, place: string): Promise<Result<Card, ExitCode>> {
  const say = textIn(scorecardMessages, run.language);
  let path = place;
  let text: string;
  try {
    if ((await stat(place)).isDirectory()) path = join(place, 'card.json');
    text = await readFile(path, 'utf8');
  } catch (error) {
    // What the system has against a file is for whoever named it; anything else is a bug.
    if (!(error instanceof Error && 'code' in error)) throw error;
    return refused(complain(run, say('cannotRead', { path, reason: String(error.code) })));
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return refused(complain(run, say('notJson', { path, reason: error.message })));
  }
  const card = readCard(value);
  return card.ok ? ok(card.value) : refused(complainOf(run, card.reason));
}
