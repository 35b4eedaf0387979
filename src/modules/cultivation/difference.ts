import {
  type Condition,
  type ConditionExplanation,
  conditionTitle,
  type Explanation,
  explain,
  type IndicatorExplanation,
  type Pack,
} from '@leitu/rules';
import type { Difference } from './contract.ts';
import type { Edition } from './edition.ts';
import { factNamesOf } from './judgeLadder.ts';
import { presentFactValue, presentResult } from './present.ts';
import type { JudgementRow } from './store/judgements.ts';

/** A judgement and the packs that it was made with. */
export interface Reproducible {
  readonly row: JudgementRow;
  readonly edition: Edition;
}

type PackDifference = Difference['packs'][number];
type ConditionDifference = PackDifference['conditions'][number];
type IndicatorDifference = PackDifference['indicators'][number];

/** Why two judgements of a firm differ: what is known of it, the packs, or the case. */
export function explainDifference(from: Reproducible, to: Reproducible): Pick<Difference, 'facts' | 'packs'> {
  const facts = differentFacts(from, to);
  const changed = new Set(facts.map(({ name }) => name));
  const ids = new Set([...Object.keys(from.row.results), ...Object.keys(to.row.results)]);
  return { facts, packs: [...ids].flatMap((id) => differenceOfPack(id, from, to, changed)) };
}

/** Of the facts that both judgements read those that differ: what a judgement did not read it does not tell. */
function differentFacts(from: Reproducible, to: Reproducible): Difference['facts'] {
  const alsoRead = new Set(factNamesOf(packsOf(to)));
  const names = factNamesOf(packsOf(from)).filter((name) => alsoRead.has(name));
  const valueIn = ({ row, edition }: Reproducible, name: string) => {
    const value = row.facts[name];
    return value === undefined ? null : presentFactValue(edition.library.dictionary, name, value);
  };
  return names
    .map((name) => ({ name, before: valueIn(from, name), after: valueIn(to, name) }))
    .filter(({ before, after }) => before !== after);
}

function packsOf({ row, edition }: Reproducible): readonly Pack[] {
  return Object.keys(row.results).flatMap((id) => edition.library.packs.get(id) ?? []);
}

function differenceOfPack(
  id: string,
  from: Reproducible,
  to: Reproducible,
  changed: ReadonlySet<string>,
): readonly PackDifference[] {
  const [before, after] = [from, to].map(({ row }) => {
    const result = row.results[id];
    return result === undefined ? null : presentResult(result);
  });
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  const [first, second] = [explainPack(id, from), explainPack(id, to)];
  return [
    {
      pack: id,
      before: before ?? null,
      after: after ?? null,
      conditions: differentConditions(first, second, changed),
      indicators: differentIndicators(first, second, changed),
    },
  ];
}

function explainPack(id: string, { row, edition }: Reproducible): Explanation | undefined {
  const pack = row.results[id] === undefined ? undefined : edition.library.packs.get(id);
  return pack === undefined ? undefined : explain(pack, row.facts, row.case_type);
}

/** Conditions below that of the pack itself, whose verdict is the pack's. */
function differentConditions(
  from: Explanation | undefined,
  to: Explanation | undefined,
  changed: ReadonlySet<string>,
): ConditionDifference[] {
  const [before, after] = [from, to].map((explained) => byId(below(explained?.condition), ({ id }) => id));
  return idsOf(before, after).flatMap((id) => {
    const [one, other] = [before?.get(id), after?.get(id)];
    const told = other ?? one;
    if (told === undefined || one?.verdict === other?.verdict) return [];
    const read = [...(one === undefined ? [] : readBy(one, from)), ...(other === undefined ? [] : readBy(other, to))];
    return [
      {
        id,
        label: conditionTitle(told),
        article: told.article,
        before: one?.verdict ?? null,
        after: other?.verdict ?? null,
        facts: changedAmong(read, changed),
      },
    ];
  });
}

function differentIndicators(
  from: Explanation | undefined,
  to: Explanation | undefined,
  changed: ReadonlySet<string>,
): IndicatorDifference[] {
  const [before, after] = [from, to].map((explained) => byId(indicatorsOf(explained), ({ indicator }) => indicator.id));
  return idsOf(before, after).flatMap((id) => {
    const [one, other] = [before?.get(id), after?.get(id)];
    const told = other ?? one;
    const isSame = one?.points[0] === other?.points[0] && one?.points[1] === other?.points[1];
    if (told === undefined || isSame) return [];
    return [
      {
        id,
        label: told.indicator.label,
        article: told.indicator.article,
        before: one === undefined ? null : [...one.points],
        after: other === undefined ? null : [...other.points],
        facts: changedAmong([one, other].flatMap(namesRead), changed),
      },
    ];
  });
}

/** The conditions below one, each after the one that it is a part of. */
function below(condition: ConditionExplanation | undefined): readonly ConditionExplanation[] {
  if (condition === undefined) return [];
  const parts = [...condition.parts, ...(condition.waiver === null ? [] : [condition.waiver])];
  return parts.flatMap((part) => [part, ...below(part)]);
}

/** The facts that a condition, its parts and the scores in it read. */
function readBy(explained: ConditionExplanation, explanation: Explanation | undefined): readonly string[] {
  const conditions = [explained, ...below(explained)];
  const groups = conditions.flatMap(({ id }) => scoresIn(explanation?.pack.condition, id));
  const scored = indicatorsOf(explanation, groups).flatMap(namesRead);
  return [...conditions.flatMap(({ reads }) => reads.map(({ fact }) => fact.name)), ...scored];
}

/** The groups of indicators whose score the condition of that id asks for; null is the whole score. */
function scoresIn(condition: Condition | undefined, id: string): readonly (string | null)[] {
  const found = condition === undefined ? undefined : findCondition(condition, id);
  return found?.kind === 'compare' && found.left.kind === 'score' ? [found.left.group?.id ?? null] : [];
}

function findCondition(condition: Condition, id: string): Condition | undefined {
  if (condition.id === id) return condition;
  const parts = condition.kind === 'all' || condition.kind === 'any' ? condition.parts : [];
  const part = condition.kind === 'not' ? [condition.part] : [];
  const waiver = condition.waiver === null ? [] : [condition.waiver];
  return [...parts, ...part, ...waiver].map((one) => findCondition(one, id)).find((one) => one !== undefined);
}

/** The indicators of some groups, or of all. */
function indicatorsOf(
  explanation: Explanation | undefined,
  groups: readonly (string | null)[] = [null],
): readonly IndicatorExplanation[] {
  const all = explanation?.score?.groups ?? [];
  return all
    .filter(({ group }) => groups.includes(null) || groups.includes(group.id))
    .flatMap(({ indicators }) => indicators);
}

function namesRead(explained: { readonly reads: IndicatorExplanation['reads'] } | undefined): readonly string[] {
  return explained?.reads.map(({ fact }) => fact.name) ?? [];
}

function byId<Item>(items: readonly Item[], idOf: (item: Item) => string): ReadonlyMap<string, Item> {
  return new Map(items.map((item) => [idOf(item), item]));
}

/** The ids of both, in the order of the later. */
function idsOf(
  before: ReadonlyMap<string, unknown> = new Map(),
  after: ReadonlyMap<string, unknown> = new Map(),
): readonly string[] {
  return [...new Set([...after.keys(), ...before.keys()])];
}

function changedAmong(names: readonly string[], changed: ReadonlySet<string>): string[] {
  return [...new Set(names)].filter((name) => changed.has(name));
}
