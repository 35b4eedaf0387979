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
    const figures = PROBLEMS.get(error.code) ?? { problem, problem_en: problem };
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

/** The commonest faults of the library's closed list, with what to do; the others keep their English words. */
const PROBLEMS: ReadonlyMap<string, { readonly problem: string; readonly problem_en: string }> = new Map([
  ['TAB_AS_INDENT', { problem: '缩进不能用制表符，请用空格', problem_en: 'tabs cannot indent; use spaces' }],
  [
    'BAD_INDENT',
    { problem: '缩进不对，请与同级各行对齐', problem_en: 'the indentation is off; line it up with its neighbours' },
  ],
  [
    'MISSING_CHAR',
    {
      problem: '缺少引号、冒号或括号，请看这一行和上一行',
      problem_en: 'a quotation mark, colon or bracket is missing; look at this line and the one above',
    },
  ],
  [
    'UNEXPECTED_TOKEN',
    {
      problem: '此处有多余的字符，请删去，或给值加引号',
      problem_en: 'something does not belong here; take it out, or put the value in quotation marks',
    },
  ],
  [
    'BLOCK_IN_FLOW',
    {
      problem: '花括号或方括号里不能换成缩进写法',
      problem_en: 'inside braces or brackets nothing can be written by indentation',
    },
  ],
  [
    'BLOCK_AS_IMPLICIT_KEY',
    {
      problem: '冒号前面只能是一个名称；如果值里有“: ”，请给值加引号',
      problem_en: 'only a name can stand before a colon; if the value has “: ” in it, put it in quotation marks',
    },
  ],
  [
    'MULTILINE_IMPLICIT_KEY',
    {
      problem: '名称不能跨行；请看上一行是否少了冒号',
      problem_en: 'a name cannot go over lines; see whether a colon is missing above',
    },
  ],
  [
    'BAD_ALIAS',
    {
      problem: '不使用别名（*）；以 * 开头的值请加引号',
      problem_en: 'aliases (*) are not used here; put a value that begins with * in quotation marks',
    },
  ],
  [
    'MULTIPLE_DOCS',
    { problem: '一个文件只能有一份文档，请去掉“---”', problem_en: 'a file holds one document; take the “---” out' },
  ],
]);

/** Where a node's own text begins: behind the quotation mark of a quoted scalar. */
function startOf(node: unknown): number {
  const offset = isNode(node) ? (node.range?.[0] ?? 0) : 0;
  return isScalar(node) && String(node.type).startsWith('QUOTE') ? offset + 1 : offset;
}
