import { columnLetters } from '../header.ts';
import type { WrittenColumn, WrittenSheet } from '../writtenSheet.ts';
import { cellXml, columnXml } from './cellXml.ts';
import { plainStyle } from './styles.ts';
import { escapeAttribute } from './xmlText.ts';

/** Excel takes at most 255 characters of choices in the sheet itself, and none with a comma; so the lists have a sheet of their own. */
export const listsSheet = '选项';

/** Drop-downs reach so far below the header of a template. */
const rowsWithDropDown = 10_000;

/** The lists of choices of a workbook, one a column of their sheet; columns that share a list share its column there. */
export type ChoiceLists = readonly (readonly string[])[];

export function choiceListsOf(sheets: readonly WrittenSheet[]): ChoiceLists {
  return [...new Set(sheets.flatMap(({ columns }) => columns.flatMap(({ choices }) => (choices ? [choices] : []))))];
}

/** The rows of the sheet that holds the lists. */
export function listRowsXml(lists: ChoiceLists): string {
  const columns = lists.map((list, index) => ({ list, xml: columnXml(index, plainStyle) }));
  const longest = Math.max(...lists.map((list) => list.length));
  const rows = Array.from({ length: longest }, (_, at) => {
    const cells = columns.map(({ list, xml }) => cellXml(xml, at + 1, list[at] ?? null));
    return `<row r="${at + 1}">${cells.join('')}</row>`;
  });
  return rows.join('');
}

/** What may be chosen in the columns and what is said beside them (ISO/IEC 29500-1, 18.3.1.32). */
export function dropDownsXml(columns: readonly WrittenColumn[], lists: ChoiceLists): string {
  const rules = columns.flatMap((column, index) => {
    if (column.choices === undefined && column.hint === undefined) return [];
    const letters = columnLetters(index);
    return `<dataValidation ${ruleXml(column, `${letters}2:${letters}${rowsWithDropDown + 1}`, lists)}</dataValidation>`;
  });
  return rules.length === 0 ? '' : `<dataValidations count="${rules.length}">${rules.join('')}</dataValidations>`;
}

function ruleXml({ choices, hint }: WrittenColumn, range: string, lists: ChoiceLists): string {
  const said = hint === undefined ? '' : ` showInputMessage="1" prompt="${escapeAttribute(hint)}"`;
  // A rule that everything keeps carries the hint of a column in which anything may be written.
  if (choices === undefined) return `type="custom"${said} sqref="${range}"><formula1>TRUE</formula1>`;
  const letters = columnLetters(lists.indexOf(choices));
  const source = `'${listsSheet}'!$${letters}$1:$${letters}$${choices.length}`;
  return `type="list" allowBlank="1"${said}${mistake} sqref="${range}"><formula1>${source}</formula1>`;
}

const mistake =
  ' showErrorMessage="1" errorTitle="不在选项中 Not in the list" error="请从下拉列表中选择。Please choose from the list."';
