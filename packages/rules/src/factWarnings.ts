import { type Bilingual, fillIn } from '@leitu/kernel';
import type { Facts } from './fact.ts';
import { isDivisionOfSection } from './industry.ts';

/** Pairs of facts of which the first cannot well be above the second. */
export const NOT_ABOVE: readonly (readonly [part: string, whole: string, zh: string, en: string])[] = [
  [
    'main_revenue_y1',
    'revenue_y1',
    '上年度主营业务收入大于营业收入',
    'Main-business revenue of last year is above revenue',
  ],
  [
    'main_revenue_y2',
    'revenue_y2',
    '前年度主营业务收入大于营业收入',
    'Main-business revenue of the year before is above revenue',
  ],
  [
    'main_revenue_y3',
    'revenue_y3',
    '大前年度主营业务收入大于营业收入',
    'Main-business revenue of two years before is above revenue',
  ],
  [
    'equity_raised_2y',
    'equity_raised_3y',
    '近 3 年股权融资小于近 2 年',
    'Equity raised in three years is below that of two years',
  ],
  ['rd_staff_y1', 'employees_y1', '研发人员多于从业人员', 'There are more R&D staff than employees'],
  [
    'ip1_high_value',
    'ip1_total',
    'Ⅰ类高价值知识产权多于Ⅰ类知识产权',
    'There is more high-value class I intellectual property than class I in all',
  ],
  [
    'ip1_self_developed',
    'ip1_total',
    '自主研发Ⅰ类知识产权多于Ⅰ类知识产权',
    'There is more self-developed class I intellectual property than class I in all',
  ],
  [
    'ip1_applied',
    'ip1_total',
    '已应用Ⅰ类知识产权多于Ⅰ类知识产权',
    'There is more class I intellectual property in use than in all',
  ],
];

/**
 * Facts that sit oddly beside each other. They are worth a look, and the firm is judged as it stands.
 * @example factWarnings({ rd_staff_y1: 12, employees_y1: 10 })[0].zh // '研发人员多于从业人员'
 */
export function factWarnings(facts: Facts): readonly Bilingual[] {
  const warnings: Bilingual[] = [];
  for (const [part, whole, zh, en] of NOT_ABOVE) {
    const [a, b] = [facts[part], facts[whole]];
    if (typeof a === 'number' && typeof b === 'number' && a > b) warnings.push({ zh, en });
  }
  const code = facts.industry_code;
  if (typeof code === 'string' && !isDivisionOfSection(code)) warnings.push(mismatch(code));
  if (code === 'K70') warnings.push(TOO_SHORT);
  return warnings;
}

/** The size classes tell 7010 from 702; a code that stops before counts among the other industries. */
const TOO_SHORT: Bilingual = {
  zh: '行业代码 K70 分不清房地产开发经营与物业管理，按“其他未列明行业”划型；请写到 4 位',
  en: 'Industry code K70 does not tell property development from management and is classed among other industries; write 4 digits',
};

function mismatch(code: string): Bilingual {
  const figures = { code, letter: code.charAt(0), division: code.slice(1, 3) };
  return {
    zh: fillIn('行业代码 {code} 的门类 {letter} 与大类 {division} 对不上', figures),
    en: fillIn('Industry code {code}: section {letter} has no division {division}', figures),
  };
}
