import type { Bilingual } from '@leitu/kernel';
import { articleBelow } from './article.ts';
import { askedParts } from './compile.ts';
import type { Sentence } from './expression.ts';
import { CASE_TYPES, type CaseType, type ClassPack, type Condition, type ConditionTest } from './pack.ts';
import { parseSentence, type Vocabulary } from './parseExpression.ts';
import {
  fault,
  hint,
  missing,
  optional,
  optionalText,
  type Reading,
  readBilingual,
  readList,
  readMap,
  readText,
  readWord,
  takeOnce,
} from './reading.ts';
import type { Place as FilePlace, Position, SourceMap, SourceNode } from './source.ts';

/** What the conditions of a file may name, and what they take from where they stand. */
export interface ConditionContext {
  readonly reading: Reading;
  readonly vocabulary: Vocabulary;
  readonly classPacks: ReadonlyMap<string, ClassPack>;
  /** Conditions that several packs share, by the id of their file, made anew for the place that uses them; a fault is noted there. */
  readonly shared: (id: string, article: string, at: Position) => Condition | undefined;
  /** Ids taken in this pack, with their lines. */
  readonly ids: Map<string, number>;
  /** Where what has been loaded stands. */
  readonly places: Map<object, FilePlace>;
}

/** Remembers where something stands. */
export function placed<Made extends object>(context: ConditionContext, made: Made, at: Position): Made {
  context.places.set(made, { file: context.reading.file, line: at.line, column: at.column });
  return made;
}

interface Place {
  readonly id: string;
  readonly article: string;
}

const TESTS = ['all', 'any', 'not', 'if', 'class', 'use'] as const;
const KEYS = ['id', 'zh', 'en', 'article', 'cases', 'waived-by', 'among', ...TESTS];

/** Reads a condition: a sentence (`x ≥ 3`) or a map with one of `all`, `any`, `not`, `if`, `class` or `use`. */
export function loadCondition(context: ConditionContext, node: SourceNode, place: Place): Condition | undefined {
  if (node.kind === 'scalar') {
    const test = loadSentence(context, node);
    const base = { ...place, label: null, cases: null, waiver: null };
    return test === undefined ? undefined : placedWhole(context, lift(test, base), node);
  }
  const map = readMap(context.reading, node, KEYS);
  if (map === undefined) return undefined;
  const own = loadBase(context, map, place);
  const test = loadTest(context, map, own);
  return test === undefined ? undefined : placedWhole(context, { ...own, ...test }, map);
}

/** A sentence of several parts stands at one place. */
function placedWhole(context: ConditionContext, condition: Condition, at: Position): Condition {
  placed(context, condition, at);
  const parts = condition.kind === 'all' || condition.kind === 'any' ? condition.parts : [];
  for (const part of condition.kind === 'not' ? [condition.part] : parts) {
    if (!context.places.has(part)) placedWhole(context, part, at);
  }
  return condition;
}

interface Base extends Place {
  readonly label: Bilingual | null;
  readonly cases: readonly CaseType[] | null;
  readonly waiver: Condition | null;
}

function loadBase(context: ConditionContext, map: SourceMap, place: Place): Base {
  const { reading } = context;
  const named = optionalText(reading, map, 'id');
  const id = named ?? place.id;
  if (named !== undefined) takeOnce(reading, map, named, context.ids);
  const ownArticle = optionalText(reading, map, 'article');
  const article = articleBelow(place.article, ownArticle);
  const hasLabel = optional(map, 'zh') !== undefined || optional(map, 'en') !== undefined || named !== undefined;
  const waivedBy = optional(map, 'waived-by');
  return {
    id,
    article,
    label: hasLabel ? readBilingual(reading, map) : null,
    cases: loadCases(reading, map),
    waiver: waivedBy === undefined ? null : (loadCondition(context, waivedBy, { id: `${id}.waiver`, article }) ?? null),
  };
}

export function loadCases(reading: Reading, map: SourceMap): readonly CaseType[] | null {
  const node = optional(map, 'cases');
  const items = node === undefined ? undefined : readList(reading, node)?.items;
  return items?.flatMap((item) => readWord(reading, item, CASE_TYPES) ?? []) ?? null;
}

function loadTest(context: ConditionContext, map: SourceMap, own: Base): ConditionTest | undefined {
  const { reading } = context;
  const present = TESTS.filter((key) => optional(map, key) !== undefined);
  const [kind, second] = present;
  const node = kind === undefined ? undefined : optional(map, kind);
  if (kind === undefined || node === undefined || second !== undefined) {
    return fault(reading, map, 'wrong_shape', {
      expected: `${TESTS.join('、')} 中的一个`,
      expected_en: `one of ${TESTS.join(', ')}`,
    });
  }
  if (kind === 'all' || kind === 'any') {
    const parts = (readList(reading, node)?.items ?? []).flatMap(
      (item, index) => loadCondition(context, item, { id: `${own.id}.${index + 1}`, article: own.article }) ?? [],
    );
    const unasked = (own.cases ?? CASE_TYPES).find((caseType) => askedParts(parts, caseType).length === 0);
    if (parts.length > 0 && unasked !== undefined) fault(reading, node, 'never_asked', { case: unasked });
    return { kind, parts };
  }
  if (kind === 'not') {
    const part = loadCondition(context, node, { id: `${own.id}.1`, article: own.article });
    return part === undefined ? undefined : { kind, part };
  }
  if (kind === 'if') {
    const sentence = loadSentence(context, node);
    return sentence === undefined ? undefined : lift(sentence, own);
  }
  if (kind === 'class') return loadClassTest(context, map, node);
  return loadUse(context, node, own);
}

function loadSentence(context: ConditionContext, node: SourceNode): Sentence | undefined {
  const text = readText(context.reading, node);
  return text === undefined ? undefined : parseSentence(context.reading, node, text, context.vocabulary);
}

function loadClassTest(context: ConditionContext, map: SourceMap, node: SourceNode): ConditionTest | undefined {
  const { reading, classPacks } = context;
  const id = readText(reading, node);
  const pack = id === undefined ? undefined : classPacks.get(id);
  if (id === undefined) return undefined;
  if (pack === undefined) return fault(reading, node, 'unknown_pack', { name: id, ...hint(id, classPacks.keys()) });
  const amongNode = optional(map, 'among');
  const classes = pack.classes.map(({ value }) => value);
  const among = (amongNode === undefined ? undefined : readList(reading, amongNode)?.items)?.flatMap(
    (item) => readWord(reading, item, classes) ?? [],
  );
  if (among === undefined) return missing(reading, map, 'among');
  return { kind: 'class', pack, among };
}

function loadUse(context: ConditionContext, node: SourceNode, own: Base): Condition | undefined {
  const id = readText(context.reading, node);
  if (id === undefined) return undefined;
  const used = context.shared(id, own.article, node);
  if (used === undefined) return undefined;
  return { ...used, label: own.label ?? used.label, cases: own.cases, waiver: own.waiver };
}

/** A sentence as a condition: its parts are conditions under the same article. */
export function lift(sentence: Sentence, base: Base): Condition {
  const partBase = (index: number): Base => ({
    id: `${base.id}.${index}`,
    article: base.article,
    label: null,
    cases: null,
    waiver: null,
  });
  switch (sentence.kind) {
    case 'all':
    case 'any':
      return {
        ...base,
        kind: sentence.kind,
        parts: sentence.parts.map((part, index) => lift(part, partBase(index + 1))),
      };
    case 'not':
      return { ...base, kind: 'not', part: lift(sentence.part, partBase(1)) };
    case 'compare':
    case 'holds':
    case 'is':
      return { ...base, ...sentence };
  }
}
