import { type CalendarDay, defineRefusals, type Refusal } from '@leitu/kernel';
import { type Dictionary, type FactDefinition, readCell } from '@leitu/rules';
import type { Language } from '../../../../platform/i18n/index.ts';
import { valueText } from '../../../../web/facts/valueText.ts';
import type { ImportColumn } from '../../contract.ts';

export type Reading = NonNullable<ImportColumn['reading']>;

/** A column as it is mapped on the page. */
export interface MappedColumn extends Pick<ImportColumn, 'header' | 'examples' | 'origin'> {
  readonly reading: Reading | null;
}

export const MONEY_SCALES: readonly Reading['money_scale'][] = ['元', '万元', '亿元'];

/** The reading of a column whose fact was just chosen: in the unit that its header names, else the most plain one. */
export function readingFor(fact: FactDefinition, header: string): Reading {
  const named = /亿/.test(header) ? '亿元' : /万/.test(header) ? '万元' : '元';
  return {
    fact: fact.name,
    money_scale: fact.type === 'money' ? named : '元',
    is_percent: fact.unit === 'ratio' && /[%％]|百分/.test(header),
  };
}

const refuse = defineRefusals({
  no_code: {
    status: 422,
    zh: '还没有一列是“统一社会信用代码”，不知道每一行是哪家企业。请为它选定一列。',
    en: 'No column is the unified social credit code yet, so it is unknown which firm a row is. Choose a column for it.',
  },
  fact_twice: {
    status: 422,
    zh: '“{first}”和“{second}”都选了“{label}”，请只留一列。',
    en: '“{first}” and “{second}” are both mapped to “{label_en}”; keep one of them.',
  },
});

/** What keeps a mapping from being used; null where nothing does. */
export function faultOfMapping(columns: readonly MappedColumn[], dictionary: Dictionary): Refusal | null {
  const headers = new Map<string, string>();
  for (const { header, reading } of columns) {
    if (reading === null) continue;
    const first = headers.get(reading.fact);
    const label = dictionary.get(reading.fact)?.label;
    if (first !== undefined) {
      return refuse('fact_twice', {
        first,
        second: header,
        label: label?.zh ?? reading.fact,
        label_en: label?.en ?? reading.fact,
      });
    }
    headers.set(reading.fact, header);
  }
  return headers.has('uscc') ? null : refuse('no_code');
}

/** Facts without which a firm that is not on the books yet cannot be taken in, and which no column holds. */
export function missingForNewFirms(columns: readonly MappedColumn[]): readonly string[] {
  const mapped = new Set(columns.map(({ reading }) => reading?.fact));
  return ['name', 'region_code'].filter((name) => !mapped.has(name));
}

/** How an example is read by a mapping: as a value with its unit, or why it is not. */
export interface ReadExample {
  readonly text: string;
  readonly isRefused: boolean;
}

/**
 * Reads an example as the import would: 8640 in a column of 万元 is 8,640万元.
 * @example readExample('8640', { fact: 'revenue_y1', money_scale: '万元', is_percent: false }, context).text // '8,640万元'
 */
export function readExample(
  example: string,
  reading: Reading,
  { dictionary, on, language }: { dictionary: Dictionary; on: CalendarDay; language: Language },
): ReadExample {
  const fact = dictionary.get(reading.fact);
  if (fact === undefined) return { text: example, isRefused: false };
  const read = readCell({ fact, moneyScale: reading.money_scale, isPercent: reading.is_percent, on }, example);
  if (!read.ok) return { text: read.reason.message[language], isRefused: true };
  return { text: valueText(fact, read.value ?? null, language), isRefused: false };
}
