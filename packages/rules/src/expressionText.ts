import { type CallExpression, type Expression, MIRRORED, type Sentence } from './expression.ts';
import type { FactDefinition } from './fact.ts';
import { type Language, measureText } from './measureText.ts';

/**
 * An expression in words, facts by their labels.
 * @example expressionText(share(rdExpense, revenue), 'zh') // '上年度研发费用占上年度营业收入的比重'
 */
export function expressionText(expression: Expression, language: Language): string {
  switch (expression.kind) {
    case 'fact':
      return expression.fact.label[language];
    case 'number':
      return measureText({ value: expression.value, unit: expression.unit ?? 'count' }, language).replace(/项$/, '');
    case 'call':
      return callText(expression, language);
    case 'arithmetic': {
      const { left, operator, right } = expression;
      return `${expressionText(left, language)} ${SIGNS[operator]} ${expressionText(right, language)}`;
    }
    case 'score':
      return scoreText(expression.group?.label[language], language);
  }
}

const SIGNS = { '+': '+', '-': '−', '*': '×', '/': '÷' } as const;

function scoreText(group: string | undefined, language: Language): string {
  if (language === 'zh') return group === undefined ? '评价得分' : `${group}得分`;
  return group === undefined ? 'score' : `score of ${group}`;
}

function callText({ name, args }: CallExpression, language: Language): string {
  const words = args.map((arg) => expressionText(arg, language));
  const [a = '', b = '', c = ''] = words;
  const isChinese = language === 'zh';
  switch (name) {
    case 'share':
      return isChinese ? `${a}占${b}的比重` : `${a} as a share of ${b}`;
    case 'growth':
      return isChinese ? `${a}比${b}的增长率` : `growth of ${a} over ${b}`;
    case 'mean':
      return isChinese ? `${words.join('、')}的平均值` : `mean of ${words.join(' and ')}`;
    case 'compound_growth':
      return isChinese ? `${a}比${b}的年均复合增长率（${c}）` : `yearly compound growth of ${a} over ${b} (${c})`;
  }
}

/**
 * A sentence of a rule in words.
 * @example sentenceText(sentence, 'en') // 'R&D spend, last year ≥ CNY 1,000,000'
 */
export function sentenceText(sentence: Sentence, language: Language): string {
  const isChinese = language === 'zh';
  switch (sentence.kind) {
    case 'all':
      return sentence.parts.map((part) => sentenceText(part, language)).join(isChinese ? '，且' : ' and ');
    case 'any':
      return sentence.parts.map((part) => sentenceText(part, language)).join(isChinese ? '，或' : ' or ');
    case 'not':
      return isChinese
        ? `非“${sentenceText(sentence.part, language)}”`
        : `not: ${sentenceText(sentence.part, language)}`;
    case 'compare': {
      const { left, operator, right, also } = sentence;
      const [quantity, bound] = [expressionText(left, language), expressionText(right, language)];
      if (also === null) return `${quantity} ${operator} ${bound}`;
      return `${bound} ${MIRRORED[operator]} ${quantity} ${also.operator} ${expressionText(also.right, language)}`;
    }
    case 'holds':
      return sentence.fact.label[language];
    case 'is':
      return `${sentence.fact.label[language]}${isChinese ? '为' : ' is '}${optionText(sentence.fact, sentence.value, language)}`;
  }
}

/** What an enum's value is called. */
export function optionText(fact: FactDefinition, value: string, language: Language): string {
  return fact.options.find((option) => option.value === value)?.[language] ?? value;
}
