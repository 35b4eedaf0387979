export type ExportFormat = 'xlsx' | 'csv';

/** What one row takes: who the firm is, and each fact. As measured on exports of the demonstration. */
const BYTES: Readonly<Record<ExportFormat, { readonly head: number; readonly fact: number; readonly file: number }>> = {
  csv: { head: 110, fact: 8, file: 1000 },
  xlsx: { head: 60, fact: 6, file: 9000 },
};

/** How large an export will be, roughly. */
export function exportBytes(format: ExportFormat, rows: number, facts: number): number {
  const { head, fact, file } = BYTES[format];
  return file + rows * (head + facts * fact);
}
