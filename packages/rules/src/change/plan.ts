import type { CalendarDay } from '@leitu/kernel';
import { isApplicable } from '../choosePack.ts';
import { unique } from '../expression.ts';
import type { Dictionary, Facts, FactValue } from '../fact.ts';
import type { Judge } from '../judge.ts';
import type { CaseType, Pack } from '../pack.ts';
import type { Verdict } from '../verdict.ts';
import { CARRIED, COUPLINGS } from './couplings.ts';
import type { Goal, Test } from './goal.ts';
import { earliest } from './holding.ts';
import type { ChangePlan, ChangeStep } from './leastChange.ts';
import { waysOf } from './reach.ts';
import type { ScoredIndicator } from './scoring.ts';
import type { Found } from './search.ts';
import type { Pad, Space } from './space.ts';
import { cellAt, type Variable } from './variable.ts';

/** What plans are made with. */
export interface PlanContext {
  readonly pack: Pack;
  readonly caseType: CaseType;
  readonly judge: Judge;
  readonly tests: readonly Test[];
  readonly indicators: readonly ScoredIndicator[];
  readonly goal: Goal;
  readonly dictionary: Dictionary;
}

/** Whether a verdict is what is wanted: met, or only a person's judgement is left. */
export function isWanted(verdict: Verdict): boolean {
  return verdict === 'met' || verdict === 'judgement';
}

/** A plan of what the search found, proven by judging the changed firm; null where the judge does not agree. */
export function planOf(found: Found, space: Space, context: PlanContext, on: CalendarDay): ChangePlan | null {
  const { today, variables } = space;
  const changed: Pad = { ...today };
  for (const [name, value] of found.values) changed[name] = value;
  const carried = carry(today, changed);
  if (!isWanted(context.judge(changed).verdict)) return null;
  const moved = variables.filter(({ name }) => changed[name] !== today[name]);
  const kept = moved.filter((variable) => !isNeedless(variable, changed, space, context));
  for (const variable of kept) soften(variable, changed, space, context);
  const steps = kept.map((variable) => stepOf(variable, changed, space, context, on));
  for (const name of carried) {
    const source = steps.find(({ fact }) => CARRIED.some(({ part, whole }) => whole === name && part === fact.name));
    const fact = context.dictionary.get(name);
    if (source === undefined || fact === undefined) continue;
    const to = changed[name];
    if (to === undefined) continue;
    steps.push({ ...source, kind: 'follow', fact, from: today[name] ?? null, to, cost: 0 });
  }
  const holdsFrom =
    steps
      .map((step) => step.earliest)
      .toSorted()
      .at(-1) ?? on;
  const own = context.pack.applies.filter(({ caseType }) => caseType === context.caseType);
  return {
    kind: waysOf(context.goal, today, changed, context.indicators),
    cost: Math.round(steps.reduce((sum, { cost }) => sum + cost, 0) * 1e9) / 1e9,
    verdict: context.judge(changed).verdict,
    steps,
    changed,
    holdsFrom,
    isInForceThen: own.length === 0 ? null : own.some((one) => isApplicable(one, holdsFrom)),
  };
}

function carry(today: Facts, changed: Pad): readonly string[] {
  const carried: string[] = [];
  for (const { part, whole } of CARRIED) {
    const [of, into] = [changed[part], changed[whole]];
    if (today[part] === of || typeof of !== 'number' || typeof into !== 'number' || of <= into) continue;
    changed[whole] = of;
    carried.push(whole);
  }
  return carried;
}

/** Takes a move back that the verdict does not need. */
function isNeedless(variable: Variable, changed: Pad, { today }: Space, { judge }: PlanContext): boolean {
  const value = changed[variable.name];
  changed[variable.name] = today[variable.name];
  const is = isWanted(judge(changed).verdict) && !isAbsurd(variable.name, today, changed);
  if (!is) changed[variable.name] = value;
  return is;
}

/** Whether a pair that a fact is one of stands the wrong way round because something was moved. */
function isAbsurd(name: string, today: Facts, changed: Facts): boolean {
  return COUPLINGS.some(
    ({ part, whole }) => (part === name || whole === name) && !isCoupled({ part, whole }, today, changed),
  );
}

/** Whether a pair stands as it should, or as it stood. */
export function isCoupled(
  { part, whole }: { readonly part: string; readonly whole: string },
  today: Facts,
  changed: Facts,
): boolean {
  const [of, into] = [changed[part], changed[whole]];
  if (typeof of !== 'number' || typeof into !== 'number' || of <= into) return true;
  return of === today[part] && into === today[whole];
}

/**
 * A missing number is asked for no more than is needed: where small values are enough and great ones are not, the greatest that is, else the
 * least that is, each as far as doubling and halving tell.
 */
function soften(variable: Variable, changed: Pad, { today }: Space, { judge }: PlanContext): void {
  if (variable.kind !== 'number' || variable.today !== undefined) return;
  const value = changed[variable.name];
  if (typeof value !== 'number') return;
  const isMet = (k: number): boolean => {
    changed[variable.name] = cellAt(variable, k).value;
    return isWanted(judge(changed).verdict);
  };
  const isEnough = (k: number): boolean => isMet(k) && !isAbsurd(variable.name, today, changed);
  const at = Math.round((value - variable.origin) / variable.step);
  const first = Math.min(variable.lowest + 1, at);
  const isGreatEnough = isMet(variable.highest);
  const isSmallEnough = !isGreatEnough && isEnough(first);
  const least = isGreatEnough ? [variable.lowest, first].find(isEnough) : undefined;
  let [enough, short] = [least ?? at, least ?? (isSmallEnough ? variable.highest : first)];
  if (isSmallEnough) {
    for (let k = Math.max(1, at); k < variable.highest && isEnough(k); k *= 2) enough = k;
    short = Math.min(variable.highest, Math.max(1, enough) * 2);
  }
  while (Math.abs(enough - short) > 1) {
    const middle = Math.floor((enough + short) / 2);
    if (isEnough(middle)) enough = middle;
    else short = middle;
  }
  changed[variable.name] = cellAt(variable, enough).value;
}

function stepOf(variable: Variable, changed: Pad, space: Space, context: PlanContext, on: CalendarDay): ChangeStep {
  const { fact, name, today, lever } = variable;
  const to = changed[name];
  if (to === undefined) throw new Error('Broken invariant: what is moved has a value');
  const articles = articlesOf(variable, changed, context);
  const isKnown = today !== undefined;
  const by = typeof to === 'number' && typeof today === 'number' ? to - today : 0;
  return {
    kind: isKnown ? (articles.length === 0 ? 'follow' : 'move') : 'state',
    fact,
    from: today ?? null,
    to,
    bound: boundOf(variable, to, changed, context),
    cost: costOf(variable, to),
    articles: articles.length > 0 ? articles : followedArticles(variable, changed, space, context),
    earliest: isKnown && lever.kind !== 'fixed' ? earliest(lever.holds, on, by) : on,
  };
}

function costOf(variable: Variable, to: FactValue): number {
  if (variable.kind === 'options') return variable.cells.find(({ value }) => value === to)?.cost ?? 0;
  return cellAt(variable, Math.round((Number(to) - variable.origin) / variable.step)).cost;
}

function boundOf(variable: Variable, to: FactValue, changed: Pad, { judge }: PlanContext): ChangeStep['bound'] {
  const { fact } = variable;
  if (fact.unit === 'rank') return 'most';
  if (variable.kind === 'options') return fact.type === 'enum' && variable.today !== undefined ? 'least' : 'exact';
  if (variable.today !== undefined) return Number(to) >= Number(variable.today) ? 'least' : 'most';
  const isEnough = (value: number): boolean => {
    changed[variable.name] = value;
    const is = isWanted(judge(changed).verdict);
    changed[variable.name] = to;
    return is;
  };
  const [up, down] = [isEnough(Number(to) + variable.step), isEnough(Number(to) - variable.step)];
  if (down && !up) return 'most';
  return up ? 'least' : 'exact';
}

/** The articles of the conditions and indicators that ask for a move: they would be worse without it. */
function articlesOf({ name, today }: Variable, changed: Pad, { tests, indicators }: PlanContext): readonly string[] {
  const readTests = tests.filter(({ facts }) => facts.some((fact) => fact.name === name));
  const readIndicators = indicators.filter(({ facts }) => facts.some((fact) => fact.name === name));
  const reached = readTests.map(({ isReached }) => isReached(changed));
  const points = readIndicators.map((one) => one.points(changed));
  const value = changed[name];
  changed[name] = today;
  const asking = [
    ...readTests
      .filter(({ isReached }, at) => reached[at] === true && !isReached(changed))
      .map((one) => one.condition.article),
    ...readIndicators.filter((one, at) => one.points(changed) < (points[at] ?? 0)).map((one) => one.indicator.article),
  ];
  changed[name] = value;
  return unique(asking);
}

/** What only follows stands under the articles of what it follows. */
function followedArticles(
  { name }: Variable,
  changed: Pad,
  { variables, today }: Space,
  context: PlanContext,
): readonly string[] {
  const followed = COUPLINGS.filter(({ whole }) => whole === name).map(({ part }) => part);
  const moved = variables.filter((one) => followed.includes(one.name) && changed[one.name] !== today[one.name]);
  return unique(moved.flatMap((one) => articlesOf(one, changed, context)));
}
