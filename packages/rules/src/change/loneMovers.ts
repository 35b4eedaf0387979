import { askedParts } from '../compile.ts';
import { type Expression, unique } from '../expression.ts';
import type { FactDefinition, Facts } from '../fact.ts';
import { factsOfCondition, factsOfIndicator } from '../factsOfRules.ts';
import { compileJudge, type Judge } from '../judge.ts';
import type { CaseType, Condition, Pack } from '../pack.ts';
import { CARRIED, COUPLINGS } from './couplings.ts';
import { isWanted } from './plan.ts';

/** A condition that has to hold, with the facts of which one at least must change before it holds. */
interface Needed {
  readonly judge: Judge;
  readonly movers: ReadonlySet<string>;
}

/**
 * Makes the function that names the facts by which alone a firm that does not qualify may do so, at the cost of judging it: where all of
 * several conditions are needed, the fact has to be read by each that fails. Of most firms there is none. That others lift no firm is
 * certain; whether these do is to be tried. A fact that moves along with another counts as read with it.
 */
export function compileLoneMovers(pack: Pack, caseType: CaseType): (facts: Facts) => readonly string[] {
  const scored = unique((pack.score?.groups ?? []).flatMap((group) => group.indicators).flatMap(factsOfIndicator));
  const needed = neededParts(pack.condition, caseType).map(
    (condition): Needed => ({
      judge: compileJudge({ ...pack, condition }, caseType),
      movers: moversOf([...factsOfCondition(condition), ...(readsScore(condition) ? scored : [])]),
    }),
  );
  return (facts) => {
    let shared: readonly string[] | undefined;
    for (const { judge, movers } of needed) {
      if (isWanted(judge(facts).verdict)) continue;
      shared = shared?.filter((name) => movers.has(name)) ?? [...movers];
      if (shared.length === 0) return [];
    }
    return shared ?? [];
  };
}

/** The conditions of which each has to hold; one that a waiver may stand for is one. */
function neededParts(condition: Condition, caseType: CaseType): readonly Condition[] {
  if (condition.kind !== 'all' || condition.waiver !== null) return [condition];
  return askedParts(condition.parts, caseType).flatMap((part) => neededParts(part, caseType));
}

function moversOf(read: readonly FactDefinition[]): ReadonlySet<string> {
  const names = read.map(({ name }) => name);
  const along = [...COUPLINGS, ...CARRIED].flatMap(({ part, whole }) => [
    ...(names.includes(part) ? [whole] : []),
    ...(names.includes(whole) ? [part] : []),
  ]);
  return new Set([...names, ...along]);
}

function readsScore(condition: Condition): boolean {
  if (condition.waiver !== null && readsScore(condition.waiver)) return true;
  switch (condition.kind) {
    case 'all':
    case 'any':
      return condition.parts.some(readsScore);
    case 'not':
      return readsScore(condition.part);
    case 'compare':
      return [condition.left, condition.right, ...(condition.also === null ? [] : [condition.also.right])].some(
        isOfScore,
      );
    default:
      return false;
  }
}

function isOfScore(expression: Expression): boolean {
  switch (expression.kind) {
    case 'score':
      return true;
    case 'arithmetic':
      return isOfScore(expression.left) || isOfScore(expression.right);
    case 'call':
      return expression.args.some(isOfScore);
    default:
      return false;
  }
}
