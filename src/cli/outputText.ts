import { csvText, type ParquetBatches, type ParquetColumn, type WrittenCell } from '../platform/files/index.ts';
import { inLanguage } from '../platform/i18n/index.ts';
import type { AssessedRow, JudgedRow, RefusedRow } from './assessRows.ts';
import type { Run } from './run.ts';
import { padded, widthsOf } from './textTable.ts';
import { judgementText } from './words.ts';

/** Assessed rows as the text of one format, a piece at a time. */
export type OutputText = (rows: AsyncIterable<readonly AssessedRow[]>) => AsyncIterable<string>;

/** One line of JSON a row: what a program reads. */
export function ndjsonOutput({ language }: Run): OutputText {
  return async function* pieces(batches) {
    for await (const rows of batches) {
      let piece = '';
      for (const row of rows)
        piece += `${JSON.stringify(row.kind === 'judged' ? judgedLine(row) : refusedLine(row))}\n`;
      yield piece;
    }
  };

  function refusedLine({ row, refusals }: RefusedRow): object {
    return {
      row,
      refused: refusals.map(({ column, value, code, message }) => ({
        column,
        value,
        code,
        message: inLanguage(message, language),
      })),
    };
  }
}

function judgedLine({ uscc, judgement }: JudgedRow): object {
  return { uscc, size: judgement.size, packs: judgement.packs };
}

/** A .csv text with a column for each verdict and each end of a score. */
export function csvOutput(run: Run, packs: readonly string[]): OutputText {
  return (batches) => csvText(sheetHeader(run, packs), sheetRows(run, packs, batches));
}

/** The header of the spreadsheet formats. */
export function sheetHeader({ text }: Run, packs: readonly string[]): readonly string[] {
  const ofPack = (id: string) => [`${id} ${text('verdict')}`, `${id} ${text('lowest')}`, `${id} ${text('highest')}`];
  return [
    text('row'),
    'uscc',
    text('name'),
    text('size'),
    ...packs.flatMap(ofPack),
    text('warnings'),
    text('refusedReasons'),
  ];
}

/** The rows of the spreadsheet formats. */
export async function* sheetRows(
  run: Run,
  packs: readonly string[],
  batches: AsyncIterable<readonly AssessedRow[]>,
): AsyncGenerator<readonly WrittenCell[], void, void> {
  const { language } = run;
  for await (const rows of batches) {
    for (const row of rows) {
      if (row.kind === 'refused') {
        const reasons = row.refusals.map(({ message }) => inLanguage(message, language)).join(run.text('semicolon'));
        yield [
          row.row + 1,
          codeOf(row),
          row.name === '' ? null : row.name,
          null,
          ...packs.flatMap(() => [null, null, null]),
          null,
          reasons,
        ];
        continue;
      }
      const ofPack = (id: string): readonly WrittenCell[] => {
        const judged = row.judgement.packs[id];
        if (judged === undefined) return [null, null, null];
        return [run.text(`verdict_${judged.verdict}`), judged.score?.[0] ?? null, judged.score?.[1] ?? null];
      };
      const warnings = row.warnings.map((one) => one[language]).join(run.text('semicolon'));
      yield [
        row.row + 1,
        row.uscc,
        row.name,
        sizesText(run, row),
        ...packs.flatMap(ofPack),
        warnings === '' ? null : warnings,
        null,
      ];
    }
  }
}

/** The code of a refused firm, as typed where it is no code. */
function codeOf({ uscc, refusals }: RefusedRow): string | null {
  const asTyped = refusals.find(({ column }) => column === 'uscc')?.value ?? null;
  return uscc === '' ? asTyped : uscc;
}

/** The columns of a .parquet file of judgements: what a program reads, so named alike in both languages, verdicts by their codes. */
export function parquetColumns(packs: readonly string[]): readonly ParquetColumn[] {
  return [
    { name: 'row', type: 'whole' },
    ...textColumns(['uscc', 'name', 'size']),
    ...packs.flatMap((id): readonly ParquetColumn[] => [
      { name: `${id}_verdict`, type: 'text' },
      { name: `${id}_score_lowest`, type: 'double' },
      { name: `${id}_score_highest`, type: 'double' },
    ]),
    ...textColumns(['warnings', 'refused']),
  ];
}

function textColumns(names: readonly string[]): readonly ParquetColumn[] {
  return names.map((name) => ({ name, type: 'text' }));
}

/** The rows of such a file; those that were refused are there with the reason. */
export async function* parquetBatches(
  { language, text }: Run,
  packs: readonly string[],
  batches: AsyncIterable<readonly AssessedRow[]>,
): ParquetBatches {
  const joined = (sentences: readonly string[]) => (sentences.length === 0 ? null : sentences.join(text('semicolon')));
  const cellsOf = (row: AssessedRow) => {
    const name = row.name === '' ? null : row.name;
    if (row.kind === 'refused') {
      const place = [row.row + 1, codeOf(row), name];
      const nothing = packs.flatMap(() => [null, null, null]);
      return [
        ...place,
        null,
        ...nothing,
        null,
        joined(row.refusals.map(({ message }) => inLanguage(message, language))),
      ];
    }
    const { judgement, warnings } = row;
    const ofPack = (id: string) => {
      const judged = judgement.packs[id];
      return [judged?.verdict ?? null, judged?.score?.[0] ?? null, judged?.score?.[1] ?? null];
    };
    return [
      row.row + 1,
      row.uscc,
      name,
      judgement.size.join('/'),
      ...packs.flatMap(ofPack),
      joined(warnings.map((one) => one[language])),
      null,
    ];
  };
  for await (const rows of batches) yield rows.map(cellsOf);
}

/** What a person reads on a terminal. Columns are as wide as the first batch needs, wider only where a later row is. */
export function tableOutput(run: Run, packs: readonly string[]): OutputText {
  const header = ['uscc', run.text('name'), run.text('size'), ...packs];
  return async function* pieces(batches) {
    let widths: readonly number[] | undefined;
    for await (const rows of batches) {
      const lines = rows.flatMap((row) => (row.kind === 'judged' ? [tableLine(run, packs, row)] : []));
      const isFirst = widths === undefined;
      widths ??= widthsOf([header, ...lines]);
      const fixed = widths;
      const shown = isFirst ? [header, ...lines] : lines;
      if (shown.length > 0) yield `${shown.map((line) => padded(line, fixed)).join('\n')}\n`;
    }
  };
}

function tableLine(run: Run, packs: readonly string[], row: JudgedRow): readonly string[] {
  const verdicts = packs.map((id) => {
    const judged = row.judgement.packs[id];
    return judged === undefined ? '' : judgementText(judged, run.language);
  });
  return [row.uscc, row.name, sizesText(run, row), ...verdicts];
}

function sizesText({ text }: Run, { judgement }: JudgedRow): string {
  const sizes = ['large', 'medium', 'small', 'micro'] as const;
  return sizes
    .filter((size) => judgement.size.includes(size))
    .map((size) => text(`size_${size}`))
    .join('/');
}
