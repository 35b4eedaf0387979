import { ok, type Result, refused } from '@leitu/kernel';
import type { FactDefinition } from './fact.ts';
import { CLASS_KEYS, loadClassPack } from './loadClassPack.ts';
import { type ConditionContext, loadCondition } from './loadCondition.ts';
import { loadFacts } from './loadFacts.ts';
import { loadOverlay, loadPack, OVERLAY_KEYS, PACK_KEYS } from './loadPack.ts';
import type { Application, ClassPack, Condition, Library, Pack } from './pack.ts';
import type { PackFault } from './packFault.ts';
import type { Vocabulary } from './parseExpression.ts';
import { fault, optional, type Reading, readMap, required, requiredText } from './reading.ts';
import type { SourceFile, SourceMap } from './source.ts';

/**
 * Loads files of facts and rules into a library, or refuses with every fault found, each with file, line and column.
 *
 * A file is known by its first key: `facts` (the dictionary), `classes` (a classification), `shared` (a condition that packs
 * use), `overlay` (a region's changes to a pack), else it is a pack. The order of the files does not matter.
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

  const dictionary = new Map<string, FactDefinition>();
  for (const { reading, map } of ofKind('facts')) loadFacts(reading, map, dictionary);
  const byLabel = new Map([...dictionary.values()].map((fact) => [fact.label.zh, fact]));
  const vocabulary: Vocabulary = { dictionary, byLabel, groups: new Map() };

  const classPacks = new Map<string, ClassPack>();
  for (const { reading, map } of ofKind('classes')) {
    const pack = loadClassPack(reading, map, vocabulary);
    if (pack !== undefined) register(reading, map, classPacks, pack);
  }
  const shared = new Map(ofKind('shared').map((root) => [String(scalarOf(root.map, 'shared')), root]));
  const contextOf = (reading: Reading): ConditionContext => ({
    reading,
    vocabulary,
    classPacks,
    ids: new Map(),
    sharedIds: [...shared.keys()],
    shared: (id, article) => {
      const root = shared.get(id);
      return root === undefined ? undefined : loadShared(contextOf(root.reading), root.map, article);
    },
  });

  const packs = new Map<string, Pack>();
  for (const { reading, map } of ofKind('pack')) {
    const pack = loadPack(contextOf(reading), map);
    if (pack !== undefined) register(reading, map, packs, pack);
    if (pack !== undefined) checkApplications(reading, map, pack, packs);
  }
  const bases = new Map(packs);
  for (const { reading, map } of ofKind('overlay')) {
    const pack = loadOverlay(contextOf(reading), map, bases);
    if (pack !== undefined) register(reading, map, packs, pack);
  }
  return faults.length > 0 ? refused(inOrder(faults)) : ok({ dictionary, packs, classPacks });
}

type FileKind = 'facts' | 'classes' | 'shared' | 'overlay' | 'pack';

const SHARED_KEYS = ['shared', 'zh', 'en', 'all'];
const KNOWN_KEYS = ['facts', ...new Set([...CLASS_KEYS, ...SHARED_KEYS, ...OVERLAY_KEYS, ...PACK_KEYS])];

function kindOf(map: SourceMap): FileKind {
  const kinds = ['facts', 'classes', 'shared', 'overlay'] as const;
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

function register<Item extends { readonly id: string }>(
  reading: Reading,
  map: SourceMap,
  registry: Map<string, Item>,
  item: Item,
): void {
  if (registry.has(item.id)) fault(reading, required(reading, map, 'pack') ?? map, 'duplicate', { name: item.id });
  registry.set(item.id, item);
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
