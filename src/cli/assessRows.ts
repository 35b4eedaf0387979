import { type Bilingual, ok, type Result } from '@leitu/kernel';
import { type CellRefusal, createRowReader, type Facts, type Header, type RowReader } from '@leitu/rules';
import type { FirmJudgement } from '../modules/policy/index.ts';
import type { FileRefusal, Row, Table } from '../platform/files/index.ts';

/** What became of one row: a judgement, or why there is none. */
export type AssessedRow = JudgedRow | RefusedRow;

export interface JudgedRow {
  readonly kind: 'judged';
  readonly row: number;
  readonly uscc: string;
  readonly name: string;
  readonly judgement: FirmJudgement;
  readonly warnings: readonly Bilingual[];
}

export interface RefusedRow {
  readonly kind: 'refused';
  readonly row: number;
  /** As far as they could be read. */
  readonly uscc: string;
  readonly name: string;
  readonly refusals: readonly CellRefusal[];
}

/** Some rows in the file's order, or why reading stopped; a refusal is the last thing that comes. */
export type AssessedBatch = Result<readonly AssessedRow[], FileRefusal>;

/** Judges a table row by row, in constant memory but for the codes already seen. */
export async function* assessRows(
  table: Table,
  header: Header,
  judge: (facts: Facts) => FirmJudgement,
): AsyncGenerator<AssessedBatch, void, void> {
  const reader = createRowReader(header.columns);
  for await (const batch of table.rows) {
    if (!batch.ok) {
      yield batch;
      return;
    }
    yield ok(batch.value.map((row) => assessRow(reader, judge, row)));
  }
}

/** Reads and judges one row; a code that the reader has met before is refused. */
export function assessRow(
  reader: RowReader,
  judge: (facts: Facts) => FirmJudgement,
  { number, cells, extra }: Row,
): AssessedRow {
  const { row, uscc, facts, refusals, warnings } = reader.read(number, cells, extra);
  const name = typeof facts.name === 'string' ? facts.name : '';
  if (refusals.length > 0) return { kind: 'refused', row, uscc, name, refusals };
  return { kind: 'judged', row, uscc, name, judgement: judge(facts), warnings };
}
