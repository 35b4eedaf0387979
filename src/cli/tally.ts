import type { Bilingual } from '@leitu/kernel';
import { VERDICTS, type Verdict } from '@leitu/rules';
import { inLanguage } from '../platform/i18n/index.ts';
import type { AssessedRow, JudgedRow, RefusedRow } from './assessRows.ts';
import type { Run } from './run.ts';

/** What came of a list so far. */
export interface Tally {
  judged: number;
  refused: number;
  readonly verdicts: Map<string, Record<Verdict, number>>;
  /** The packs that do not decide the case on the day: their verdicts are for comparison. */
  readonly over: readonly string[];
  /** The first rows that were refused or warned of, to be shown; the rest is only counted. */
  readonly refusedRows: RefusedRow[];
  readonly warnedRows: JudgedRow[];
  warned: number;
}

const MOST_SHOWN = 20;

export function createTally(packs: readonly string[], over: readonly string[]): Tally {
  const none = (): Record<Verdict, number> => ({ unmet: 0, unknown: 0, judgement: 0, met: 0 });
  return {
    judged: 0,
    refused: 0,
    verdicts: new Map(packs.map((id) => [id, none()])),
    over,
    refusedRows: [],
    warnedRows: [],
    warned: 0,
  };
}

export function count(tally: Tally, row: AssessedRow): void {
  if (row.kind === 'refused') {
    tally.refused += 1;
    if (tally.refusedRows.length < MOST_SHOWN) tally.refusedRows.push(row);
    return;
  }
  tally.judged += 1;
  for (const [id, { verdict }] of Object.entries(row.judgement.packs)) {
    const counts = tally.verdicts.get(id);
    if (counts !== undefined) counts[verdict] += 1;
  }
  if (row.warnings.length === 0) return;
  tally.warned += 1;
  if (tally.warnedRows.length < MOST_SHOWN) tally.warnedRows.push(row);
}

/** Counts many verdicts of a pack at once. */
export function countMany(tally: Tally, pack: string, verdicts: Readonly<Record<Verdict, number>>): void {
  const counts = tally.verdicts.get(pack);
  if (counts === undefined) return;
  for (const verdict of VERDICTS) counts[verdict] += verdicts[verdict];
}

/** The end of a run in words: refused rows, odd rows, and how many firms have which verdict. */
export function tallyLines(run: Run, tally: Tally): readonly string[] {
  const { text, language } = run;
  const joined = (reasons: readonly { readonly message: Bilingual }[]) =>
    reasons.map(({ message }) => inLanguage(message, language)).join(text('semicolon'));
  const lines = tally.refusedRows.map(({ row, uscc, name, refusals }) =>
    text('refusedRow', {
      row: row + 1,
      firm: [uscc, name].filter((word) => word !== '').join(' '),
      reasons: joined(refusals),
    }),
  );
  if (tally.refused > MOST_SHOWN) lines.push(text('moreRefused', { count: shown(tally.refused - MOST_SHOWN) }));
  for (const { row, uscc, warnings } of tally.warnedRows) {
    lines.push(
      text('warnedRow', { row: row + 1, uscc, warnings: warnings.map((one) => one[language]).join(text('semicolon')) }),
    );
  }
  if (tally.warned > MOST_SHOWN) lines.push(text('moreWarnings', { count: shown(tally.warned - MOST_SHOWN) }));
  const { judged, refused } = tally;
  lines.push(text('summary', { rows: shown(judged + refused), judged: shown(judged), refused: shown(refused) }));
  for (const [pack, counts] of tally.verdicts) {
    const isOver = tally.over.includes(pack);
    const { met, judgement, unknown, unmet } = counts;
    const figures = { met: shown(met), judgement: shown(judgement), unknown: shown(unknown), unmet: shown(unmet) };
    lines.push(`${text('summaryPack', { pack, ...figures })}${isOver ? text('notInForce') : ''}`);
  }
  return lines;
}

function shown(firms: number): string {
  return firms.toLocaleString('en-US');
}
