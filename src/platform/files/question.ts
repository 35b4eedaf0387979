import { BOOLEAN, type DuckDBConnection, DuckDBScalarFunction, VARCHAR } from '@duckdb/node-api';
import duckdb from '@duckdb/node-bindings';

/** A text of at most 12 bytes is kept in 16: four of its length, then its own (`duckdb_string_t` of DuckDB's C interface); a longer one elsewhere. */
export const shortText = { bytes: 16, begin: 4 } as const;

/** Answers, 0 or 1, for each of some rows, each of which has a short text in each of the columns. */
type Ask = (columns: readonly Uint8Array[], rows: number, answers: Uint8Array) => void;

/**
 * Gives SQL a function over so many columns of short texts that is answered here, some thousand rows at a time: as bytes, since a text of DuckDB taken
 * by itself takes a microsecond. No text may be null.
 */
export function registerQuestion(connection: DuckDBConnection, name: string, columns: number, ask: Ask): void {
  const asked = new DuckDBScalarFunction();
  asked.setName(name);
  asked.setReturnType(BOOLEAN);
  for (let column = 0; column < columns; column += 1) asked.addParameter(VARCHAR);
  asked.setVolatile();
  let answers = new Uint8Array(0);
  duckdb.scalar_function_set_function(asked.scalar_function, (_, chunk, answered) => {
    const rows = duckdb.data_chunk_get_size(chunk);
    if (answers.length < rows) answers = new Uint8Array(rows);
    const bytes = Array.from({ length: columns }, (_column, index) =>
      duckdb.vector_get_data(duckdb.data_chunk_get_vector(chunk, index), rows * shortText.bytes),
    );
    ask(bytes, rows, answers);
    duckdb.copy_data_to_vector(answered, 0, answers.buffer, 0, rows);
  });
  connection.registerScalarFunction(asked);
}
