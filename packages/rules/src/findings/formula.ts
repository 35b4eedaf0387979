import { askedParts } from '../compile.ts';
import type { Comparator } from '../expression.ts';
import type { FactDefinition, FactValue } from '../fact.ts';
import type { CaseType, ClassLimit, ClassPack, Condition } from '../pack.ts';
import { toleranceOf } from '../verdict.ts';
import { codesByRow } from './codes.ts';
import { difference, type Quantity, quantityOf } from './quantity.ts';

/** A condition as logic over numbers and choices: cases, waivers and classes are resolved. */
export type Formula =
  | { readonly kind: 'all' | 'any'; readonly parts: readonly Formula[] }
  | { readonly kind: 'not'; readonly part: Formula }
  | Comparing
  | Choosing
  | ScoreReached;

export interface Comparing {
  readonly kind: 'compare';
  readonly quantity: Quantity;
  readonly operator: Comparator;
  readonly threshold: number;
  readonly tolerance: number;
}

/** That a choice is one of some values, out of all that it may be. */
export interface Choosing {
  readonly kind: 'choice';
  readonly fact: FactDefinition;
  readonly values: ReadonlySet<FactValue>;
  readonly all: ReadonlySet<FactValue>;
}

export interface ScoreReached {
  readonly kind: 'score';
  /** A group's id; null for the whole score. */
  readonly group: string | null;
  readonly least: number;
}

export interface FormulaContext {
  readonly caseType: CaseType;
  /** The codes that stand for all codes: see `representativeCodes`. */
  readonly codes: readonly string[];
}

/** The formula of a condition as it is asked in a case. */
export function formulaOf(condition: Condition, context: FormulaContext): Formula {
  const own = ownFormula(condition, context);
  // A waiver lifts a condition as a further alternative would.
  return condition.waiver === null ? own : { kind: 'any', parts: [own, formulaOf(condition.waiver, context)] };
}

/** The formula of a condition without its waiver. */
export function ownFormula(condition: Condition, context: FormulaContext): Formula {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return {
        kind: condition.kind,
        parts: askedParts(condition.parts, context.caseType).map((part) => formulaOf(part, context)),
      };
    case 'not':
      return { kind: 'not', part: formulaOf(condition.part, context) };
    case 'compare':
      return comparisonFormula(condition);
    case 'holds':
      return { kind: 'choice', fact: condition.fact, values: new Set([true]), all: new Set([true, false]) };
    case 'is': {
      const all = new Set(condition.fact.options.map(({ value }) => value));
      return { kind: 'choice', fact: condition.fact, values: new Set([condition.value]), all };
    }
    case 'class':
      return classFormula(condition.pack, new Set(condition.among), context.codes);
  }
}

function comparisonFormula(condition: Condition & { readonly kind: 'compare' }): Formula {
  const { left, also } = condition;
  const bounds = [condition, ...(also === null ? [] : [also])];
  const parts = bounds.map(({ operator, right }): Formula => {
    if (left.kind === 'score') {
      const least = right.kind === 'number' ? right.value : Number.NaN;
      return { kind: 'score', group: left.group?.id ?? null, least };
    }
    const tolerance = toleranceOf(left.unit ?? right.unit);
    const quantity = quantityOf(left);
    if (right.kind === 'number') return { kind: 'compare', quantity, operator, threshold: right.value, tolerance };
    return { kind: 'compare', quantity: difference(quantity, quantityOf(right)), operator, threshold: 0, tolerance };
  });
  const [only] = parts;
  return parts.length === 1 && only !== undefined ? only : { kind: 'all', parts };
}

/** A class as what makes it: a row of the industry, limits that are reached and limits of higher classes that are not. */
function classFormula(pack: ClassPack, among: ReadonlySet<string>, all: readonly string[]): Formula {
  const rows = [...codesByRow(pack, all)].map(([row, codes]): Formula => {
    const reached = pack.classes.map((_, index): Formula => reachedFormula(row.limits, index, pack.classes.length));
    const parts = runsOf(pack.classes.map(({ value }) => among.has(value))).map(([first, last]): Formula => {
      const above = reached.slice(0, first).map((part): Formula => ({ kind: 'not', part }));
      return { kind: 'all', parts: [...above, { kind: 'any', parts: reached.slice(first, last + 1) }] };
    });
    return {
      kind: 'all',
      parts: [
        { kind: 'choice', fact: pack.by, values: codes, all: new Set(all) },
        { kind: 'any', parts },
      ],
    };
  });
  return { kind: 'any', parts: rows };
}

function reachedFormula(limits: readonly ClassLimit[], index: number, classes: number): Formula {
  if (index === classes - 1) return { kind: 'all', parts: [] };
  const parts = limits.map(
    ({ fact, least }): Formula => ({
      kind: 'compare',
      quantity: { kind: 'fact', key: fact.name, fact },
      operator: '≥',
      threshold: least[index] ?? Number.NaN,
      tolerance: 0,
    }),
  );
  return { kind: 'all', parts };
}

/** First and last of each run of yeses. */
function runsOf(flags: readonly boolean[]): readonly (readonly [first: number, last: number])[] {
  return flags.flatMap((flag, index) => {
    if (!flag || flags[index - 1] === true) return [];
    const end = flags.indexOf(false, index);
    return [[index, end === -1 ? flags.length - 1 : end - 1] as const];
  });
}
