import type { Bilingual } from '@leitu/kernel';
import {
  articleText,
  type ChangePlan,
  type ChangeStep,
  type Condition,
  conditionWords,
  type FactDefinition,
  type FactValue,
  IMMOVABLE_REASON_TEXTS,
  type LeastChange,
  measureText,
  optionText,
  rankedSteps,
  type StepTally,
} from '@leitu/rules';
import type { WrittenCell } from '../platform/files/index.ts';
import { textIn } from '../platform/i18n/index.ts';
import { liftMessages } from './liftMessages.ts';
import type { Run } from './run.ts';
import { verdictText } from './words.ts';

/** A firm of the list with its answer. */
export interface LiftedFirm {
  readonly uscc: string;
  readonly name: string;
  readonly answer: LeastChange;
}

/** A firm in lines: its verdict, the cheapest plan, or every way of it, step by step. */
export function firmLines(run: Run, { uscc, name, answer }: LiftedFirm, isEveryWay: boolean): readonly string[] {
  const text = textIn(liftMessages, run.language);
  const verdict = verdictText(answer.verdict, run.language);
  const head = `${uscc} ${name}`.trim();
  if (answer.verdict === 'met' || answer.verdict === 'judgement') return [`${head}  ${text('already', { verdict })}`];
  const wanting = answer.wanting.slice(0, MOST_WANTING).map(({ label }) => label[run.language]);
  const first = wanting.length === 0 ? [] : [`  ${text('wanting', { facts: wanting.join(run.text('comma')) })}`];
  if (answer.plans.length === 0)
    return [`${head}  ${verdict} · ${text('none')}`, ...first, ...immovableLines(run, answer)];
  const plans = isEveryWay ? answer.plans : answer.plans.slice(0, 1);
  return [`${head}  ${verdict}`, ...first, ...plans.flatMap((plan) => planLines(run, plan, answer.isProven))];
}

const MOST_WANTING = 5;

function immovableLines({ language, text }: Run, { immovable }: LeastChange): readonly string[] {
  const own = textIn(liftMessages, language);
  return immovable.map(({ condition, facts, reason }) => {
    const said = facts.map(
      ({ fact, reason: why }) => `${fact.label[language]}（${IMMOVABLE_REASON_TEXTS[why][language]}）`,
    );
    const reasons = said.length === 0 ? IMMOVABLE_REASON_TEXTS[reason][language] : said.join(text('semicolon'));
    const title = titleOf(condition)[language];
    const line = own('because', { condition: title, reasons });
    return `  ✘ ${language === 'zh' ? line : line.replaceAll('（', ' (').replaceAll('）', ')')}  [${articleText(condition.article, language)}]`;
  });
}

function planLines(run: Run, plan: ChangePlan, isProven: boolean): readonly string[] {
  const { language } = run;
  const text = textIn(liftMessages, language);
  const { holdsFrom, verdict, isInForceThen, kind } = plan;
  const said = text('plan', { cost: costText(plan.cost), holdsFrom, verdict: verdictText(verdict, language) });
  const ways = kind.map((condition) => titleOf(condition)[language]);
  return [
    `  → ${said}${isInForceThen === false ? text('notThen') : ''}${isProven ? '' : text('unproven')}`,
    ...(ways.length === 0 ? [] : [`    ${text('way', { ways: ways.join(' › ') })}`]),
    ...plan.steps.map((step, index) => {
      const articles = step.articles.map((article) => articleText(article, language)).join(run.text('comma'));
      return `    ${index + 1}. ${text(step.kind)} ${stepText(run, step)}  ${costText(step.cost)}  [${articles}]  ${step.earliest}`;
    }),
  ];
}

function stepText(run: Run, { fact, from, to, bound }: ChangeStep): string {
  const text = textIn(liftMessages, run.language);
  const value = valueText(run, fact, to);
  const needed =
    fact.type === 'text'
      ? text('begins', { value })
      : fact.unit === 'rank'
        ? text('rank', { value })
        : bound === 'exact' || typeof to !== 'number'
          ? value
          : text(bound, { value });
  return text('step', {
    fact: fact.label[run.language],
    from: from === null ? run.text('absent') : valueText(run, fact, from),
    to: needed,
  });
}

function valueText({ language, text }: Run, fact: FactDefinition, value: FactValue): string {
  if (typeof value === 'boolean') return text(value ? 'yes' : 'no');
  if (typeof value === 'string') return fact.type === 'enum' ? optionText(fact, value, language) : value;
  if (fact.unit === 'rank' && value === 0) return text('none');
  return measureText({ value, unit: fact.unit ?? 'count' }, language);
}

/** Costs are estimates: two decimals say more than enough. */
function costText(cost: number): string {
  if (cost > 0 && cost < 0.005) return '< 0.01';
  return cost.toLocaleString('en-US', { maximumFractionDigits: 2 });
}

/** What all the firms come to. */
export function tallyLines(
  { language }: Run,
  tally: StepTally,
  facts: ReadonlyMap<string, FactDefinition>,
): readonly string[] {
  const text = textIn(liftMessages, language);
  const done = tally.verdicts.met + tally.verdicts.judgement;
  const lines = [
    text('summary', {
      firms: tally.firms,
      done,
      one: tally.oneStepAway,
      several: tally.severalSteps,
      none: tally.unreachable,
    }),
  ];
  if (tally.unproven > 0) lines.push(text('unprovenCount', { count: tally.unproven }));
  const steps = rankedSteps(tally).filter(({ lifts }) => lifts > 0);
  if (steps.length > 0) lines.push(text('most_lifts'));
  for (const { fact, kind, lifts, cost } of steps.slice(0, MOST_STEPS)) {
    lines.push(
      text('lifts', { fact: facts.get(fact)?.label[language] ?? fact, kind: text(kind), lifts, cost: costText(cost) }),
    );
  }
  return lines;
}

const MOST_STEPS = 5;

/** The header of the .csv: a row for each step of each firm's cheapest plan. */
export function csvHeader({ language, text }: Run): readonly string[] {
  const own = textIn(liftMessages, language);
  const columns = [
    'verdict',
    'cost',
    'number',
    'kind',
    'fact',
    'name',
    'from',
    'to',
    'bound',
    'step_cost',
    'articles',
    'earliest',
  ] as const;
  return ['uscc', text('name'), ...columns.map((column) => own(`column_${column}`))];
}

/** The rows of a firm: one for each step, or one that says that there are none. */
export function csvRows(run: Run, { uscc, name, answer }: LiftedFirm): readonly (readonly WrittenCell[])[] {
  const [plan] = answer.plans;
  const verdict = verdictText(answer.verdict, run.language);
  if (plan === undefined) return [[uscc, name, verdict, ...Array<null>(11).fill(null)]];
  return plan.steps.map((step, index) => [
    uscc,
    name,
    verdict,
    plan.cost,
    index + 1,
    step.kind,
    step.fact.label[run.language],
    step.fact.name,
    plainValue(step.fact, step.from),
    plainValue(step.fact, step.to),
    step.bound,
    step.cost,
    step.articles.map((article) => articleText(article, run.language)).join(run.text('comma')),
    step.earliest,
  ]);
}

/** Money in 元, as lists of firms have it. */
function plainValue({ unit }: FactDefinition, value: FactValue | null): string | number | boolean | null {
  return unit === 'CNY' && typeof value === 'number' ? value / 100 : value;
}

/** A firm's answer for programs: money in 元, articles as they are cited in Chinese. */
export function jsonOf({ uscc, name, answer }: LiftedFirm): object {
  return {
    uscc,
    name,
    verdict: answer.verdict,
    is_proven: answer.isProven,
    wanting: answer.wanting.map((fact) => fact.name),
    plans: answer.plans.map((plan) => ({
      ways: plan.kind.map(({ id }) => id),
      cost: plan.cost,
      verdict: plan.verdict,
      holds_from: plan.holdsFrom,
      is_in_force_then: plan.isInForceThen,
      steps: plan.steps.map(({ fact, from, to, ...step }) => ({
        ...step,
        fact: fact.name,
        from: plainValue(fact, from),
        to: plainValue(fact, to),
      })),
    })),
    immovable: answer.immovable.map(({ condition, facts }) => ({
      condition: condition.id,
      article: condition.article,
      facts: facts.map(({ fact, reason }) => ({ fact: fact.name, reason })),
    })),
  };
}

function titleOf(condition: Condition): Bilingual {
  return condition.label ?? conditionWords(condition);
}
