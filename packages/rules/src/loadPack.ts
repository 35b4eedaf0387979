import type { CalendarDay } from '@leitu/kernel';
import type { GroupName } from './expression.ts';
import { type ConditionContext, loadCases, loadCondition, placed } from './loadCondition.ts';
import { loadExamples } from './loadExamples.ts';
import { loadIndicator, loadScore } from './loadScore.ts';
import { loadSource } from './loadSource.ts';
import { type Application, CASE_TYPES, type Group, type Indicator, type Pack, type Score, TIERS } from './pack.ts';
import {
  fault,
  hint,
  optional,
  optionalItems,
  type Reading,
  readBilingual,
  readDay,
  readMap,
  readNumber,
  readWord,
  required,
  requiredText,
} from './reading.ts';
import type { SourceMap, SourceNode } from './source.ts';

export const PACK_KEYS = [
  'pack',
  'zh',
  'en',
  'tier',
  'source',
  'article',
  'applies',
  'met',
  'score',
  'notice-days',
  'examples',
];

/** Reads a pack of criteria: `met` is the condition, `score` its indicators. */
export function loadPack(context: ConditionContext, root: SourceMap): Pack | undefined {
  const { reading } = context;
  const map = readMap(reading, root, PACK_KEYS);
  if (map === undefined) return undefined;
  const id = requiredText(reading, map, 'pack');
  const article = requiredText(reading, map, 'article');
  const source = loadSource(reading, map);
  const met = required(reading, map, 'met');
  if (id === undefined || article === undefined || source === undefined || met === undefined) return undefined;
  const scoreNode = optional(map, 'score');
  const score = scoreNode === undefined ? null : (loadScore(context, scoreNode, article) ?? null);
  const groups = score === null ? null : groupNames(score.groups);
  const withGroups = { ...context, vocabulary: { ...context.vocabulary, groups } };
  const condition = loadCondition(withGroups, met, { id: 'met', article });
  if (condition === undefined) return undefined;
  const tierNode = optional(map, 'tier');
  if (tierNode !== undefined) required(reading, map, 'applies');
  const pack: Pack = {
    id,
    label: readBilingual(reading, map),
    tier: tierNode === undefined ? null : (readWord(reading, tierNode, TIERS) ?? null),
    source,
    article,
    applies: loadApplications(reading, map),
    condition,
    score,
    noticeDays: loadNoticeDays(reading, map),
    overlay: null,
    examples: loadExamples(reading, map, context.vocabulary, condition),
  };
  return placed(context, pack, optional(map, 'applies') ?? map);
}

function groupNames(groups: readonly Group[]): ReadonlyMap<string, GroupName> {
  return new Map(groups.flatMap((group) => [[group.id, group] as const, [group.label.zh, group] as const]));
}

function loadNoticeDays(reading: Reading, map: SourceMap): number | null {
  const node = optional(map, 'notice-days');
  return node === undefined ? null : (readNumber(reading, node) ?? null);
}

function loadApplications(reading: Reading, map: SourceMap): readonly Application[] {
  return optionalItems(reading, map, 'applies').flatMap((item) => {
    const entry = readMap(reading, item, ['cases', 'from', 'until']);
    const fromNode = entry === undefined ? undefined : required(reading, entry, 'from');
    const from = fromNode === undefined ? undefined : readDay(reading, fromNode);
    if (entry === undefined || from === undefined) return [];
    const untilNode = optional(entry, 'until');
    const until: CalendarDay | null = untilNode === undefined ? null : (readDay(reading, untilNode) ?? null);
    if (until !== null && until < from) {
      fault(reading, entry, 'dates', { problem: 'until 早于 from', problem_en: 'until is before from' });
    }
    return (loadCases(reading, entry) ?? CASE_TYPES).map((caseType) => ({ caseType, from, until }));
  });
}

export const OVERLAY_KEYS = [
  'overlay',
  'pack',
  'zh',
  'en',
  'region',
  'source',
  'article',
  'indicators',
  'notice-days',
  'examples',
];

/** Reads an overlay: the pack it stands on with some indicators, or the notice days, of its own. */
export function loadOverlay(
  context: ConditionContext,
  root: SourceMap,
  packs: ReadonlyMap<string, Pack>,
): Pack | undefined {
  const { reading } = context;
  const map = readMap(reading, root, OVERLAY_KEYS);
  if (map === undefined) return undefined;
  const baseId = requiredText(reading, map, 'overlay');
  const id = requiredText(reading, map, 'pack');
  const region = requiredText(reading, map, 'region');
  const article = requiredText(reading, map, 'article');
  const source = loadSource(reading, map);
  if (baseId === undefined || id === undefined || region === undefined || article === undefined) return undefined;
  const base = packs.get(baseId);
  const baseNode = required(reading, map, 'overlay') ?? map;
  if (base === undefined) {
    return fault(reading, baseNode, 'unknown_pack', { name: baseId, ...hint(baseId, packs.keys()) });
  }
  const own = optionalItems(reading, map, 'indicators').flatMap((item) => {
    const indicator = loadIndicator(context, item, article);
    return indicator === undefined || !isReplacement(reading, item, indicator, base) ? [] : [indicator];
  });
  const pack: Pack = {
    ...base,
    id,
    label: readBilingual(reading, map),
    source: source ?? base.source,
    article,
    applies: [],
    score: base.score === null ? null : replaceIndicators(base.score, own),
    noticeDays: loadNoticeDays(reading, map) ?? base.noticeDays,
    overlay: { base: base.id, region, indicators: own.map((indicator) => indicator.id) },
    examples: loadExamples(reading, map, context.vocabulary, base.condition),
  };
  return placed(context, pack, map);
}

function isReplacement(reading: Reading, node: SourceNode, indicator: Indicator, base: Pack): boolean {
  const known = base.score?.groups.flatMap((group) => group.indicators) ?? [];
  const replaced = known.find(({ id }) => id === indicator.id);
  if (replaced === undefined) {
    const name = indicator.id;
    fault(reading, node, 'unknown_indicator', {
      name,
      ...hint(
        name,
        known.map(({ id }) => id),
      ),
    });
    return false;
  }
  if (replaced.maximum !== indicator.maximum) {
    fault(reading, node, 'points_above_maximum', { declared: replaced.maximum, actual: indicator.maximum });
  }
  return true;
}

function replaceIndicators(score: Score, own: readonly Indicator[]): Score {
  const groups = score.groups.map((group) => ({
    ...group,
    indicators: group.indicators.map((indicator) => own.find(({ id }) => id === indicator.id) ?? indicator),
  }));
  return { ...score, groups };
}
