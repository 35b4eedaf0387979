import { ok } from '@leitu/kernel';
import type { RowsStopped } from '../writeCsv.ts';
import type { WrittenSheet } from '../writtenSheet.ts';
import { choiceListsOf, listsSheet } from './dropDowns.ts';
import { listsXml, sheetXml } from './sheetXml.ts';
import { formatsOf, stylesXml } from './styles.ts';
import { escapeAttribute, xmlDeclaration } from './xmlText.ts';
import type { WrittenPart } from './zipParts.ts';

const relationshipsOf = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const contentOf = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** A tab of the workbook; the lists of choices are on one that Excel's own menus do not show. */
interface Tab {
  readonly name: string;
  readonly state: 'visible' | 'veryHidden';
}

/**
 * The parts of a workbook (ISO/IEC 29500-1, 12.3), the small ones first: whoever looks at the beginning of the archive sees what it is,
 * and only the sheets wait for rows.
 */
export function partsOf(path: string, sheets: readonly WrittenSheet[], stopped: RowsStopped): readonly WrittenPart[] {
  const lists = choiceListsOf(sheets);
  const formats = formatsOf(sheets);
  const tabs: readonly Tab[] = [
    ...sheets.map(({ name }) => ({ name, state: 'visible' as const })),
    ...(lists.length === 0 ? [] : [{ name: listsSheet, state: 'veryHidden' as const }]),
  ];
  const fixed = [
    { name: '[Content_Types].xml', xml: contentTypesXml(tabs) },
    { name: '_rels/.rels', xml: relationshipsXml([{ type: 'officeDocument', target: 'xl/workbook.xml' }]) },
    { name: 'xl/workbook.xml', xml: workbookXml(tabs) },
    { name: 'xl/_rels/workbook.xml.rels', xml: workbookRelationshipsXml(tabs) },
    { name: 'xl/styles.xml', xml: stylesXml(formats) },
    ...(lists.length === 0 ? [] : [{ name: `xl/${sheetPart(sheets.length)}`, xml: listsXml(lists) }]),
  ];
  return [
    ...fixed.map(({ name, xml }) => ({ name, pieces: [ok(xmlDeclaration + xml)] })),
    ...sheets.map((sheet, index) => ({
      name: `xl/${sheetPart(index)}`,
      pieces: sheetXml(sheet, { path, formats, lists, stopped }),
    })),
  ];
}

function sheetPart(index: number): string {
  return `worksheets/sheet${index + 1}.xml`;
}

function contentTypesXml(tabs: readonly Tab[]): string {
  const parts = [
    { part: 'workbook.xml', type: 'sheet.main' },
    ...tabs.map((_, index) => ({ part: sheetPart(index), type: 'worksheet' })),
    { part: 'styles.xml', type: 'styles' },
  ];
  return (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    parts
      .map(({ part, type }) => `<Override PartName="/xl/${part}" ContentType="${contentOf}.${type}+xml"/>`)
      .join('') +
    '</Types>'
  );
}

/** The sheets are the first of the workbook's relationships, in the order of their tabs, by which it names them. */
function workbookRelationshipsXml(tabs: readonly Tab[]): string {
  const sheets = tabs.map((_, index) => ({ type: 'worksheet', target: sheetPart(index) }));
  return relationshipsXml([...sheets, { type: 'styles', target: 'styles.xml' }]);
}

function relationshipsXml(targets: readonly { readonly type: string; readonly target: string }[]): string {
  const relationships = targets.map(
    ({ type, target }, index) =>
      `<Relationship Id="rId${index + 1}" Type="${relationshipsOf}/${type}" Target="${target}"/>`,
  );
  return (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' +
    `${relationships.join('')}</Relationships>`
  );
}

function workbookXml(tabs: readonly Tab[]): string {
  const sheets = tabs.map(
    ({ name, state }, index) =>
      `<sheet name="${escapeAttribute(name)}" sheetId="${index + 1}" state="${state}" r:id="rId${index + 1}"/>`,
  );
  return (
    `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${relationshipsOf}">` +
    `<bookViews><workbookView/></bookViews><sheets>${sheets.join('')}</sheets></workbook>`
  );
}
