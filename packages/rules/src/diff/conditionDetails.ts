import type { Bilingual } from '@leitu/kernel';
import { conditionTitle, conditionWords } from '../conditionText.ts';
import { type Comparison, MIRRORED } from '../expression.ts';
import { expressionText } from '../expressionText.ts';
import type { Language } from '../measureText.ts';
import { CASE_TYPES, type CaseType, type Condition } from '../pack.ts';

/** What differs between two forms of one condition: thresholds from and to, parts that came or went, cases and waivers. */
export function conditionDetails(before: Condition, after: Condition): readonly Bilingual[] {
  return [
    ...joinDetails(before, after),
    ...ruleDetails(before, after),
    ...caseDetails(before, after),
    ...waiverDetails(before.waiver, after.waiver),
  ];
}

function joinDetails(before: Condition, after: Condition): readonly Bilingual[] {
  const isSwitched = (one: string, other: string) => before.kind === one && after.kind === other;
  if (isSwitched('all', 'any'))
    return [{ zh: '由“同时满足”改为“满足任意一项”', en: 'from all of its parts to any one of them' }];
  if (isSwitched('any', 'all'))
    return [{ zh: '由“满足任意一项”改为“同时满足”', en: 'from any one of its parts to all of them' }];
  return [];
}

function ruleDetails(before: Condition, after: Condition): readonly Bilingual[] {
  const earlier = leavesOf(before);
  const later = leavesOf(after);
  const isIn = (leaves: readonly Condition[], one: Condition) => leaves.some((leaf) => wordsOf(leaf) === wordsOf(one));
  const came = later.filter((leaf) => !isIn(earlier, leaf));
  const went = earlier.filter((leaf) => !isIn(later, leaf));
  const taken = new Set<Condition>();
  const moved = came.flatMap((leaf) => {
    const from = went.find((one) => !taken.has(one) && isSameQuestion(one, leaf));
    if (from === undefined) return [];
    taken.add(from).add(leaf);
    return [movedText(from, leaf)];
  });
  return [
    ...moved,
    ...came.filter((leaf) => !taken.has(leaf)).map((leaf) => told('增加', 'added', conditionWords(leaf))),
    ...went.filter((leaf) => !taken.has(leaf)).map((leaf) => told('取消', 'removed', conditionWords(leaf))),
  ];
}

/** The questions that a condition comes down to. */
function leavesOf(condition: Condition): readonly Condition[] {
  return condition.kind === 'all' || condition.kind === 'any' ? condition.parts.flatMap(leavesOf) : [condition];
}

function wordsOf(condition: Condition): string {
  return conditionWords(condition).zh;
}

/** Whether both compare the same quantity, so that only the threshold or the sign differs. */
function isSameQuestion(a: Condition, b: Condition): boolean {
  if (a.kind === 'is' && b.kind === 'is') return a.fact === b.fact;
  if (a.kind === 'class' && b.kind === 'class') return a.pack.id === b.pack.id;
  return a.kind === 'compare' && b.kind === 'compare' && expressionText(a.left, 'zh') === expressionText(b.left, 'zh');
}

function movedText(before: Condition, after: Condition): Bilingual {
  if (before.kind !== 'compare' || after.kind !== 'compare') {
    const [from, to] = [conditionWords(before), conditionWords(after)];
    return { zh: `${from.zh} → ${to.zh}`, en: `${from.en} → ${to.en}` };
  }
  const text = (language: Language) =>
    `${expressionText(after.left, language)}${language === 'zh' ? '：' : ': '}${boundText(before, language)} → ${boundText(after, language)}`;
  return { zh: text('zh'), en: text('en') };
}

/** `≥ 60 分`, or `1 名 至 3 名` with its signs. */
function boundText({ operator, right, also }: Comparison, language: Language): string {
  if (also === null) return `${operator} ${expressionText(right, language)}`;
  return `${expressionText(right, language)} ${MIRRORED[operator]} … ${also.operator} ${expressionText(also.right, language)}`;
}

function caseDetails({ cases: before }: Condition, { cases: after }: Condition): readonly Bilingual[] {
  const [from, to] = [before ?? CASE_TYPES, after ?? CASE_TYPES];
  if (from.join() === to.join()) return [];
  return [
    {
      zh: `适用情形：${caseText(from).zh} → ${caseText(to).zh}`,
      en: `asked in: ${caseText(from).en} → ${caseText(to).en}`,
    },
  ];
}

function caseText(cases: readonly CaseType[]): Bilingual {
  const zh = cases.map((one) => (one === 'new' ? '认定' : '复核')).join('、');
  return { zh, en: cases.map((one) => (one === 'new' ? 'recognition' : 'recheck')).join(', ') };
}

function waiverDetails(before: Condition | null, after: Condition | null): readonly Bilingual[] {
  const title = (one: Condition) => conditionTitle({ label: one.label, words: conditionWords(one) });
  if (before === null && after !== null) return [told('增加免除条款', 'waiver added', title(after))];
  if (before !== null && after === null) return [told('取消免除条款', 'waiver removed', title(before))];
  if (before === null || after === null) return [];
  return conditionDetails(before, after).map((detail) => told('免除条款', 'waiver', detail));
}

function told(zh: string, en: string, words: Bilingual): Bilingual {
  return { zh: `${zh}：${words.zh}`, en: `${en}: ${words.en}` };
}
