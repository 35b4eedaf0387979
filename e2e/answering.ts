import type { Locator, Page } from 'playwright-core';

/** What the stranger knows, by the questions' own words. */
export type Known = Readonly<Record<string, string>>;

/** A firm that stands on the second rung by the criteria of 2026. Money in 万元. */
export const aSoundFirm: Known = {
  国民经济行业代码: 'C3983',
  从业人员数: '126',
  上年度营业收入: '8640',
  前年度营业收入: '7410',
  上年度主营业务收入: '7430',
  上年末资产总额: '12100',
  上年末负债总额: '5420',
  上年度研发费用: '605',
  前年度研发费用: '470',
  从事特定细分市场年限: '9',
  已应用Ⅰ类知识产权数: '3',
  科技和创新型中小企业: '是',
  本年度发展评价得分: '63',
  市场地位较为靠前: '是',
  列入经营异常名录: '否',
  列入严重失信主体名单: '否',
  近三年重大安全质量环境网络数据事件: '否',
  产品属禁止限制淘汰类: '否',
};

/** The question, or the sentence that says there is none left. */
export async function asked(page: Page): Promise<string> {
  const heading = page.getByRole('main').getByRole('heading', { level: 2 }).first();
  return (await heading.textContent()) ?? '';
}

/** Answers one question as a person does; what is not known is skipped. */
async function answer(page: Page, question: string, known: Known): Promise<void> {
  const card = page.getByRole('region', { name: question, exact: true });
  const value = known[question];
  if (value === undefined) {
    await card.getByRole('button', { name: '不知道，跳过' }).click();
  } else if (value === '是' || value === '否') {
    await card.getByRole('button', { name: value, exact: true }).click();
  } else {
    await field(page, question).fill(value);
    await card.getByRole('button', { name: '填好，下一问' }).click();
  }
  await card.waitFor({ state: 'detached' });
}

/** The field in which a question is answered. */
export function field(page: Page, question: string): Locator {
  const card = page.getByRole('region', { name: question, exact: true });
  return card.getByRole('textbox').or(card.getByRole('combobox'));
}

/** Answers until a certain question is asked. */
export async function answerUntil(page: Page, question: string, known: Known): Promise<void> {
  for (let next = await asked(page); next !== question; next = await asked(page)) await answer(page, next, known);
}

/** Answers until nothing is asked any more, and gives the questions in the order in which they came. */
export async function answerAll(page: Page, known: Known): Promise<readonly string[]> {
  const questions: string[] = [];
  for (;;) {
    const question = await asked(page);
    if (/结论|符合/.test(question)) return questions;
    questions.push(question);
    await answer(page, question, known);
  }
}
