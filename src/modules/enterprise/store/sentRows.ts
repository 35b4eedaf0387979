/**
 * Rows travel to PostgreSQL as one text with a mark between fields and another between rows, which it takes apart in a quarter of the time
 * that JSON takes. A field that is empty is null.
 */
const betweenFields = '\u001F';
const betweenRows = '\u001E';

/** A column that is sent, with the type that its text is read as. */
export interface SentColumn {
  readonly name: string;
  readonly type: string;
}

/** A row, ready to be sent: a field for each column that is sent, in their order. */
export function sentRow(fields: readonly (string | null | undefined)[]): string {
  let row = '';
  for (const field of fields) row += betweenFields + (field ?? '');
  return row.slice(1);
}

/** A text that people wrote, as a field; the marks, which nobody can write, are blanks there. */
export function sentText(text: string): string {
  if (!text.includes(betweenFields) && !text.includes(betweenRows)) return text;
  return text.replaceAll(betweenFields, ' ').replaceAll(betweenRows, ' ');
}

/** Rows as one value of a query. */
export function sentRows(rows: readonly string[]): string {
  return rows.join(betweenRows);
}

/** The rows of `$1` as SQL, each with its fields as columns of their types. */
export function receivedRows(columns: readonly SentColumn[]): string {
  const fields = columns.map(({ name, type }, index) => `${readAs(type, `field[${index + 1}]`)} as ${name}`);
  // Without `offset` PostgreSQL would take the row apart anew for each field.
  return `select ${fields.join(', ')}
            from (select string_to_array(line, '${betweenFields}', '') as field
                    from string_to_table($1, '${betweenRows}') as line offset 0) as received`;
}

function readAs(type: string, field: string): string {
  if (type === 'text') return field;
  // Names of facts, with commas between.
  return type === 'text[]' ? `coalesce(string_to_array(${field}, ','), '{}')` : `${field}::${type}`;
}
