import { type Bilingual, type CalendarDay, type Figures, parseDay } from '@leitu/kernel';
import { type PackFault, type PackFaultCode, packFault } from './packFault.ts';
import type { Position, SourceEntry, SourceList, SourceMap, SourceNode } from './source.ts';

/**
 * The reading of one file. Faults are gathered, so that an author sees all of them at once; what could not be read is undefined.
 */
export interface Reading {
  readonly file: string;
  readonly faults: PackFault[];
}

/** Notes a fault and gives undefined, the value of what could not be read. */
export function fault(reading: Reading, at: Position, code: PackFaultCode, figures?: Figures): undefined {
  reading.faults.push(packFault(reading.file, at, code, figures));
  return undefined;
}

/** The node as a map whose keys are all among the allowed ones and stand once. */
export function readMap(reading: Reading, node: SourceNode, allowed: readonly string[]): SourceMap | undefined {
  if (node.kind !== 'map') {
    return fault(reading, node, 'wrong_shape', { expected: '“名称: 值”的列表', expected_en: 'a list of “key: value”' });
  }
  const seen = new Map<string, number>();
  for (const { key } of node.entries) {
    const name = String(key.value);
    takeOnce(reading, key, name, seen);
    if (allowed.includes(name)) continue;
    fault(reading, key, 'unknown_key', { key: name, allowed: allowed.join(', '), ...hint(name, allowed) });
  }
  return node;
}

/** Takes a name that may stand once among those taken, which are kept with their lines in this file. */
export function takeOnce(reading: Reading, at: Position, name: string, taken: Map<string, number>): void {
  const line = taken.get(name);
  if (line !== undefined) fault(reading, at, 'duplicate', { name, first: `${reading.file}:${line}` });
  taken.set(name, at.line);
}

/** The value under a key, or undefined where the map has no such key. */
export function optional(map: SourceMap, key: string): SourceNode | undefined {
  return map.entries.find((entry) => entry.key.value === key)?.value;
}

/** The value under a key that must be there. */
export function required(reading: Reading, map: SourceMap, key: string): SourceNode | undefined {
  return optional(map, key) ?? missing(reading, map, key);
}

/** Notes that a key is missing, and what it is for. */
export function missing(reading: Reading, map: SourceMap, key: string): undefined {
  const reason = PURPOSES.get(key);
  const words = {
    reason: reason === undefined ? '' : `（${reason.zh}）`,
    reason_en: reason === undefined ? '' : ` (${reason.en})`,
  };
  return fault(reading, map, 'missing_key', { key, ...words });
}

/** What a key that must be there is for. */
const PURPOSES: ReadonlyMap<string, Bilingual> = new Map([
  ['zh', { zh: '中文名称或标题，中文界面要用', en: 'the Chinese name, for the Chinese interface' }],
  ['en', { zh: '英文名称或标题，英文界面要用', en: 'the English name, for the English interface' }],
  ['pack', { zh: '规则包的编号，如 cn.srdi.2026', en: 'the id of the pack, such as cn.srdi.2026' }],
  ['source', { zh: '出自哪份文件，结论要注明出处', en: 'the document, which every verdict cites' }],
  ['article', { zh: '条文出处，如 附件2 或 （一）', en: 'where in the document, such as 附件2' }],
  ['met', { zh: '条件', en: 'the condition' }],
  ['maximum', { zh: '满分，用来核对各档分值', en: 'the maximum, against which the points are checked' }],
  ['applies', { zh: '属于一个层级，就要写明何时适用', en: 'a pack of a tier says when it applies' }],
  ['from', { zh: '从哪一天起', en: 'the first day' }],
  [
    'among',
    { zh: '企业应属于哪些类，如 [small, micro]', en: 'which classes the firm may be in, such as [small, micro]' },
  ],
  ['unit', { zh: '数的单位，如 CNY、person', en: 'what the number counts, such as CNY or person' }],
  ['options', { zh: '可选的各个值', en: 'the values to choose from' }],
  ['points', { zh: '每满一次得几分', en: 'the points for each full step' }],
  ['id', { zh: '编号，在规则包内唯一', en: 'an id, unique in the pack' }],
  ['region', { zh: '行政区划代码的开头，如 33', en: 'how the region codes begin, such as 33' }],
  ['facts', { zh: '企业的资料', en: 'what is known of the firm' }],
  [
    'verdict',
    {
      zh: '应得的结论：met、judgement、unknown 或 unmet',
      en: 'what must come of it: met, judgement, unknown or unmet',
    },
  ],
]);

export function readList(reading: Reading, node: SourceNode): SourceList | undefined {
  if (node.kind === 'list' && node.items.length > 0) return node;
  return fault(reading, node, 'wrong_shape', {
    expected: '以“-”开头的清单',
    expected_en: 'a list of “- …” with an item',
  });
}

export function readText(reading: Reading, node: SourceNode): string | undefined {
  if (node.kind === 'scalar' && typeof node.value === 'string' && node.value !== '') return node.value;
  if (node.kind === 'scalar' && typeof node.value === 'number') return String(node.value);
  return fault(reading, node, 'wrong_shape', { expected: '文字', expected_en: 'a text' });
}

export function readNumber(reading: Reading, node: SourceNode): number | undefined {
  if (node.kind === 'scalar' && typeof node.value === 'number' && Number.isFinite(node.value)) return node.value;
  return fault(reading, node, 'wrong_shape', { expected: '数', expected_en: 'a number' });
}

export function readDay(reading: Reading, node: SourceNode): CalendarDay | undefined {
  const day = node.kind === 'scalar' ? parseDay(String(node.value)) : undefined;
  return (
    day ??
    fault(reading, node, 'wrong_shape', { expected: '日期，如 2026-04-01', expected_en: 'a date such as 2026-04-01' })
  );
}

/** One of a few words. */
export function readWord<Word extends string>(
  reading: Reading,
  node: SourceNode,
  words: readonly Word[],
): Word | undefined {
  const found = words.find((word) => node.kind === 'scalar' && node.value === word);
  if (found !== undefined) return found;
  return fault(reading, node, 'wrong_shape', { expected: words.join('、'), expected_en: words.join(', ') });
}

/** The two languages of a thing: keys `zh` and `en` of its map. */
export function readBilingual(reading: Reading, map: SourceMap): Bilingual {
  return { zh: requiredText(reading, map, 'zh') ?? '', en: requiredText(reading, map, 'en') ?? '' };
}

export function requiredText(reading: Reading, map: SourceMap, key: string): string | undefined {
  const node = required(reading, map, key);
  return node === undefined ? undefined : readText(reading, node);
}

export function optionalText(reading: Reading, map: SourceMap, key: string): string | undefined {
  const node = optional(map, key);
  return node === undefined ? undefined : readText(reading, node);
}

export function requiredNumber(reading: Reading, map: SourceMap, key: string): number | undefined {
  const node = required(reading, map, key);
  return node === undefined ? undefined : readNumber(reading, node);
}

/** The items of a list under a key; none where the key is absent. */
export function optionalItems(reading: Reading, map: SourceMap, key: string): readonly SourceNode[] {
  const node = optional(map, key);
  if (node === undefined) return [];
  return readList(reading, node)?.items ?? [];
}

/** The single entry of a map such as `≥ 5%: 20`. */
export function readPair(reading: Reading, node: SourceNode): SourceEntry | undefined {
  const [entry, ...more] = node.kind === 'map' ? node.entries : [];
  if (entry !== undefined && more.length === 0) return entry;
  return fault(reading, node, 'wrong_shape', { expected: '一条“条件: 分值”', expected_en: 'one “condition: points”' });
}

/** A hint that names the nearest known word, in both languages; empty where none is near. */
export function hint(name: string, known: Iterable<string>): { hint_zh: string; hint_en: string } {
  let nearest: string | undefined;
  let least = Math.max(2, Math.ceil(name.length / 3)) + 1;
  for (const candidate of known) {
    const distance = editDistance(name, candidate, least);
    if (distance < least) [nearest, least] = [candidate, distance];
  }
  if (nearest === undefined) return { hint_zh: '', hint_en: '' };
  return { hint_zh: `（是否指“${nearest}”？）`, hint_en: ` (did you mean “${nearest}”?)` };
}

/** Levenshtein distance, given up at `limit`. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const current = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const substituted = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      current.push(Math.min(substituted, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[b.length] ?? limit;
}
