import { ok, type Result, refused } from '@leitu/kernel';
import type { LeverSet } from './change/lever.ts';
import { LEVER_KEYS, loadLevers } from './change/loadLevers.ts';
import { CLASS_KEYS, loadClassPack } from './loadClassPack.ts';
import { type ConditionContext, loadCondition } from './loadCondition.ts';
import { type LoadedFacts, loadFacts } from './loadFacts.ts';
import { loadOverlay, loadPack, OVERLAY_KEYS, PACK_KEYS } from './loadPack.ts';
import type { Application, ClassPack, Condition, Library, Pack } from './pack.ts';
import type { PackFault } from './packFault.ts';
import type { Vocabulary } from './parseExpression.ts';
import { fault, hint, optional, type Reading, readMap, required, requiredText } from './reading.ts';
import type { Place, SourceFile, SourceMap } from './source.ts';

/**
 * Loads files of facts and rules into a library, or refuses with every fault found, each with file, line and column.
 *
 * A file is known by its first key: `facts` (the dictionary), `classes` (a classification), `shared` (a condition that packs
 * use), `overlay` (a region's changes to a pack), `levers` (what moving facts costs), else it is a pack. The order of the files does not matter.
 * @example loadLibrary([readYaml('facts.yaml', text), …])
 */
export function loadLibrary(files: readonly SourceFile[]): Result<Library, readonly PackFault[]> {
  const faults: PackFault[] = [];
  const roots = files.flatMap(({ file, root }) => {
    const reading: Reading = { file, faults };
    const map = readMap(reading, root, KNOWN_KEYS);
    return map === undefined ? [] : [{ reading, map, kind: kindOf(map) }];
  });
  const ofKind = (kind: FileKind) => roots.filter((root) => root.kind === kind);

  const facts: LoadedFacts = new Map();
  for (const { reading, map } of ofKind('facts')) loadFacts(reading, map, facts);
  const dictionary = new Map([...facts].map(([name, { fact }]) => [name, fact]));
  const byLabel = new Map([...dictionary.values()].map((fact) => [fact.label.zh, fact]));
  const vocabulary: Vocabulary = { dictionary, byLabel, groups: null };

  const ids = new Map<string, string>();
  const places = new Map<object, Place>();
  const classPacks = new Map<string, ClassPack>();
  for (const { reading, map } of ofKind('classes')) {
    const pack = loadClassPack(reading, map, vocabulary);
    if (pack === undefined || !isNew(reading, map, 'pack', ids)) continue;
    classPacks.set(pack.id, pack);
    places.set(pack, { file: reading.file, line: map.line, column: map.column });
  }
  const shared = new Map<string, Root>();
  for (const root of ofKind('shared')) {
    if (isNew(root.reading, root.map, 'shared', ids)) shared.set(String(scalarOf(root.map, 'shared')), root);
  }
  const contextOf = (reading: Reading, users: readonly string[]): ConditionContext => ({
    reading,
    vocabulary,
    classPacks,
    ids: new Map(),
    places,
    shared: (id, article, at) => {
      const root = shared.get(id);
      if (root === undefined) return fault(reading, at, 'unknown_pack', { name: id, ...hint(id, shared.keys()) });
      if (users.includes(id)) return fault(reading, at, 'circular', { name: [...users, id].join(' → ') });
      return loadShared(contextOf(root.reading, [...users, id]), root.map, article);
    },
  });
  // What no pack uses is read all the same, for its faults.
  for (const [id, { reading, map }] of shared) loadShared(contextOf(reading, [id]), map, '');

  const packs = new Map<string, Pack>();
  for (const { reading, map } of ofKind('pack')) {
    const pack = loadPack(contextOf(reading, []), map);
    if (pack === undefined || !isNew(reading, map, 'pack', ids)) continue;
    packs.set(pack.id, pack);
    checkApplications(reading, map, pack, packs);
  }
  const named = ofKind('pack').map(({ map }) => String(scalarOf(map, 'pack')));
  const bases = new Map(packs);
  for (const { reading, map } of ofKind('overlay')) {
    // A base that could not be read has told its own faults; more of them would only hide those.
    const base = String(scalarOf(map, 'overlay'));
    if (named.includes(base) && !bases.has(base)) continue;
    const pack = loadOverlay(contextOf(reading, []), map, bases);
    if (pack !== undefined && isNew(reading, map, 'pack', ids)) packs.set(pack.id, pack);
  }
  const levers = loadAllLevers(ofKind('levers'), vocabulary, ids);
  return faults.length > 0 ? refused(inOrder(faults)) : ok({ dictionary, packs, classPacks, levers, places });
}

interface Root {
  readonly reading: Reading;
  readonly map: SourceMap;
}

/** Costs: first those that stand alone, then those of regions, which stand on them. */
function loadAllLevers(
  roots: readonly Root[],
  vocabulary: Vocabulary,
  ids: Map<string, string>,
): ReadonlyMap<string, LeverSet> {
  const sets = new Map<string, LeverSet>();
  const standsOnOthers = ({ map }: Root) => optional(map, 'base') !== undefined;
  for (const root of [...roots.filter((one) => !standsOnOthers(one)), ...roots.filter(standsOnOthers)]) {
    const set = loadLevers(root.reading, root.map, vocabulary, sets);
    if (set !== undefined && isNew(root.reading, root.map, 'levers', ids)) sets.set(set.id, set);
  }
  return sets;
}

type FileKind = 'facts' | 'classes' | 'shared' | 'overlay' | 'levers' | 'pack';

const SHARED_KEYS = ['shared', 'zh', 'en', 'all'];
const KNOWN_KEYS = ['facts', ...new Set([...CLASS_KEYS, ...SHARED_KEYS, ...OVERLAY_KEYS, ...LEVER_KEYS, ...PACK_KEYS])];

function kindOf(map: SourceMap): FileKind {
  const kinds = ['facts', 'classes', 'shared', 'overlay', 'levers'] as const;
  return kinds.find((kind) => optional(map, kind) !== undefined) ?? 'pack';
}

function scalarOf(map: SourceMap, key: string): unknown {
  const node = optional(map, key);
  return node?.kind === 'scalar' ? node.value : undefined;
}

/** A shared condition, made for one place that uses it: it takes that place's article. */
function loadShared(context: ConditionContext, root: SourceMap, article: string): Condition | undefined {
  const { reading } = context;
  const map = readMap(reading, root, SHARED_KEYS);
  const id = map === undefined ? undefined : requiredText(reading, map, 'shared');
  if (map === undefined || id === undefined || required(reading, map, 'all') === undefined) return undefined;
  const node: SourceMap = { ...map, entries: map.entries.filter(({ key }) => key.value !== 'shared') };
  return loadCondition(context, node, { id, article });
}

/** Whether the id under a key is the first of its kind among all files; notes it with its place. */
function isNew(reading: Reading, map: SourceMap, key: string, ids: Map<string, string>): boolean {
  const name = String(scalarOf(map, key));
  const at = optional(map, key) ?? map;
  const first = ids.get(name);
  if (first === undefined) ids.set(name, `${reading.file}:${at.line}`);
  else fault(reading, at, 'duplicate', { name, first });
  return first === undefined;
}

function checkApplications(reading: Reading, map: SourceMap, pack: Pack, packs: ReadonlyMap<string, Pack>): void {
  for (const other of packs.values()) {
    if (other === pack || other.tier !== pack.tier || pack.tier === null) continue;
    const isBoth = pack.applies.some((own) => other.applies.some((theirs) => isOverlapping(own, theirs)));
    if (isBoth) fault(reading, optional(map, 'applies') ?? map, 'applies_twice', { name: other.id });
  }
}

function isOverlapping(a: Application, b: Application): boolean {
  const isBefore = (first: Application, second: Application) => first.until !== null && first.until < second.from;
  return a.caseType === b.caseType && !isBefore(a, b) && !isBefore(b, a);
}

/** Faults by file and place; a fault of a shared file that several packs use is told once. */
function inOrder(faults: readonly PackFault[]): readonly PackFault[] {
  const once = new Map(faults.map((one) => [`${one.file}:${one.line}:${one.column}:${one.code}`, one]));
  return [...once.values()].sort(
    (a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) || a.line - b.line || a.column - b.column,
  );
}
