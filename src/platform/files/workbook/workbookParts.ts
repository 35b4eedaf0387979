import { ok, type Result, refused } from '@leitu/kernel';
import { type FileRefusal, refuseFile } from '../refusals.ts';
import type { Archive, Part } from './archive.ts';
import { damagedWorkbook } from './damage.ts';
import { type Relation, readRelations } from './relations.ts';
import { type Attributes, attributeOf, readWholeXml } from './xmlPart.ts';

/** A sheet that holds cells; charts and macro sheets are none. */
export interface Sheet {
  readonly name: string;
  readonly isVisible: boolean;
  readonly part: Part;
}

/** What the workbook part says. */
export interface WorkbookParts {
  /** In the order of their tabs. */
  readonly sheets: readonly Sheet[];
  /** Whether day 0 is 1904-01-01, as in workbooks made on old Macs. */
  readonly countsFrom1904: boolean;
  readonly styles: Part | undefined;
  readonly sharedTexts: Part | undefined;
}

/** Finds the workbook in its package, and its sheets. */
export async function readWorkbookParts(archive: Archive, path: string): Promise<Result<WorkbookParts, FileRefusal>> {
  const macro = await macroTypeOf(archive, path);
  if (!macro.ok) return macro;
  const roots = await readRelations(archive, path, '');
  if (!roots.ok) return roots;
  const root = roots.value.find((relation) => relation.type === 'officeDocument');
  if (!root) return refused(notWorkbook(path));
  const workbook = archive.get(root.target);
  if (!workbook) return refused(damagedWorkbook(path, root.target, 'missing'));
  const relations = await readRelations(archive, path, root.target);
  return relations.ok ? readWorkbook(archive, workbook, relations.value, path) : relations;
}

/** Refuses a package one of whose parts is declared as a macro-enabled workbook. */
async function macroTypeOf(archive: Archive, path: string): Promise<Result<null, FileRefusal>> {
  const types = archive.get('[content_types].xml');
  if (!types) return refused(notWorkbook(path));
  let macro: string | undefined;
  const read = await readWholeXml(types, path, {
    open(_name, { ContentType }) {
      if (ContentType && /macro|vbaProject/i.test(ContentType)) macro ??= ContentType;
    },
    text() {},
    close() {},
  });
  if (!read.ok) return read;
  return macro === undefined ? ok(null) : refused(refuseFile('workbook_macro', { path, part: macro }));
}

function notWorkbook(path: string): FileRefusal {
  return refuseFile('content_differs', {
    path,
    extension: '.xlsx',
    foundZh: '其他压缩包（例如 Word 文档或 zip）',
    foundEn: 'some other archive, such as a Word document or a zip file',
    adviceZh: '请选择真正的工作簿；若表格在压缩包里，请先解压。',
    adviceEn: 'Choose a real workbook; if it is inside an archive, unpack it first.',
  });
}

async function readWorkbook(
  archive: Archive,
  workbook: Part,
  relations: readonly Relation[],
  path: string,
): Promise<Result<WorkbookParts, FileRefusal>> {
  const tabs: Attributes[] = [];
  const names = new Set<string>();
  let countsFrom1904 = false;
  const read = await readWholeXml(workbook, path, {
    open(name, attributes) {
      names.add(name);
      if (name === 'workbookPr') countsFrom1904 = /^(1|true|on)$/.test(attributes.date1904 ?? '');
      if (name === 'sheet') tabs.push(attributes);
    },
    text() {},
    close() {},
  });
  if (!read.ok) return read;
  if (!names.has('workbook')) return refused(notWorkbook(path));
  const sheets: Sheet[] = [];
  for (const tab of tabs) {
    const relation = relations.find(({ id }) => id === attributeOf(tab, 'id'));
    if (relation?.type !== 'worksheet') continue;
    const part = archive.get(relation.target);
    if (!part) return refused(damagedWorkbook(path, relation.target, 'missing'));
    sheets.push({ name: tab.name ?? '', isVisible: (tab.state ?? 'visible') === 'visible', part });
  }
  const partOfType = (type: string) => archive.get(relations.find((relation) => relation.type === type)?.target ?? '');
  return ok({ sheets, countsFrom1904, styles: partOfType('styles'), sharedTexts: partOfType('sharedStrings') });
}
