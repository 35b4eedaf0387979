import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { seededGenerator } from '@leitu/kernel';
import { compileJudge, loadLibrary, type Pack } from '@leitu/rules';
import { type Card, factsOfRow, packNamesOf, readCard, scoreRows } from '@leitu/scorecard';
import { createRun } from '../src/cli/run.ts';
import { columnsOf, openData } from '../src/cli/scorecard/openData.ts';
import { readYamlFolder } from '../src/platform/yaml/readYamlFolder.ts';

/** Loans with a number that matters, words that do, missing values, a leak known afterwards and one that decides alone. */
export const loanColumns = ['ratio', 'trade', 'noise', 'recovered', 'grade', 'outcome'] as const;

export function loanRows(seed: number, rows = 600): readonly (readonly (string | number | null)[])[] {
  const random = seededGenerator(seed);
  return Array.from({ length: rows }, () => {
    const ratio = random.next() * 100;
    const trade = random.pick(['steel', 'tools, dies', '食品', 'software']);
    const isBad = random.next() < ratio / 200 + (trade === 'steel' ? 0.25 : 0);
    const recovered = isBad && random.next() < 0.8 ? random.integer(1000) : null;
    const shown = random.integer(12) === 0 ? null : Number(ratio.toFixed(3));
    const noise = Number(random.next().toFixed(4));
    return [shown, trade, noise, recovered, random.pick(isBad ? ['C', 'D'] : ['A', 'B']), isBad ? 'bad' : 'good'];
  });
}

/** The same as the text of a .csv file. */
export function someLoans(seed: number, rows = 600): string {
  const line = (row: readonly (string | number | null)[]) =>
    row.map((cell) => (cell === null ? '' : typeof cell === 'number' ? cell : `"${cell}"`)).join(',');
  return `${[loanColumns.join(','), ...loanRows(seed, rows).map(line)].join('\n')}\n`;
}

/** The card that a fit has written into a folder. */
export function cardIn(place: string): Card {
  const read = readCard(JSON.parse(readFileSync(join(place, 'card.json'), 'utf8')));
  if (!read.ok) throw new Error(read.reason.message.en);
  return read.value;
}

/** The pack that a fit has written beside the card. */
function packIn(place: string): Pack {
  const files = readYamlFolder(join(place, 'pack'));
  const library = files.ok ? loadLibrary(files.value) : files;
  if (!library.ok) throw new Error(JSON.stringify(library.reason));
  const [pack] = library.value.packs.values();
  if (pack === undefined) throw new Error('There is a pack');
  return pack;
}

/** A column of facts in a database. */
export interface FactColumn {
  readonly name: string;
  readonly kind: 'number' | 'word' | 'flag';
}

/** Every row of a file scored by a card and by its pack in JavaScript, with what a database needs to do the same. */
export async function scoredRows(place: string, path: string) {
  const card = cardIn(place);
  const data = await openData(createRun(process.stdout, process.stderr, 'en'), path);
  if (!data.ok) throw new Error('The data is read');
  const columns = columnsOf(data.value, [], card);
  const rows = data.value.rows.length;
  const scored = scoreRows(card, columns, rows);
  if (!scored.ok) throw new Error(scored.reason.message.en);
  const names = packNamesOf(card);
  const pack = packIn(place);
  const judge = compileJudge(pack, 'new');
  const facts = Array.from({ length: rows }, (_, row) => factsOfRow(names, columns, row));
  const factColumns = names.flatMap(({ fact, missing, variable }): readonly FactColumn[] => [
    { name: fact, kind: variable.kind },
    { name: missing, kind: 'flag' },
  ]);
  return { byCard: [...scored.value], byRules: facts.map((one) => judge(one).score), pack, facts, factColumns };
}
