import { ok, type Result, refused } from '@leitu/kernel';
import { type PackFault, packFault, type SourceFile, type SourceNode, type SourceScalar } from '@leitu/rules';
import { isAlias, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';

/**
 * Reads YAML text into a tree with positions, which `@leitu/rules` loads. Refuses with the first fault of syntax and its place.
 * Anchors, aliases and tags are not part of the pack language.
 */
export function readYaml(file: string, text: string): Result<SourceFile, readonly PackFault[]> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, version: '1.2', schema: 'core', uniqueKeys: false });
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  // One wrong mark makes many that only follow from it: the first is told.
  const [error] = document.errors;
  if (error !== undefined) {
    const [problem = ''] = error.message.split(/ at line|:\n/);
    const figures = { problem: PROBLEMS.get(error.code) ?? problem, problem_en: problem };
    return refused([packFault(file, at(error.pos[0]), 'not_yaml', figures)]);
  }
  const faults: PackFault[] = [];
  const convert = (node: unknown): SourceNode => {
    const place = at(startOf(node));
    if (isMap(node)) {
      const entries = node.items.map(({ key, value }) => ({ key: scalar(key), value: convert(value) }));
      return { kind: 'map', entries, ...place };
    }
    if (isSeq(node)) return { kind: 'list', items: node.items.map(convert), ...place };
    return scalar(node);
  };
  const scalar = (node: unknown): SourceScalar => {
    const place = at(startOf(node));
    if (node === null) return { kind: 'scalar', value: null, ...place };
    const value = isScalar(node) ? node.value : undefined;
    const isPlain = value === null || ['string', 'number', 'boolean'].includes(typeof value);
    if (!isPlain) faults.push(packFault(file, place, 'not_yaml', isAlias(node) ? NO_ALIAS : NO_COLLECTION));
    // isPlain has shown that it is one of the four.
    return { kind: 'scalar', value: (isPlain ? value : null) as SourceScalar['value'], ...place };
  };
  const root = convert(document.contents);
  return faults.length > 0 ? refused(faults) : ok({ file, root });
}

const NO_ALIAS = { problem: '不使用别名（*）', problem_en: 'aliases (*) are not used here' };
const NO_COLLECTION = { problem: '此处应为一个值', problem_en: 'a single value belongs here' };

/** The commonest faults of the library's closed list in Chinese; the others keep their English words. */
const PROBLEMS: ReadonlyMap<string, string> = new Map([
  ['TAB_AS_INDENT', '缩进不能用制表符，请用空格'],
  ['BAD_INDENT', '缩进不对，请与同级各行对齐'],
  ['MISSING_CHAR', '缺少引号、冒号或括号'],
  ['UNEXPECTED_TOKEN', '此处有多余的字符'],
  ['BLOCK_IN_FLOW', '花括号或方括号里不能换成缩进写法'],
  ['BLOCK_AS_IMPLICIT_KEY', '冒号前面只能是一个名称；如果值里有“: ”，请给值加引号'],
  ['MULTILINE_IMPLICIT_KEY', '名称不能跨行'],
  ['BAD_ALIAS', '不使用别名（*）'],
  ['MULTIPLE_DOCS', '一个文件只能有一份文档'],
]);

/** Where a node's own text begins: behind the quotation mark of a quoted scalar. */
function startOf(node: unknown): number {
  const offset = isNode(node) ? (node.range?.[0] ?? 0) : 0;
  return isScalar(node) && String(node.type).startsWith('QUOTE') ? offset + 1 : offset;
}
