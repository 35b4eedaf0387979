import { articleText, MOVEMENTS, measureText, type Unit, VERDICTS } from '@leitu/rules';
import type { ReformAnswer } from '../modules/policy/index.ts';
import { csvText } from '../platform/files/index.ts';
import { type Language, textIn } from '../platform/i18n/index.ts';
import { reformMessages } from './reformMessages.ts';
import { textTable } from './textTable.ts';
import { verdictText } from './words.ts';

/** The ways of grouping that a person may ask for. */
export type ReformGrouping = keyof ReformAnswer['by'];

/** How many deciding conditions and near firms a person is shown; JSON has all. */
const mostShown = 10;

/** A reform for a person: the numbers first, then who moves where, which conditions decide and who is near the line. */
export function reformLines(reform: ReformAnswer, by: ReformGrouping | null, language: Language): readonly string[] {
  const text = textIn(reformMessages, language);
  const { from, to, firms, movements } = reform;
  const sums = MOVEMENTS.map((one) => `${text(`movement_${one}`)} ${counted(movements[one])}`).join(' · ');
  const moved = reform.moved.map(({ id, was, value, unit }) =>
    text('moved', { id, was: written(was, unit, language), value: written(value, unit, language) }),
  );
  return [
    text('title', { from: from.label[language], to: to.label[language], firms: counted(firms) }),
    ...moved,
    sums,
    '',
    text('flow'),
    ...textTable(flowRows(reform, language)),
    ...(by === null ? [] : ['', ...textTable([groupHead(by, language), ...groupRows(reform, by, language)])]),
    ...decidingLines(text('lostBy'), reform.lost_by, language),
    ...decidingLines(text('gainedBy'), reform.gained_by, language),
    ...nearLines(text('below'), reform.nearest_below, language),
    ...nearLines(text('above'), reform.nearest_above, language),
  ];
}

/** A reform as a table: the groups that were asked for, else the flow. */
export function reformCsv(reform: ReformAnswer, by: ReformGrouping | null, language: Language): AsyncIterable<string> {
  const text = textIn(reformMessages, language);
  if (by !== null) {
    const rows = reform.by[by].map(({ key, name, firms, ...counts }) => [
      key,
      name[language],
      firms,
      ...MOVEMENTS.map((movement) => counts[movement]),
    ]);
    const head = ['key', text(`group_${by}`), text('firms'), ...MOVEMENTS.map((one) => text(`movement_${one}`))];
    return csvText(head, oneBatch(rows));
  }
  const cells = VERDICTS.flatMap((before, row) =>
    VERDICTS.map((after, column) => [
      verdictText(before, language),
      verdictText(after, language),
      reform.flow[row]?.[column] ?? 0,
    ]),
  );
  return csvText([text('before'), text('after'), text('firms')], oneBatch(cells));
}

async function* oneBatch<Row>(rows: readonly Row[]): AsyncGenerator<Row, void, void> {
  yield* rows;
}

/** From the best verdict to the worst, as they are read. */
const ranks = [3, 2, 1, 0] as const;

function flowRows({ flow }: ReformAnswer, language: Language): readonly (readonly string[])[] {
  const text = textIn(reformMessages, language);
  const verdict = (rank: 0 | 1 | 2 | 3) => verdictText(VERDICTS[rank], language);
  const cell = (row: number, column: number) => flow[row]?.[column] ?? 0;
  const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);
  return [
    ['', ...ranks.map(verdict), text('total')],
    ...ranks.map((row) => [
      verdict(row),
      ...ranks.map((column) => counted(cell(row, column))),
      counted(sum(ranks.map((column) => cell(row, column)))),
    ]),
    [
      text('total'),
      ...ranks.map((column) => counted(sum(ranks.map((row) => cell(row, column))))),
      counted(sum(flow.flat())),
    ],
  ];
}

function groupHead(by: ReformGrouping, language: Language): readonly string[] {
  const text = textIn(reformMessages, language);
  return [text(`group_${by}`), text('firms'), ...MOVEMENTS.map((one) => text(`movement_${one}`))];
}

function groupRows({ by }: ReformAnswer, grouping: ReformGrouping, language: Language): readonly (readonly string[])[] {
  return by[grouping].map((group) => [
    group.name[language],
    counted(group.firms),
    ...MOVEMENTS.map((movement) => counted(group[movement])),
  ]);
}

function decidingLines(title: string, deciding: ReformAnswer['lost_by'], language: Language): readonly string[] {
  if (deciding.length === 0) return [];
  const text = textIn(reformMessages, language);
  const head = [text('alone'), text('among'), text('condition'), text('article')];
  const rows = deciding
    .slice(0, mostShown)
    .map(({ label, article, alone, among }) => [
      counted(alone),
      counted(among),
      label[language],
      articleText(article, language),
    ]);
  return ['', title, ...textTable([head, ...rows])];
}

function nearLines(title: string, near: ReformAnswer['nearest_below'], language: Language): readonly string[] {
  if (near.length === 0) return [];
  const text = textIn(reformMessages, language);
  const head = [text('firm'), text('distance'), text('value'), text('threshold'), text('condition')];
  const rows = near
    .slice(0, mostShown)
    .map(({ id, name, margin, value, threshold, unit, label }) => [
      `${id} ${name}`.trim(),
      `${(Math.abs(margin) * 100).toFixed(2)}%`,
      value === null ? '' : written(value, unit, language),
      threshold === null ? '' : written(threshold, unit, language),
      label[language],
    ]);
  return ['', title, ...textTable([head, ...rows])];
}

/** A number of the interface with its unit, rounded for the eye. */
function written(value: number, unit: string | null, language: Language): string {
  const known = (unit ?? 'count') as Unit; // The units of the interface are those of the rules.
  const exact = known === 'CNY' ? Math.round(value * 100) : Math.round(value * 1e5) / 1e5;
  return measureText({ value: exact, unit: known }, language);
}

function counted(firms: number): string {
  return firms.toLocaleString('en-US');
}
