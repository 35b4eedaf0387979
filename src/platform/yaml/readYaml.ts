import { ok, type Result, refused } from '@leitu/kernel';
import { type PackFault, packFault, type SourceFile, type SourceNode, type SourceScalar } from '@leitu/rules';
import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';

/**
 * Reads YAML text into a tree with positions, which `@leitu/rules` loads. Refuses with every syntax fault, each with its place.
 * Anchors, aliases and tags are not part of the pack language.
 */
export function readYaml(file: string, text: string): Result<SourceFile, readonly PackFault[]> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, version: '1.2', schema: 'core', uniqueKeys: false });
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  if (document.errors.length > 0) {
    const problems = document.errors.map(({ pos, message }) => {
      const [problem = message] = message.split(/ at line|:\n/);
      return packFault(file, at(pos[0]), 'not_yaml', { problem });
    });
    return refused(problems);
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
    if (!isPlain)
      faults.push(packFault(file, place, 'not_yaml', { problem: 'anchors, aliases and tags are not used here' }));
    // isPlain has shown that it is one of the four.
    return { kind: 'scalar', value: (isPlain ? value : null) as SourceScalar['value'], ...place };
  };
  const root = convert(document.contents);
  return faults.length > 0 ? refused(faults) : ok({ file, root });
}

/** Where a node's own text begins: behind the quotation mark of a quoted scalar. */
function startOf(node: unknown): number {
  const offset = isNode(node) ? (node.range?.[0] ?? 0) : 0;
  return isScalar(node) && String(node.type).startsWith('QUOTE') ? offset + 1 : offset;
}
