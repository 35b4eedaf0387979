import { Readable } from 'node:stream';
import type { Dictionary, FactDefinition, FactValue } from '@leitu/rules';
import { articleText, optionText } from '@leitu/rules';
import { csvText, type WrittenCell, type WrittenColumn, xlsxPieces } from '../../platform/files/index.ts';
import type { Language } from '../../platform/i18n/index.ts';
import { regionNameLatin, regionPath } from '../../platform/regions/index.ts';
import type { StepRow } from './store/steps.ts';

/** A line of the list: the firm as it is called now, and its step. */
export interface ListedStep {
  readonly uscc: string;
  readonly name: string;
  readonly region_code: string;
  readonly industry_code: string | null;
  readonly step: StepRow;
}

interface ListColumn extends WrittenColumn {
  readonly cellOf: (line: ListedStep) => WrittenCell;
}

const titles = {
  zh: [
    '统一社会信用代码',
    '企业名称',
    '所在地区',
    '行业代码',
    '改变哪一项',
    '现在',
    '需要达到',
    '单位',
    '代价',
    '最早',
    '条款',
    '改变之后',
  ],
  en: [
    'Code',
    'Name',
    'Region',
    'Industry',
    'What changes',
    'Today',
    'Needed',
    'Unit',
    'Cost',
    'Not before',
    'Article',
    'Then judged',
  ],
} as const;

const verdicts = {
  zh: { met: '符合', judgement: '待人工判断' },
  en: { met: 'met', judgement: 'for a person to judge' },
} as const;

/** The list that an office takes along, as a file: a line a firm and step. */
export function stepList(
  lines: readonly ListedStep[],
  dictionary: Dictionary,
  { format, language, title }: { readonly format: 'csv' | 'xlsx'; readonly language: Language; readonly title: string },
): Readable {
  const columns = columnsIn(dictionary, language);
  const rows = lines.values().map((line) => columns.map(({ cellOf }) => cellOf(line)));
  if (format === 'csv') {
    return Readable.from(
      csvText(
        columns.map((column) => column.title),
        rows,
      ),
    );
  }
  return Readable.from(bytesOf(xlsxPieces(title, [{ name: title, columns, rows }])));
}

async function* bytesOf(pieces: ReturnType<typeof xlsxPieces>): AsyncGenerator<Uint8Array, void, void> {
  for await (const piece of pieces) {
    // Longer lists than a sheet holds were refused before; what is left is a bug.
    if (!piece.ok) throw new Error(piece.reason.message.en);
    yield piece.value;
  }
}

function columnsIn(dictionary: Dictionary, language: Language): readonly ListColumn[] {
  const regionName = language === 'zh' ? regionPath : regionNameLatin;
  const factOf = ({ step }: ListedStep) => dictionary.get(step.fact);
  const cells: readonly (readonly [cellOf: ListColumn['cellOf'], widthCharacters?: number])[] = [
    [({ uscc }) => uscc, 22],
    [({ name }) => name, 36],
    [({ region_code }) => regionName(region_code) ?? region_code, 26],
    [({ industry_code }) => industry_code],
    [(line) => factOf(line)?.label[language] ?? line.step.fact, 26],
    [(line) => valueCell(factOf(line), line.step.value_now, language), 18],
    [(line) => valueCell(factOf(line), line.step.value_needed, language), 18],
    [(line) => unitText(factOf(line), language)],
    [({ step }) => Math.round(step.cost * 100) / 100],
    [({ step }) => ({ day: step.holds_from })],
    [
      ({ step }) =>
        step.articles.map((article) => articleText(article, language)).join(language === 'zh' ? '；' : '; '),
      30,
    ],
    [({ step }) => verdicts[language][step.verdict], 20],
  ];
  return cells.map(([cellOf, widthCharacters], index) => ({
    title: titles[language][index] ?? '',
    ...(widthCharacters === undefined ? {} : { widthCharacters }),
    ...(index === 0 || index === 3 ? { numberFormat: '@' } : {}),
    cellOf,
  }));
}

const truths = { zh: ['否', '是'], en: ['no', 'yes'] } as const;
const units = { CNY: { zh: '元', en: 'CNY' }, ratio: { zh: '比率', en: 'ratio' } } as const;

function valueCell(fact: FactDefinition | undefined, value: FactValue | null, language: Language): WrittenCell {
  if (value === null) return null;
  if (typeof value === 'boolean') return truths[language][value ? 1 : 0];
  if (typeof value === 'number') return fact?.unit === 'CNY' ? value / 100 : value;
  return fact?.type === 'enum' ? optionText(fact, value, language) : value;
}

function unitText(fact: FactDefinition | undefined, language: Language): WrittenCell {
  return fact?.unit === 'CNY' || fact?.unit === 'ratio' ? units[fact.unit][language] : null;
}
