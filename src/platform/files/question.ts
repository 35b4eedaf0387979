import { BOOLEAN, type DuckDBConnection, DuckDBScalarFunction, VARCHAR } from '@duckdb/node-api';
import duckdb from '@duckdb/node-bindings';
import { createTexts, readTexts, type Texts } from './textsOfVector.ts';

/** Answers, 0 or 1, for each of some rows, each of which has a text in each of the columns. */
type Ask = (columns: readonly Texts[], rows: number, answers: Uint8Array) => void;

/**
 * Gives SQL a function over so many columns of texts that is answered here, some thousand rows at a time: as bytes, since a text of DuckDB taken by itself
 * takes a microsecond. No text may be null.
 */
export function registerQuestion(connection: DuckDBConnection, name: string, columns: number, ask: Ask): void {
  const asked = new DuckDBScalarFunction();
  asked.setName(name);
  asked.setReturnType(BOOLEAN);
  for (let column = 0; column < columns; column += 1) asked.addParameter(VARCHAR);
  asked.setVolatile();
  const texts = Array.from({ length: columns }, createTexts);
  let answers = new Uint8Array(0);
  duckdb.scalar_function_set_function(asked.scalar_function, (_, chunk, answered) => {
    const rows = duckdb.data_chunk_get_size(chunk);
    if (answers.length < rows) answers = new Uint8Array(rows);
    for (const [index, text] of texts.entries()) readTexts(duckdb.data_chunk_get_vector(chunk, index), rows, text);
    ask(texts, rows, answers);
    duckdb.copy_data_to_vector(answered, 0, answers.buffer, 0, rows);
  });
  connection.registerScalarFunction(asked);
}
