import { registerQuestion } from '../../platform/files/index.ts';
import { readCode } from './codes.ts';
import { isOddName } from './oddName.ts';
import { mostUnsure, type Population } from './openPopulation.ts';
import { createSeenHashes } from './seenHashes.ts';

/**
 * Puts the rows without a code of the standard, whose code stands twice, or with an odd name into the table `unsure`. Gives whether it could; not
 * where more codes stand twice than anybody would read with care.
 */
export async function findUnsureTexts(
  { database, source, columns, firms }: Population,
  progress: (share: number) => void,
): Promise<boolean> {
  const { connection } = database;
  const of = (name: string) => `coalesce(${columns.find(({ fact }) => fact.name === name)?.value ?? 'null'}, '')`;
  // Several threads make a table, but one alone puts rows into one.
  const insert = async (condition: string) => {
    await connection.run(
      `create or replace temp table found as select file_row_number as number from ${source} firm where ${condition}`,
    );
    await connection.run('insert into unsure from found');
  };
  const seen = createSeenHashes(firms);
  const code = { a: 0, b: 0 };
  let looked = 0;
  registerQuestion(connection, 'is_unsure', 2, ([codes, names], rows, answers) => {
    if (codes === undefined || names === undefined) return;
    for (let row = 0; row < rows; row += 1) {
      const isSound = readCode(codes.bytes, codes.begins[row] ?? 0, codes.ends[row] ?? 0, code);
      if (isSound) seen.add(code.a, code.b);
      answers[row] = isSound && !isOddName(names.bytes, names.begins[row] ?? 0, names.ends[row] ?? 0) ? 0 : 1;
    }
    looked += rows;
    progress(looked / firms);
  });
  await insert(`is_unsure(${of('uscc')}, ${of('name')})`);
  const twice = seen.twice();
  if (twice.size > mostUnsure) return false;
  if (twice.size === 0) return true;
  // Which of them comes first decides which is refused, so all of them are read with care.
  registerQuestion(connection, 'stands_twice', 1, ([codes], rows, answers) => {
    if (codes === undefined) return;
    for (let row = 0; row < rows; row += 1) {
      const isSound = readCode(codes.bytes, codes.begins[row] ?? 0, codes.ends[row] ?? 0, code);
      answers[row] = isSound && twice.has(code.a, code.b) ? 1 : 0;
    }
  });
  await insert(`stands_twice(${of('uscc')})`);
  return true;
}
