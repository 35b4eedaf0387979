import { compileCondition, compileTest, type RankOf } from '../compile.ts';
import { unique } from '../expression.ts';
import type { FactDefinition, Facts } from '../fact.ts';
import { factsOfCondition, factsOfPack } from '../factsOfRules.ts';
import type { CaseType, Condition, Pack } from '../pack.ts';
import { compileScore } from '../points.ts';
import { MET, UNMET } from '../verdict.ts';
import { classPacksOf, representativeCodes } from './codes.ts';
import { type Formula, type FormulaContext, formulaOf, ownFormula } from './formula.ts';
import { type ScoreFormula, scoreFormulaOf } from './possible.ts';
import { type Found, search, type Want } from './search.ts';
import { firmIn } from './witness.ts';

/** What is asked of one condition: its verdict, without its waiver where `isOwn`. */
export interface Ask {
  readonly condition: Condition;
  readonly want: Want;
  readonly isOwn?: true;
}

/** Answers whether some firm, of which every fact is known, has certain verdicts in several conditions of a pack. */
export interface Solver {
  readonly find: (asks: readonly Ask[]) => Found;
  /** Whether both read some fact, so that one may bear on the other. */
  readonly isRelated: (a: Condition, b: Condition) => boolean;
}

/** Makes the solver for a pack in a case. Firms it has found are tried first the next time. */
export function solverOf(pack: Pack, caseType: CaseType): Solver {
  const codes = representativeCodes(classPacksOf(pack.condition));
  const context: FormulaContext = { caseType, codes };
  const score: ScoreFormula = pack.score === null ? new Map() : scoreFormulaOf(pack.score, context);
  const groupsOf = pack.score === null ? () => noScore : compileScore(pack.score);
  const facts = unique([...factsOfPack(pack), ...classPacksOf(pack.condition).flatMap(factsOfClassPack)]);
  const read = new Map<Condition, ReadonlySet<FactDefinition>>();
  const known: Facts[] = [];
  const memory = new Map<Condition, Compiled>();
  const compiled = (condition: Condition): Compiled => {
    const made = memory.get(condition) ?? compile(condition, context);
    memory.set(condition, made);
    return made;
  };
  const holds = (asks: readonly Ask[], firm: Facts) => {
    const subject = { facts: firm, group: groupsOf(firm) };
    return asks.every(({ condition, want, isOwn }) => {
      const { rank, own } = compiled(condition);
      return isWanted((isOwn ? own.rank : rank)(subject), want);
    });
  };
  const readBy = (condition: Condition) => {
    const made = read.get(condition) ?? new Set(asksScore(condition) ? facts : factsRead(condition));
    read.set(condition, made);
    return made;
  };
  return {
    find: (asks) => {
      const firm = known.find((one) => holds(asks, one));
      if (firm !== undefined) return { kind: 'firm', facts: firm };
      const goals = asks.map(({ condition, want, isOwn }) => {
        const { formula, own } = compiled(condition);
        return { formula: isOwn ? own.formula : formula, want };
      });
      const found = search(goals, score, (box, scores) =>
        firmIn(box, scores, score, facts, codes, (candidate) => holds(asks, candidate)),
      );
      if (found.kind === 'firm') known.unshift(found.facts);
      return found;
    },
    isRelated: (a, b) => [...readBy(a)].some((fact) => readBy(b).has(fact)),
  };
}

interface Compiled {
  readonly rank: RankOf;
  readonly formula: Formula;
  readonly own: { readonly rank: RankOf; readonly formula: Formula };
}

function compile(condition: Condition, context: FormulaContext): Compiled {
  const { caseType } = context;
  return {
    rank: compileCondition(condition, caseType),
    formula: formulaOf(condition, context),
    own: { rank: compileTest(condition, caseType), formula: ownFormula(condition, context) },
  };
}

function noScore(): readonly [number, number] {
  throw new Error('Broken invariant: the loader lets only packs with a score speak of one');
}

function isWanted(rank: number, want: Want): boolean {
  return { met: rank === MET, notMet: rank !== MET, unmet: rank === UNMET, notUnmet: rank !== UNMET }[want];
}

/** The facts that a condition reads, with those of its classes. */
export function factsRead(condition: Condition): readonly FactDefinition[] {
  return [...factsOfCondition(condition), ...classPacksOf(condition).flatMap(factsOfClassPack)];
}

function factsOfClassPack({ by, rows }: ReturnType<typeof classPacksOf>[number]): readonly FactDefinition[] {
  return [by, ...rows.flatMap(({ limits }) => limits.map(({ fact }) => fact))];
}

function asksScore(condition: Condition): boolean {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return condition.parts.some(asksScore);
    case 'not':
      return asksScore(condition.part);
    case 'compare':
      return condition.left.kind === 'score';
    default:
      return false;
  }
}
