import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { answerAll, answerUntil, aSoundFirm, asked, field } from './answering.ts';
import { aBrowser, appears, aSite, type Site } from './aSite.ts';

const browser = aBrowser();
let site: Site;
beforeAll(async () => {
  site = await aSite();
});
afterAll(() => site.stop());

/** The second rung by the criteria of 2026, whatever the day is. */
const srdi = (facts = '') => `${site.origin}/self-check/srdi#on=2026-05-01${facts}`;

it('an amount is typed in 万元 or 元 and read back in words before it is handed in', async () => {
  const page = await browser.open(srdi());
  await answerUntil(page, '上年度营业收入', aSoundFirm);
  const amount = field(page, '上年度营业收入');
  await amount.fill('1,500');
  expect(await appears(page.getByText('读作 一千五百万元', { exact: true }))).toBe(true);
  await page.getByRole('radiogroup', { name: '单位' }).getByText('元', { exact: true }).click();
  expect(await appears(page.getByText('读作 一千五百元', { exact: true }))).toBe(true);
  await amount.fill('1.5亿');
  expect(await appears(page.getByText('读作 一亿五千万元', { exact: true }))).toBe(true);
});

it('what cannot be an answer is refused beside the field, with what to do', async () => {
  const page = await browser.open(srdi());
  await answerUntil(page, '从业人员数', aSoundFirm);
  await field(page, '从业人员数').fill('一百');
  await page.getByRole('button', { name: '填好，下一问' }).click();
  await page.getByRole('alert').getByText('请只填数字').waitFor();
  await expect.poll(() => field(page, '从业人员数').getAttribute('aria-invalid')).toBe('true');
  await field(page, '从业人员数').fill('-1');
  await page.getByRole('button', { name: '填好，下一问' }).click();
  await page.getByRole('alert').getByText('不能小于').waitFor();
});

it('what was refused turns with the language', async () => {
  const page = await browser.open(srdi());
  await answerUntil(page, '从业人员数', aSoundFirm);
  await field(page, '从业人员数').fill('一百');
  await page.getByRole('button', { name: '填好，下一问' }).click();
  const refusal = page.getByRole('alert');
  await refusal.getByText('请只填数字').waitFor();
  await page.getByRole('button', { name: 'English' }).click();
  await refusal.getByText('Employees').waitFor();
  await expect.poll(() => refusal.textContent()).not.toMatch(/[\u4e00-\u9fff]{3}/);
});

it('an industry is named beside its code, one that is not found or does not exist is said to be so, and the field stays wide', async () => {
  const page = await browser.open(srdi());
  const code = field(page, '国民经济行业代码');
  const width = async () => (await code.boundingBox())?.width ?? 0;
  await code.waitFor();
  const empty = await width();
  await code.pressSequentially('飞碟');
  await page.getByText('没有找到；可直接输入代码，如 C3921').waitFor();
  await expect.poll(width).toBe(empty);
  await code.fill('C9999');
  await page.getByRole('button', { name: '填好，下一问' }).click();
  await page.getByRole('alert').getByText('门类 C 里没有大类 99').waitFor();
  await code.fill('c3453');
  await page.getByText('制造业 · 通用设备制造业', { exact: true }).waitFor();
  await expect.poll(width).toBe(empty);
  await page.getByRole('button', { name: '填好，下一问' }).click();
  await page
    .getByRole('region', { name: /已填写/ })
    .getByText('C3453（制造业 · 通用设备制造业）')
    .waitFor();
});

it('answers are replaced by an example, or by nothing, only when that is confirmed', async () => {
  const page = await browser.open(srdi('&niche_years=3'));
  const answers = page.getByRole('region', { name: /已填写/ });
  await page.getByRole('button', { name: '看示例企业' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '保留现有内容' }).click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  expect(await appears(answers.getByText('3年'))).toBe(true);
  await page.getByRole('button', { name: '看示例企业' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '换下' }).click();
  expect(await appears(answers.getByText('9年'))).toBe(true);
});

it('a settled verdict names what decided it and leads there; what nobody needs to know any more is not asked for', async () => {
  const page = await browser.open(srdi('&revenue_y1=86400000&main_revenue_y1=1000000'));
  const outcome = page.getByRole('region', { name: '结论', exact: true });
  await outcome.getByText('不符合的是').waitFor();
  await outcome.getByRole('button', { name: '主营业务收入总额占营业收入总额比重不低于 80%' }).click();
  await expect.poll(() => focused(page)).toContain('1.16%');
  const spared = page
    .getByRole('region', { name: '逐条理由' })
    .getByRole('listitem')
    .filter({ hasText: /^近2年新增股权融资/ });
  await expect.poll(() => spared.textContent()).toContain('无需');
});

it('a question that is skipped is not asked again, and the verdict says that it is incomplete', async () => {
  const { 上年末负债总额: liabilities = '', ...known } = aSoundFirm;
  const page = await browser.open(srdi());
  const questions = await answerAll(page, known);
  expect(questions.filter((question) => question === '上年末负债总额')).toHaveLength(1);
  await expect.poll(() => asked(page)).toContain('结论停在“资料不足”');
  await page.getByRole('button', { name: '补填: 上年末负债总额' }).click();
  await field(page, '上年末负债总额').fill(liabilities);
  await page.getByRole('button', { name: '保存修改' }).click();
  await page.getByRole('heading', { name: '结论已定：符合。其余问题不会改变它。' }).waitFor();
});

it('an answer that settles the verdict ends the asking at once', async () => {
  const page = await browser.open(srdi());
  const question = await asked(page);
  await answerAll(page, { ...aSoundFirm, 列入经营异常名录: '是' });
  expect(question).not.toBe('');
  const verdict = page.getByRole('region', { name: '结论', exact: true }).getByRole('status');
  await expect.poll(() => verdict.textContent()).toBe('不符合');
  await expect.poll(() => asked(page)).toBe('结论已定：不符合。其余问题不会改变它。');
});

it('with a score the range narrows as answers come, beside its threshold', async () => {
  const page = await browser.open(`${site.origin}/self-check/srdi#on=2025-06-01`);
  expect(await appears(page.getByRole('complementary').getByText('达标线 60 分'))).toBe(true);
  expect(await appears(page.getByRole('img', { name: '得分最低 0 分、最高 100 分，满分 100 分' }))).toBe(true);
  await page.goto(`${site.origin}/self-check/srdi#on=2025-06-01&niche_years=4&digital_level=1`);
  expect(await appears(page.getByRole('img', { name: '得分最低 2 分、最高 92 分，满分 100 分' }))).toBe(true);
});

it('the pack follows from rung, case and day, and a day before all packs is held against the first', async () => {
  const page = await browser.open(`${site.origin}/self-check/little-giant#on=2026-06-01`);
  expect(await appears(page.getByText('专精特新“小巨人”企业认定标准（2026 年）').first())).toBe(true);
  await page.getByText('复核', { exact: true }).click();
  expect(await appears(page.getByText('专精特新“小巨人”企业认定标准（2022 年）').first())).toBe(true);
  await page.getByLabel('判定日期').fill('2020-01-01');
  await page.getByTitle('认定', { exact: true }).click();
  expect(await appears(page.getByText('自 2022年8月1日 起施行'))).toBe(true);
  expect(await appears(page.getByText('专精特新“小巨人”企业认定标准（2022 年）').first())).toBe(true);
  expect(await appears(page.getByRole('region', { name: '结论', exact: true }))).toBe(true);
});

it('on another rung, and after a reload there, the answers are still there', async () => {
  const page = await browser.open(srdi(`&niche_years=9&name=${encodeURIComponent('甲 & 乙=50%#丙')}`));
  await page.getByRole('navigation', { name: '各级台阶' }).getByRole('link', { name: '第三级' }).click();
  await page.getByRole('heading', { level: 1, name: '专精特新“小巨人”企业 自测' }).waitFor();
  await page.reload();
  await page
    .getByRole('region', { name: /已填写/ })
    .getByText('9年')
    .waitFor();
  await expect.poll(() => page.getByLabel('企业名称（只用于报告）').inputValue()).toBe('甲 & 乙=50%#丙');
  await expect.poll(() => page.getByLabel('判定日期').inputValue()).toBe('2026-05-01');
});

it('a broken link keeps what can be read and names the rest', async () => {
  const page = await browser.open(srdi('&niche_years=3&revenue_y1=many&nonsense=%E0%A4%A&rd_expense_y1=-5'));
  await page.getByText('有 3 项没能读出，其余照常').waitFor();
  await page.getByText('不认识的项目“nonsense”').waitFor();
  await page
    .getByRole('region', { name: /已填写/ })
    .getByText('3年')
    .waitFor();
  await page.getByRole('button', { name: '知道了' }).click();
  await expect.poll(() => page.url()).not.toContain('nonsense');
});

it('facts are saved to a file and opened again; another file is refused with advice', async () => {
  const page = await browser.open(srdi('&niche_years=9&revenue_y1=86400000'));
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '保存到文件' }).click(),
  ]);
  const path = await download.path();
  expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({
    format: 'leitu-facts',
    facts: { revenue_y1: 86_400_000 },
  });
  await page.getByRole('button', { name: '全部清除' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '清除', exact: true }).click();
  await page.getByText('填写的内容会列在这里').waitFor();
  await page.getByLabel('读取文件', { exact: true }).last().setInputFiles(path);
  await page
    .getByRole('region', { name: /已填写/ })
    .getByText('8,640万元')
    .waitFor();
  const buffer = Buffer.from('name,revenue\n');
  await page
    .getByLabel('读取文件', { exact: true })
    .last()
    .setInputFiles({ name: 'firms.csv', mimeType: 'text/csv', buffer });
  await page.getByText('“firms.csv”不是累土保存的事实文件').waitFor();
});

it('the keyboard alone is enough, and the focus follows the questions', async () => {
  const page = await browser.open(srdi());
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.keyboard.press('Tab');
  await expect.poll(() => focused(page)).toBe('跳到正文');
  await page.keyboard.press('Enter');
  await tabTo(page, '不知道，跳过');
  let question = await asked(page);
  await page.keyboard.press('Enter');
  for (let count = 0; count < 30; count += 1) {
    await page.getByRole('region', { name: question, exact: true }).waitFor({ state: 'detached' });
    question = await asked(page);
    const value = aSoundFirm[question];
    if (question.startsWith('跳过了')) break;
    if (value === '否' || value === '是') {
      await tabTo(page, value);
    } else if (value === undefined) {
      await tabTo(page, '不知道，跳过');
    } else {
      await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT');
      await page.keyboard.type(value);
    }
    await page.keyboard.press('Enter');
  }
  expect(question).toMatch(/^跳过了/);
  await page
    .getByRole('region', { name: /已填写/ })
    .getByText('8,640万元')
    .waitFor();
});

/** Goes on with the Tab key until the control with that text has the focus; one that has it already keeps it. */
async function tabTo(page: Page, label: string): Promise<void> {
  for (let count = 0; count < 40; count += 1) {
    if ((await focused(page)) === label) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`The Tab key does not lead to “${label}”`);
}

async function focused(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.textContent ?? '');
}
