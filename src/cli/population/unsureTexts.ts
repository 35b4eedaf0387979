import { registerQuestion } from '../../platform/files/index.ts';
import { halvesSql, readCode } from './codes.ts';
import { mostUnsure, type Population } from './openPopulation.ts';
import { createSeenHashes } from './seenHashes.ts';

/**
 * Puts the rows without a code of the standard, whose code stands twice, or with an odd name into the table `unsure`. Gives whether it could; not
 * where more codes stand twice than anybody would read with care.
 */
export async function findUnsureTexts({ database, source, columns, firms }: Population): Promise<boolean> {
  const { connection } = database;
  const of = (name: string) => columns.find(({ fact }) => fact.name === name)?.value;
  const [uscc, name] = [halvesSql(of('uscc') ?? 'null'), of('name')];
  const insert = (condition: string) =>
    connection.run(`insert into unsure select file_row_number from ${source} firm where ${condition}`);
  const seen = createSeenHashes(firms);
  const code = { a: 0, b: 0 };
  registerQuestion(connection, 'is_no_code', 2, ([front, back], rows, answers) => {
    for (let row = 0; row < rows && front !== undefined && back !== undefined; row += 1) {
      const isSound = readCode(front, back, row, code);
      if (isSound) seen.add(code.a, code.b);
      answers[row] = isSound ? 0 : 1;
    }
  });
  const isOdd = name === undefined ? 'false' : `coalesce(${isOddName(name)}, false)`;
  // Added up, since no code may be passed over because a name is odd.
  await insert(`is_no_code(${uscc.join(', ')})::integer + (${isOdd})::integer > 0`);
  const twice = seen.twice();
  if (twice.size > mostUnsure) return false;
  if (twice.size === 0) return true;
  // Which of them comes first decides which is refused, so all of them are read with care.
  registerQuestion(connection, 'stands_twice', 2, ([front, back], rows, answers) => {
    for (let row = 0; row < rows && front !== undefined && back !== undefined; row += 1) {
      answers[row] = readCode(front, back, row, code) && twice.has(code.a, code.b) ? 1 : 0;
    }
  });
  await insert(`stands_twice(${uscc.join(', ')})`);
  return true;
}

/**
 * Names that are refused or not shown as they are typed: with a character that nobody sees, with blanks around or more than one between,
 * with the sign of a formula in front, or too long.
 */
function isOddName(name: string): string {
  const odd = String.raw`[\x00-\x1f\x7f-\x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}\x{feff}\x{fffd}]|^[ =＝]|^$| $|  `;
  return `strlen(${name}) > 500 or regexp_matches(${name}, '${odd}')`;
}
