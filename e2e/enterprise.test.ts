import { readFile } from 'node:fs/promises';
import exceljs from 'exceljs';
import type { Download, Locator, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { aPlatformSite, openAs } from './aPlatformSite.ts';
import { aBrowser, appears, complaintsOf } from './aSite.ts';
import { listedFirms } from './aWorkbook.ts';
import { expectSound, overflow, seriousFindings } from './everyPage.ts';

const browser = aBrowser();
const site = aPlatformSite();
const at = (path: string) => site().origin + path;

/** A browser of its own, signed in, at a page. */
const as = (login: string, path: string) => openAs(browser, site().origin, login, path);

const firmLinks = (page: Page) => page.locator('a[data-firm]');
const filters = (page: Page) => page.getByRole('search', { name: '筛选企业' });
const searchBox = (page: Page) => page.getByRole('searchbox', { name: '查找企业' });
const question = (page: Page) => decodeURIComponent(new URL(page.url()).search);

/** The names of the listed firms, once there are any: their number and their rows are asked for side by side. */
async function namesOn(page: Page): Promise<readonly string[]> {
  await firmLinks(page).first().waitFor();
  return firmLinks(page).allTextContents();
}

/** How many firms the page says there are. */
async function countOn(page: Page): Promise<number> {
  const told = page.getByText(/^共 [\d,]+ 家企业$/);
  await told.waitFor();
  return Number(((await told.textContent()) ?? '').replaceAll(/\D/g, ''));
}

/** Waits until the page says that there are another number of firms than before. */
async function untilCountIsNot(page: Page, before: number): Promise<number> {
  await expect.poll(() => countOn(page)).not.toBe(before);
  return countOn(page);
}

/** Waits until the page says that there are so many firms. */
async function untilCountIs(page: Page, count: number): Promise<void> {
  await page.getByText(`共 ${count.toLocaleString('en-US')} 家企业`, { exact: true }).waitFor();
}

/** The texts of one column, by its head. The rows before stay until the next have come: what they are to be is to be polled. */
async function columnOf(page: Page, head: string): Promise<readonly string[]> {
  const heads = await page.locator('thead th').allTextContents();
  const index = heads.findIndex((text) => text.includes(head));
  return page.locator('tbody tr:not([aria-hidden]):not(.ant-table-measure-row)').evaluateAll((rows, column) => {
    return rows.map((row) => row.querySelectorAll('td')[column]?.textContent ?? '');
  }, index);
}

const isRegion = (text: string) => /[区县市]$/.test(text);
const isIndustry = (text: string) => /^[A-T]\d{2,4} \S/.test(text);
const division = (industry: string) => industry.slice(0, 3);

/** Chooses in a chip's list by typing and pressing Enter. */
async function pickIn(page: Page, chip: string, list: string, typed: string): Promise<void> {
  await filters(page).getByRole('button', { name: chip, exact: true }).click();
  const field = page.getByRole('combobox', { name: list });
  await field.fill(typed);
  await field.press('Enter');
}

describe('the firms of a region', () => {
  let page: Page;
  let all: number;
  beforeAll(async () => {
    page = await as('quanzhou', '/firms');
    all = await countOn(page);
  });

  it('are shown page by page with who they are, where and what they do', async () => {
    expect(all).toBeGreaterThanOrEqual(20_000);
    await expect.poll(() => firmLinks(page).count()).toBe(50);
    await expect.poll(async () => (await columnOf(page, '地区')).filter(isRegion).length).toBe(50);
    await expect.poll(async () => (await columnOf(page, '行业')).filter(isIndustry).length).toBe(50);
    const first = await firmLinks(page).first().textContent();
    await page.getByTitle('2', { exact: true }).click();
    await page.waitForURL(/page=2/);
    await page.getByText(first ?? '', { exact: true }).waitFor({ state: 'detached' });
    await expect.poll(() => firmLinks(page).count()).toBe(50);
  });

  it('are found by part of the name, by pinyin, initials and code, while the field keeps the focus', async () => {
    await page.goto(at('/firms?sort=-revenue_y1'));
    const name = (await firmLinks(page).first().textContent()) ?? '';
    const code = (await page.locator('tbody tr a[data-firm] + span').first().textContent()) ?? '';
    for (const typed of [name.slice(2, 7), code.slice(0, 14)]) {
      await searchBox(page).fill(typed);
      await page.waitForURL((address) => address.searchParams.get('q') === typed);
      await firmLinks(page).filter({ hasText: name }).waitFor();
      await expect.poll(() => searchBox(page).evaluate((field) => field === document.activeElement)).toBe(true);
    }
    await searchBox(page).fill('quanzhou');
    await page.waitForURL(/q=quanzhou/);
    await firmLinks(page).filter({ hasText: '泉州' }).first().waitFor();
    await searchBox(page).fill('qz');
    await page.waitForURL(/q=qz/);
    await firmLinks(page).filter({ hasText: '泉州' }).first().waitFor();
    await searchBox(page).fill('');
    await page.waitForURL((address) => !address.searchParams.has('q'));
    await untilCountIs(page, all);
  });

  it('are narrowed by region, industry and tier, each a chip that can be taken away', async () => {
    await page.goto(at('/firms'));
    await pickIn(page, '地区', '地区', '晋江');
    const inRegion = await untilCountIsNot(page, all);
    await expect.poll(async () => new Set(await columnOf(page, '地区'))).toEqual(new Set(['晋江市']));
    await pickIn(page, '行业', '行业', '纺织服装');
    const inIndustry = await untilCountIsNot(page, inRegion);
    await expect.poll(async () => new Set((await columnOf(page, '行业')).map(division))).toEqual(new Set(['C18']));
    await filters(page).getByRole('button', { name: '层级', exact: true }).click();
    await page.getByRole('button', { name: '专精特新', exact: true }).click();
    await untilCountIsNot(page, inIndustry);
    await expect.poll(async () => new Set(await columnOf(page, '层级'))).toEqual(new Set(['专精特新']));
    expect(question(page)).toBe('?region=350582&industry=C18&tier=srdi');
    await filters(page).getByRole('button', { name: '去掉“层级”' }).click();
    await untilCountIs(page, inIndustry);
    await filters(page).getByRole('button', { name: '全部清除' }).click();
    await untilCountIs(page, all);
  });

  it('are narrowed by a range of any fact, in 万元 and read back in words', async () => {
    await page.goto(at('/firms?sort=-revenue_y1'));
    await pickIn(page, '添加条件', '选择指标', '上年度营业收入');
    await page.getByLabel('上年度营业收入，下限').fill('2000');
    await page.getByLabel('上年度营业收入，上限').fill('1.5亿');
    expect(await appears(page.getByText('二千万元 至 一亿五千万元'))).toBe(true);
    await page.getByRole('button', { name: '应用' }).click();
    const within = await untilCountIsNot(page, all);
    expect(question(page)).toBe('?where=revenue_y1:20000000..150000000&sort=-revenue_y1');
    expect(await appears(filters(page).getByText('2,000万元 至 1.5亿元'))).toBe(true);

    await filters(page)
      .getByRole('button', { name: /^上年度营业收入/ })
      .click();
    await page.getByLabel('上年度营业收入，下限').fill('20000');
    await page.getByRole('button', { name: '应用' }).click();
    expect(await appears(page.getByText('下限大于上限，请对调或改正'))).toBe(true);
    await page.keyboard.press('Escape');
    await untilCountIs(page, within);
  });

  it('are narrowed by a yes or no, by an option, and by what is missing', async () => {
    const counts: number[] = [];
    for (const where of ['own_brand:true', 'own_brand:false', 'own_brand:missing']) {
      await page.goto(at(`/firms?where=${where}`));
      counts.push(await countOn(page));
    }
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(all);
    expect(counts.every((count) => count > 0)).toBe(true);
    await pickIn(page, '添加条件', '选择指标', '研发机构级别');
    await page.getByRole('button', { name: '市级以下' }).click();
    await page.waitForURL(/rd_institution_level:below_city/);
    expect(await appears(filters(page).getByText('市级以下'))).toBe(true);
  });

  it('are sorted by any column that is shown, from the greatest first for numbers', async () => {
    await page.goto(at('/firms'));
    await firmLinks(page).first().waitFor();
    await page.getByRole('columnheader', { name: '从业人员数' }).click();
    const people = async () => (await columnOf(page, '从业人员数')).map((text) => Number(text.replaceAll(/\D/g, '')));
    await expect.poll(async () => (await people())[0]).toBeGreaterThan(1000);
    const found = await people();
    expect(found).toHaveLength(50);
    expect(found).toEqual(found.toSorted((a, b) => b - a));
  });

  it('show the columns that were chosen, in the address and in this browser', async () => {
    await page.goto(at('/firms'));
    await page.getByRole('button', { name: '选择列' }).click();
    await page.getByLabel('查找列').fill('知识产权');
    await page.getByRole('checkbox', { name: 'Ⅰ类知识产权数', exact: true }).check();
    await page.waitForURL(/columns=.*ip1_total/);
    await page.keyboard.press('Escape');
    expect(await appears(page.getByRole('columnheader', { name: 'Ⅰ类知识产权数', exact: true }))).toBe(true);
    await page.goto(at('/firms'));
    expect(await appears(page.getByRole('columnheader', { name: 'Ⅰ类知识产权数', exact: true }))).toBe(true);
    await page.getByRole('button', { name: '选择列' }).click();
    await page.getByRole('button', { name: '恢复默认' }).click();
    await page.getByRole('columnheader', { name: 'Ⅰ类知识产权数', exact: true }).waitFor({ state: 'detached' });
  });

  it('are the same list for whoever opens the link', async () => {
    const link = '/firms?industry=C&where=revenue_y1:20000000..&sort=-rd_expense_y1&columns=name,rd_expense_y1';
    await page.goto(at(link));
    const seen = [await countOn(page), await namesOn(page)];
    const colleague = await as('quanzhou-officer', link);
    expect([await countOn(colleague), await namesOn(colleague)]).toEqual(seen);
    await expect.poll(() => colleague.locator('thead th').allTextContents()).toEqual(['企业名称', '上年度研发费用']);
  });

  it('tell which filter to loosen where nothing is found, and how many there are then', async () => {
    await page.goto(at('/firms?q=泉州&where=employees_y1:900000..'));
    await page.getByText('没有符合这些条件的企业').waitFor();
    const without = page.getByRole('listitem').filter({ hasText: '去掉“从业人员数 ≥ 900,000人”' });
    const told = Number(((await without.getByText(/去掉后有/).textContent()) ?? '').replaceAll(/\D/g, ''));
    expect(told).toBeGreaterThan(1000);
    await without.getByRole('button').click();
    await untilCountIs(page, told);
    expect(question(page)).toBe('?q=泉州');
  });

  it('are walked with the arrow keys and opened by Enter, or by a press anywhere on the row', async () => {
    await page.goto(at('/firms?sort=-revenue_y1'));
    const names = await namesOn(page);
    await firmLinks(page).first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect(await appears(page.getByRole('heading', { level: 1, name: names[1] ?? '' }))).toBe(true);
    await page.goBack();
    await firmLinks(page).first().waitFor();
    await page.locator('tbody td').filter({ hasText: /亿元$/ }).nth(2).click();
    expect(await appears(page.getByRole('heading', { level: 1, name: names[2] ?? '' }))).toBe(true);
  });

  it('leave as a file with just the firms and columns of the list', async () => {
    await page.goto(at('/firms?tier=little-giant&sort=-revenue_y1&columns=name,revenue_y1'));
    const total = await countOn(page);
    const names = await namesOn(page);
    const csv = await exported(page, 'CSV');
    const lines = (await readFile(await csv.path(), 'utf8')).trim().split(/\r?\n/);
    expect(csv.suggestedFilename()).toMatch(/\.csv$/);
    expect(lines.length - 1).toBe(total);
    expect(lines[1]).toContain(names[0]);
    const xlsx = await exported(page, 'Excel');
    const workbook = new exceljs.Workbook();
    await workbook.xlsx.readFile(await xlsx.path());
    expect(workbook.worksheets[0]?.actualRowCount).toBe(total + 1);
    expect(JSON.stringify(workbook.worksheets[0]?.getRow(1).values)).toContain('营业收入');
  });

  it('complain of nothing to the console', () => {
    expect(complaintsOf(page)).toEqual([]);
  });

  async function exported(where: Page, format: string): Promise<Download> {
    await where.getByRole('button', { name: '导出' }).click();
    const link = where.getByRole('dialog', { name: '导出这份名单' }).getByRole('link', { name: format });
    await expect.poll(() => link.textContent()).toMatch(/约 [\d.]+ (kB|MB)$/);
    const [download] = await Promise.all([where.waitForEvent('download'), link.click()]);
    await where.keyboard.press('Escape');
    return download;
  }
});

describe('an import', () => {
  let page: Page;
  const firms = listedFirms(30);
  /** As a department would send it: a header of its own, and a column of which nothing is known. */
  const headers = ['统一社会信用代码', '企业名称', '行政区划代码', '员工人数', '上年度营业收入（万元）', '备注'];
  const lines = firms.map((firm) => [
    firm.统一社会信用代码,
    firm.企业名称,
    firm.行政区划代码,
    firm.从业人员数,
    firm['上年度营业收入（万元）'],
    '无',
  ]);
  const mistaken = lines.map((line, index) => (index === 3 ? line.with(4, '8640万') : line));
  beforeAll(async () => {
    page = await as('quanzhou-officer', '/firms/import');
  });

  it('takes no other file than .xlsx and .csv, and says so at once', async () => {
    await choose(page, '名单.pdf', '%PDF-1.4');
    expect(await appears(page.getByRole('alert').getByText('“名单.pdf”不是 .xlsx 或 .csv 文件'))).toBe(true);
    await expect.poll(() => page.getByRole('button', { name: '上传并识别各列' }).isDisabled()).toBe(true);
  });

  it('has a file dropped on it', async () => {
    const data = await page.evaluateHandle(
      (text) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([text], '拖来的名单.csv', { type: 'text/csv' }));
        return transfer;
      },
      csvOf(headers, lines),
    );
    const field = page.getByText('把文件拖到这里');
    await field.dispatchEvent('dragover', { dataTransfer: data });
    await field.dispatchEvent('drop', { dataTransfer: data });
    expect(await appears(page.getByText('拖来的名单.csv'))).toBe(true);
    await page.getByRole('button', { name: '换一个文件' }).click();
  });

  it('shows how each column is taken, and which were not understood', async () => {
    await choose(page, '名单.csv', csvOf(headers, mistaken));
    await page.getByRole('button', { name: '上传并识别各列' }).click();
    await page.getByRole('heading', { name: '名单.csv', level: 1 }).waitFor();
    expect(await appears(page.getByText('这些列没有识别出来，目前不导入：员工人数、备注。'))).toBe(true);
    expect(await appears(lineOf(page, '上年度营业收入（万元）').getByText('1,200万元'))).toBe(true);
    await chooseFact(page, '统一社会信用代码', '不导入');
    expect(await appears(page.getByText('还没有一列是“统一社会信用代码”'))).toBe(true);
    await expect.poll(() => page.getByRole('button', { name: '预览会改动什么' }).isDisabled()).toBe(true);
    await chooseFact(page, '统一社会信用代码', '统一社会信用代码');
    await chooseFact(page, '员工人数', '从业人员数');
    expect(await appears(lineOf(page, '员工人数').getByText('已选定'))).toBe(true);
  });

  it('tells before anything is written what would change, and every refused cell, to read or to download', async () => {
    await page.getByRole('button', { name: '预览会改动什么' }).click();
    await page.getByText('有 1 行被拒绝，整份文件还没有写入').waitFor();
    const refused = page.getByRole('region', { name: '被拒绝的单元格', exact: true });
    expect(await appears(refused.getByText('8640万', { exact: true }))).toBe(true);
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      refused.getByRole('link', { name: '下载清单' }).click(),
    ]);
    expect(await readFile(await file.path(), 'utf8')).toContain('5,上年度营业收入（万元）,8640万,');
    expect(await appears(page.getByRole('region', { name: '各项指标的改动' }).getByText('补充 29 家').first())).toBe(
      true,
    );
    const first = page.getByRole('region', { name: '改动示例' }).getByRole('listitem').first();
    await expect.poll(() => first.textContent()).toContain('上年度营业收入1,200万元');
    expect(await appears(page.getByText('新企业').first())).toBe(true);
  });

  it('writes the others only when leaving the refused out is confirmed', async () => {
    await page.getByRole('button', { name: '略过 1 行，写入其余 29 家' }).click();
    await page.getByRole('button', { name: '取消' }).click();
    await expect.poll(() => page.getByText('待写入').count()).toBe(1);
    await page.getByRole('button', { name: '略过 1 行，写入其余 29 家' }).click();
    await page.getByRole('button', { name: '略过并写入' }).click();
    await page.getByRole('heading', { name: '已写入' }).waitFor();
    expect(await appears(page.getByText(/^[0-9a-f]{64}$/))).toBe(true);
    await page.getByRole('link', { name: '查看当天更新的企业' }).click();
    await page.waitForURL(/where=updated_at:/);
    await searchBox(page).fill(firms[0]?.企业名称 ?? '');
    expect(await appears(firmLinks(page).filter({ hasText: firms[0]?.企业名称 ?? '' }))).toBe(true);
  });

  it('remembers its columns; what was mended is new, and the same file again changes nothing', async () => {
    await page.goto(at('/firms/import'));
    await upload(page, '名单（改正）.csv', csvOf(headers, lines));
    expect(await appears(lineOf(page, '员工人数').getByText('沿用上次'))).toBe(true);
    await page.getByRole('button', { name: '预览会改动什么' }).click();
    await page.getByRole('button', { name: '写入 1 家企业' }).click();
    await page.getByRole('heading', { name: '已写入' }).waitFor();
    await page.getByRole('link', { name: '再导入一份' }).click();
    await upload(page, '名单（再来一次）.csv', csvOf(headers, lines));
    await page.getByRole('button', { name: '预览会改动什么' }).click();
    expect(await appears(page.getByText('文件内容与现有档案完全一致，没有需要写入的。'))).toBe(true);
  });

  it('stands in the list of imports with its state, until it is discarded', async () => {
    await page.getByRole('navigation', { name: '所在位置' }).getByRole('link', { name: '导入企业' }).click();
    const again = page.getByRole('row').filter({ hasText: '名单（再来一次）.csv' });
    expect(await appears(again.getByText('待写入'))).toBe(true);
    expect(await appears(page.getByRole('row').filter({ hasText: '名单（改正）.csv' }).getByText('新增 1 家'))).toBe(
      true,
    );
    await again.getByRole('button', { name: '放弃' }).click();
    await page.getByRole('tooltip').getByRole('button', { name: '放弃' }).click();
    await again.waitFor({ state: 'detached' });
    expect(complaintsOf(page)).toEqual([]);
  });
});

describe('a dossier', () => {
  let firm: Page;
  beforeAll(async () => {
    firm = await as('firm', '/dossier');
    await firm.getByRole('heading', { level: 1 }).waitFor();
  });
  const part = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
  const drawer = (page: Page) => page.getByRole('dialog');

  it('shows facts in groups, yearly ones side by side, each with source and day', async () => {
    const revenue = part(firm, '经营').locator('[data-series="true"]').first();
    await expect
      .poll(() => revenue.textContent())
      .toMatch(/^营业收入2023[\d,.]+万元2024[\d,.]+万元.*2025[\d,.]+万元.*税务 · \d{4}-\d\d-\d\d$/);
    expect(await appears(firm.getByText(/^\d+ \/ \d+ 项/))).toBe(true);
    expect(await appears(part(firm, '由人判断').getByText('还缺 3 项'))).toBe(true);
  });

  it('tells of a fact what holds and why, who says otherwise, and all that was ever said', async () => {
    await firm.locator('[data-series]').filter({ hasText: '来源不一致' }).first().getByRole('button').click();
    const story = drawer(firm);
    expect(await appears(story.getByText(/^采用/).first())).toBe(true);
    const sides = story.getByRole('region', { name: '来源不一致' });
    await expect.poll(() => sides.locator('strong').count()).toBeGreaterThanOrEqual(2);
    await expect.poll(() => story.getByText(/录入于/).count()).toBeGreaterThanOrEqual(2);
    await firm.keyboard.press('Escape');
    await story.waitFor({ state: 'detached' });
  });

  it('lets the firm state facts: what cannot be read is told at its field, what was saved is told with what holds', async () => {
    await part(firm, '经营').getByRole('button', { name: '填报“经营”' }).click();
    const form = drawer(firm);
    await form.getByLabel('上年度营业收入（2025 年）').fill('一个亿');
    await form.getByRole('button', { name: '保存' }).click();
    expect(await appears(form.getByRole('alert').filter({ hasText: '应为数' }))).toBe(true);
    await form.getByLabel('上年度营业收入（2025 年）').fill('17000');
    expect(await appears(form.getByText('一亿七千万元'))).toBe(true);
    await form.getByLabel('从事特定细分市场年限').fill('12.5');
    await form.locator('input[type=file]').setInputFiles(aPdf('年度报告.pdf'));
    await form.getByTitle('年度报告.pdf').first().waitFor();
    await form.getByRole('button', { name: '保存' }).click();
    await form.waitFor({ state: 'detached' });
    expect(await appears(firm.getByText('已保存。档案中更新了：从事特定细分市场年限。'))).toBe(true);
    expect(await appears(firm.getByText(/已记下并列出供核对：上年度营业收入。/))).toBe(true);
    expect(await appears(part(firm, '经营').getByText('12.5年'))).toBe(true);
    await part(firm, '经营').getByRole('button', { name: '从事特定细分市场年限', exact: true }).click();
    expect(await appears(drawer(firm).getByRole('link', { name: '查看佐证' }))).toBe(true);
    await firm.keyboard.press('Escape');
    expect(await appears(part(firm, '佐证材料').getByRole('link', { name: '年度报告.pdf' }))).toBe(true);
  });

  it('tells what the server refuses at the field that it is about, or for the whole', async () => {
    const office = await as('quanzhou', '/firms');
    await firmLinks(office).first().click();
    await office.getByRole('button', { name: '填报“主体与称号”' }).click();
    const form = drawer(office);
    await form.getByLabel('行政区划代码').fill('440106');
    expect(await form.getByLabel('统一社会信用代码').count()).toBe(0);
    await form.getByRole('button', { name: '保存' }).click();
    expect(await appears(form.locator('[data-fact="region_code"]').getByRole('alert').getByText('辖区'))).toBe(true);
    await form.getByRole('button', { name: '取消' }).click();
    await form.waitFor({ state: 'detached' });

    await part(firm, '人员').getByRole('button', { name: '填报“人员”' }).click();
    await drawer(firm).getByLabel('研发人员数（2025 年）').fill('14');
    await drawer(firm).getByLabel('数据日期').fill('2099-01-01');
    await drawer(firm).getByRole('button', { name: '保存' }).click();
    expect(await appears(drawer(firm).getByRole('alert').filter({ hasText: '2099-01-01' }).first())).toBe(true);
    await drawer(firm).getByRole('button', { name: '取消' }).click();
    await drawer(firm).waitFor({ state: 'detached' });
  });

  it('is seen by an organisation only while the firm lets it', async () => {
    const name = (await firm.getByRole('heading', { level: 1 }).textContent()) ?? '';
    const bank = await as('bank', `/firms?q=${name}`);
    await bank.getByText('没有符合这些条件的企业').waitFor();

    await part(firm, '授权').getByRole('button', { name: '授权一家机构' }).click();
    const form = drawer(firm);
    await form.getByRole('button', { name: '授权一家机构' }).click();
    expect(await appears(form.getByText('请选择一家机构'))).toBe(true);
    await form.getByLabel('机构').fill('银行');
    await firm.getByTitle('泉州示例银行').click();
    await form.getByLabel('用途').fill('申请贷款');
    await form.getByRole('button', { name: '授权一家机构' }).click();
    await form.waitFor({ state: 'detached' });
    const given = part(firm, '授权').getByRole('row').filter({ hasText: '申请贷款' });
    expect(await appears(given.getByText('有效'))).toBe(true);

    await bank.reload();
    await firmLinks(bank).filter({ hasText: name }).click();
    await bank.getByRole('heading', { level: 1, name }).waitFor();
    expect(await appears(part(bank, '授权').getByText('申请贷款'))).toBe(true);
    expect(await appears(part(bank, '经营').getByText('营业收入').first())).toBe(true);
    expect(await bank.getByRole('button', { name: /^填报/ }).count()).toBe(0);

    await given.getByRole('button', { name: '撤回' }).click();
    await firm.getByRole('tooltip').getByRole('button', { name: '撤回' }).click();
    expect(await appears(given.getByText('已撤回'))).toBe(true);
    await bank.reload();
    expect(await appears(bank.getByRole('heading', { name: '没有这家企业的档案' }))).toBe(true);
  });

  it('is given to its firm by a code that its office sees once, to copy or to print as a letter', async () => {
    const office = await as('quanzhou', '/firms');
    await firmLinks(office).first().click();
    await office.getByRole('button', { name: '发放认领码' }).click();
    await drawer(office).getByRole('button', { name: '生成认领码' }).click();
    const code = (await drawer(office).locator('code').textContent()) ?? '';
    expect(code).toMatch(/^[A-Z0-9-]{12,}$/);
    await office.emulateMedia({ media: 'print' });
    expect(await appears(office.getByText('企业档案认领告知'))).toBe(true);
    await expect.poll(() => office.getByRole('main').isVisible()).toBe(false);
    await office.emulateMedia({ media: 'screen' });
    await office.keyboard.press('Escape');
    await drawer(office).waitFor({ state: 'detached' });
    await office.getByRole('button', { name: '发放认领码' }).click();
    await drawer(office).getByRole('button', { name: '生成认领码' }).waitFor();
    expect(await drawer(office).getByText(code).count()).toBe(0);
    expect(complaintsOf(office)).toEqual([]);
  });

  it('complains of nothing to the console but what the server refused', () => {
    expect(complaintsOf(firm).filter((line) => !line.includes('status of 4'))).toEqual([]);
  });
});

it('a firm is added by hand, and opens', async () => {
  const [firm] = listedFirms(40).slice(39);
  const page = await as('quanzhou', '/firms');
  await page.getByRole('button', { name: '新增企业' }).click();
  const form = page.getByRole('dialog');
  await form.getByRole('button', { name: '登记' }).click();
  expect(await appears(form.getByText('请填写统一社会信用代码'))).toBe(true);
  await form.getByLabel('统一社会信用代码').fill(String(firm?.统一社会信用代码));
  await form.getByLabel('企业名称').fill(firm?.企业名称 ?? '');
  await form.getByLabel('行政区划代码').fill('丰泽');
  await page.getByTitle(/丰泽区/).click();
  await form.getByRole('button', { name: '登记' }).click();
  expect(await appears(page.getByRole('heading', { level: 1, name: firm?.企业名称 ?? '' }))).toBe(true);
  expect(await appears(page.getByText('福建省泉州市丰泽区').first())).toBe(true);
});

describe('every page is sound', () => {
  it.each([
    ['the firms', 'quanzhou', '/firms?where=revenue_y1:20000000..&sort=-revenue_y1', '企业', 'Firms'],
    ['no firms found', 'quanzhou', '/firms?q=无此企业&tier=srdi', '企业', 'Firms'],
    ['the firms of a partner', 'bank', '/firms', '企业', 'Firms'],
    ['imports', 'quanzhou-officer', '/firms/import', '导入企业', 'Import firms'],
    ['a dossier', 'firm', '/dossier', '有限公司', '有限公司'],
    [
      'a dossier that there is not',
      'bank',
      '/firms/00000000-0000-8000-8000-000000000000',
      '没有这家企业',
      'no such dossier',
    ],
  ])('%s', async (_name, login, path, zh, en) => {
    const page = await as(login, path);
    await page.waitForLoadState('networkidle');
    await expectSound(page, { zh, en });
  });

  it('an import at its columns and at its preview', async () => {
    const page = await as('quanzhou', '/firms/import');
    const [header, ...rows] = [
      ['统一社会信用代码', '企业名称', '行政区划代码', '研发'],
      ['91350582MA00000001', '甲', '350582', ''],
    ];
    await upload(page, 'list.csv', csvOf(header, rows));
    await expectSound(page, { zh: 'list.csv', en: 'list.csv' });
    await page.getByRole('button', { name: '预览会改动什么' }).click();
    await page.getByRole('region', { name: '被拒绝的单元格' }).getByRole('row').nth(1).waitFor();
    await expectSound(page, { zh: 'list.csv', en: 'list.csv' });
  });

  it.each([
    ['wide', 1280],
    ['on a phone', 375],
  ])('what lies over a page, %s: filters, what is exported, a fact’s story, a form', async (_name, width) => {
    const page = await as('quanzhou', '/firms?sort=-revenue_y1');
    await page.setViewportSize({ width, height: 812 });
    const expectOver = async (shown: Locator) => {
      await shown.waitFor();
      await expect.poll(() => seriousFindings(page)).toEqual([]);
      await expect.poll(() => overflow(page)).toBeLessThanOrEqual(0);
      await page.keyboard.press('Escape');
      await shown.waitFor({ state: 'hidden' });
    };
    await filters(page).getByRole('button', { name: '添加条件' }).click();
    await expectOver(page.getByRole('combobox', { name: '选择指标' }));
    await page.getByRole('button', { name: '导出' }).click();
    await expectOver(page.getByRole('dialog', { name: '导出这份名单' }));
    await firmLinks(page).first().click();
    await page.getByRole('button', { name: '营业收入', exact: true }).click();
    await expectOver(page.getByRole('dialog', { name: '营业收入' }));
    await page.getByRole('button', { name: '填报“经营”' }).click();
    await expectOver(page.getByRole('dialog', { name: '填报“经营”' }));
  });
});

function csvOf(headers: readonly string[], lines: readonly (readonly (string | number)[])[]): string {
  return [headers, ...lines].map((line) => line.join(',')).join('\r\n');
}

function aPdf(name: string) {
  return {
    name,
    mimeType: 'application/pdf',
    buffer: Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer<<>>\n%%EOF\n'),
  };
}

/** Chooses a file by the button. */
async function choose(page: Page, name: string, text: string): Promise<void> {
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
}

async function upload(page: Page, name: string, text: string): Promise<void> {
  await choose(page, name, text);
  await page.getByRole('button', { name: '上传并识别各列' }).click();
  await page.getByRole('heading', { name, level: 1 }).waitFor();
}

/** One column of the file, as it is mapped. */
function lineOf(page: Page, header: string): Locator {
  return page.getByRole('listitem').filter({ has: page.getByRole('combobox', { name: `“${header}”列的指标` }) });
}

async function chooseFact(page: Page, header: string, label: string): Promise<void> {
  const field = page.getByRole('combobox', { name: `“${header}”列的指标` });
  await field.click();
  await field.fill(label);
  await field.press('Enter');
}
