export { type DuckDb, diskReason, openDuckDb } from './duckDb.ts';
export { columnLetters } from './header.ts';
export { openTable } from './openTable.ts';
export { countParquetRows, parquetRows } from './parquetTable.ts';
export { registerQuestion } from './question.ts';
export { type FileRefusal, type FileRefusalCode, fileRefusalDefinitions, refuseFile } from './refusals.ts';
export { openRegularFile } from './regularFile.ts';
export { replacePath } from './replaceFile.ts';
export type { Cell, Row, RowBatch, Table, TableFormat, TableOptions } from './table.ts';
export {
  type CsvOptions,
  csvText,
  type RowsStopped,
  type WrittenCell,
  type WrittenRows,
  writeCsv,
  writeText,
} from './writeCsv.ts';
export { type ParquetBatches, type ParquetColumn, writeParquet } from './writeParquet.ts';
export { writeXlsx, type XlsxPiece, xlsxPieces } from './writeXlsx.ts';
export type { WrittenColumn, WrittenSheet } from './writtenSheet.ts';
