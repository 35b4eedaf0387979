import { present } from '@leitu/kernel';
import {
  type Condition,
  conditionTitle,
  conditionWords,
  type Deciding,
  type Library,
  type Move,
  movementsOf,
  type NearFirm,
  type Pack,
  type ReformTally,
  type Side,
  thresholdsOf,
  type Unit,
} from '@leitu/rules';
import type { DecidingCondition, NearFirmAnswer, ReformGroup, ReformResponse } from '../contract.ts';
import { foldRegions, GROUPINGS, type Grouping, groupName } from './groups.ts';

/** What a reform was and what came of it. */
export interface ReformDone {
  readonly library: Library;
  readonly before: Side;
  readonly after: Side;
  readonly moves: readonly Move[];
  readonly region: string;
  readonly tally: ReformTally;
}

/** A reform as the interface and the command tell it: money in CNY, ratios as decimals. */
export function presentReform({ library, before, after, moves, region, tally }: ReformDone): ReformResponse {
  const by = (grouping: Grouping) => presentGroups(library, grouping, region, tally);
  return {
    from: presentSide(before.pack),
    to: presentSide(after.pack),
    case: after.caseType,
    region: { code: region, name: groupNameOf(library, region) },
    moved: presentMoves(library, after.pack.id, moves),
    firms: tally.firms,
    movements: { ...movementsOf(tally.flow) },
    flow: [0, 1, 2, 3].map((rank) => [...tally.flow.slice(rank * 4, rank * 4 + 4)]),
    by: { region: by('region'), industry: by('industry'), size: by('size'), tier: by('tier') },
    lost_by: presentDeciding(tally.lostBy, after),
    gained_by: presentDeciding(tally.gainedBy, before),
    nearest_below: tally.nearestBelow.map((firm) => presentNear(library, firm, after)),
    nearest_above: tally.nearestAbove.map((firm) => presentNear(library, firm, after)),
  };
}

function presentSide({ id, label, source }: Pack): ReformResponse['from'] {
  return { id, label, number: source.number };
}

function groupNameOf(library: Library, region: string): ReformResponse['region']['name'] {
  return region === '' ? { zh: '全国', en: 'China' } : groupName(library, 'region', region);
}

function presentMoves(library: Library, pack: string, moves: readonly Move[]): ReformResponse['moved'] {
  const thresholds = thresholdsOf(present(library.packs.get(pack), 'a moved pack is one of the library'));
  return moves.flatMap(({ id, value }) => {
    const found = thresholds.find((one) => one.id === id);
    if (found === undefined) return [];
    return [{ id, value: shown(value, found.unit), was: shown(found.value, found.unit), unit: found.unit }];
  });
}

function presentGroups(library: Library, grouping: Grouping, region: string, tally: ReformTally): ReformGroup[] {
  const flows = tally.groups[GROUPINGS.indexOf(grouping)] ?? new Map<string, ArrayLike<number>>();
  const shownFlows = grouping === 'region' ? foldRegions(flows, region) : flows;
  return [...shownFlows]
    .map(([key, flow]) => {
      const firms = Array.from(flow).reduce((sum, count) => sum + count, 0);
      return { key, name: { ...groupName(library, grouping, key) }, firms, ...movementsOf(flow) };
    })
    .toSorted((a, b) => b.firms - a.firms || (a.key < b.key ? -1 : 1));
}

/** The conditions that kept somebody out, those that did so alone most often first. */
function presentDeciding(deciding: readonly Deciding[], { requirements }: Side): DecidingCondition[] {
  return deciding
    .filter(({ among }) => among > 0)
    .toSorted((a, b) => b.alone - a.alone || b.among - a.among)
    .flatMap(({ requirement, alone, among }) => {
      const found = requirements[requirement];
      if (found === undefined) return [];
      const { condition, heading } = found;
      return [
        {
          condition: condition.id,
          label: titleOf(condition),
          under: heading,
          article: condition.article,
          alone,
          among,
        },
      ];
    });
}

function titleOf(condition: Condition): DecidingCondition['label'] {
  return conditionTitle({ label: condition.label, words: conditionWords(condition) });
}

function presentNear(
  library: Library,
  { id, name, margin, requirement, groups, line }: NearFirm,
  { requirements }: Side,
): NearFirmAnswer {
  const condition =
    line?.condition ?? present(requirements[requirement], 'the requirement is one of the side').condition;
  const [region = ''] = groups;
  const inUnit = (value: number | undefined) => (value === undefined ? null : shown(value, line?.unit ?? null));
  return {
    id,
    name,
    region: groupName(library, 'region', region),
    label: conditionWords(condition),
    article: condition.article,
    value: inUnit(line?.value),
    threshold: inUnit(line?.threshold),
    unit: line?.unit ?? null,
    margin,
  };
}

function shown(value: number, unit: Unit | null): number {
  return unit === 'CNY' ? value / 100 : value;
}
