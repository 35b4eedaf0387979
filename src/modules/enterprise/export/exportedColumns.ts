import type { FactDefinition, FactValue } from '@leitu/rules';
import type { WrittenCell, WrittenColumn } from '../../../platform/files/index.ts';
import type { Language } from '../../../platform/i18n/index.ts';
import { regionNameLatin, regionPath } from '../../../platform/regions/index.ts';
import type { Firm } from '../columns.ts';

/** A column of an exported list: its head, and what a firm has there. */
export interface ExportedColumn extends WrittenColumn {
  readonly cellOf: (firm: Firm) => WrittenCell;
}

/** Says which region a code is; importing again passes over it, since it is no fact. */
const regionTitle = { zh: '所在地区', en: 'Region' };

const truths = { zh: ['否', '是'], en: ['false', 'true'] } as const;

/**
 * The columns of an exported list. Heads are the labels of the facts, money with its unit, and cells are written as an import reads them,
 * so that a list that was exported can be mended in a spreadsheet and brought in again.
 */
export function exportedColumns(facts: readonly FactDefinition[], language: Language): readonly ExportedColumn[] {
  return facts.flatMap((fact) => {
    const column = columnOf(fact, language);
    return fact.name === 'region_code' ? [column, regionColumn(language)] : [column];
  });
}

function columnOf(fact: FactDefinition, language: Language): ExportedColumn {
  const label = fact.label[language];
  const unit = { zh: '（元）', en: ' (CNY)' };
  return {
    title: fact.unit === 'CNY' ? `${label}${unit[language]}` : label,
    ...(fact.type === 'text' ? { numberFormat: '@' } : {}),
    ...(fact.unit === 'CNY' ? { numberFormat: '#,##0.00', widthCharacters: 18 } : {}),
    ...(fact.unit === 'ratio' ? { numberFormat: '0.00%' } : {}),
    ...(fact.name === 'name' ? { widthCharacters: 36 } : {}),
    ...(fact.name === 'uscc' ? { widthCharacters: 22 } : {}),
    cellOf: cellsOf(fact, language),
  };
}

function cellsOf(fact: FactDefinition, language: Language): ExportedColumn['cellOf'] {
  if (fact.name === 'tier') return choiceCells(fact, language, (firm) => firm.tier);
  if (fact.name === 'tier_granted_on') return (firm) => dayCell(firm.tierGrantedOn ?? undefined);
  const read = (firm: Firm) => firm.facts[fact.name];
  switch (fact.type) {
    case 'money':
      return (firm) => scaled(read(firm));
    case 'boolean':
    case 'judgement':
      return (firm) => truthCell(read(firm), language);
    case 'enum':
      return choiceCells(fact, language, read);
    case 'date':
      return (firm) => dayCell(read(firm));
    default:
      return (firm) => read(firm) ?? null;
  }
}

function scaled(fen: FactValue | undefined): WrittenCell {
  return typeof fen === 'number' ? fen / 100 : null;
}

function truthCell(value: FactValue | undefined, language: Language): WrittenCell {
  return typeof value === 'boolean' ? truths[language][value ? 1 : 0] : null;
}

function dayCell(value: FactValue | undefined): WrittenCell {
  return typeof value === 'string' ? { day: value } : null;
}

function choiceCells(
  { options }: FactDefinition,
  language: Language,
  read: (firm: Firm) => FactValue | null | undefined,
): ExportedColumn['cellOf'] {
  const words = new Map(options.map((option) => [option.value, option[language]]));
  return (firm) => {
    const value = read(firm);
    return typeof value === 'string' ? (words.get(value) ?? value) : null;
  };
}

function regionColumn(language: Language): ExportedColumn {
  const name = language === 'zh' ? regionPath : regionNameLatin;
  return { title: regionTitle[language], widthCharacters: 26, cellOf: ({ regionCode }) => name(regionCode) ?? null };
}
