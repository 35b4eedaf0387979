import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { aPlatformSite, openAs, signIn } from './aPlatformSite.ts';
import { aBrowser, appears, complaintsOf } from './aSite.ts';
import { expectSound } from './everyPage.ts';

const browser = aBrowser();
const site = aPlatformSite();
const at = (path: string) => site().origin + path;

let office: Page;
beforeAll(async () => {
  office = await browser.open(at('/sign-in'));
  await signIn(office, 'quanzhou');
});

const as = (login: string, path: string) => openAs(browser, site().origin, login, path);

const result = () => office.getByRole('region', { name: '结果', exact: true });

/** What the page says of the whole: firms, then who gains, loses, stays, is in neither, and is open. */
async function said(page: Page = office): Promise<readonly number[]> {
  const sentence = page.getByRole('region', { name: '结果', exact: true }).getByRole('status');
  await sentence.filter({ hasText: '家企业' }).waitFor();
  const words = (await sentence.textContent()) ?? '';
  return [...words.matchAll(/([\d,]+) 家/g)].map(([, digits = '']) => Number(digits.replaceAll(',', '')));
}

/** Waits until the page says something else. */
async function saidAfter(before: readonly number[]): Promise<readonly number[]> {
  await expect.poll(said).not.toEqual(before);
  return said();
}

describe('a reform of a region', () => {
  it('is that from 2022 to 2026 at first, and its sums are the population', async () => {
    await office.goto(at('/'));
    await office.getByRole('link', { name: '改革推演', exact: true }).click();
    await office.getByRole('heading', { name: '改革推演', level: 1 }).waitFor();
    const [firms = 0, ...movements] = await said();
    expect(firms).toBe(20_000);
    expect(movements).toHaveLength(5);
    expect(movements.reduce((sum, count) => sum + count, 0)).toBe(20_000);
    const [gained = 0, lost = 0] = movements;
    expect(lost).toBeGreaterThan(gained);
    await office.getByRole('img', { name: /^从旧标准到新标准的流向：新增/ }).waitFor();
  });

  it('changes when a threshold is moved by the keyboard, says how many gain and lose, and keeps it in the address', async () => {
    await office.goto(at('/reform'));
    const before = await said();
    const slider = office.getByRole('slider', { name: /^上年度营业收入 ≥ 1,500万元/ });
    await slider.focus();
    for (let step = 0; step < 10; step += 1) await office.keyboard.press('ArrowRight');
    await expect.poll(() => new URL(office.url()).searchParams.getAll('set')).toEqual(['revenue.1=25000000']);
    // On the way there the page may have told of the values between; what holds is what the address tells whoever opens it.
    const opened = await office.context().newPage();
    await opened.goto(office.url());
    const after = await said(opened);
    await opened.close();
    await expect.poll(said).toEqual(after);
    expect(after.slice(1).reduce((sum, count) => sum + count, 0)).toBe(20_000);
    expect(after[2]).toBeGreaterThan(before[2] ?? 0);
    const flow = office.getByRole('img', { name: /^从旧标准到新标准的流向/ });
    await expect.poll(() => flow.getAttribute('aria-label')).toContain(`失去 ${after[2]} 家`);
    await office.getByRole('button', { name: /^恢复原值/ }).click();
    await expect.poll(said).toEqual(before);
  });

  it('of a pack and its own copy has nobody who gains or loses, until a threshold is moved', async () => {
    await office.goto(at('/reform?from=cn.srdi.2022&to=cn.srdi.2022'));
    const still = await said();
    expect(still.slice(1, 3)).toEqual([0, 0]);
    await office.getByText(/^两份标准相同/).waitFor();
    await office.getByRole('spinbutton', { name: /^评价得分 ≥ 60分/ }).fill('70');
    const moved = await saidAfter(still);
    expect(moved[1]).toBe(0);
    expect(moved[2]).toBeGreaterThan(0);
    const lostBy = office.getByRole('region', { name: '卡在哪一条', exact: true });
    expect(await appears(lostBy.getByText('评价得分达到 60 分以上，或满足一项直通条件').first())).toBe(true);
  });

  it('tells where those are who gain and lose, and each county has its own', async () => {
    await office.goto(at('/reform'));
    const [firms = 0] = await said();
    const groups = office.getByRole('region', { name: '落在哪里', exact: true });
    await expect.poll(() => groups.getByRole('row').count()).toBeGreaterThan(10);
    for (const way of ['行业', '规模', '已有称号']) {
      await groups.getByText(way, { exact: true }).first().click();
      await groups.getByRole('columnheader', { name: way }).waitFor();
    }
    await groups.getByText('地区', { exact: true }).first().click();
    await groups.getByRole('link', { name: '晋江市' }).click();
    await result()
      .getByText(/^晋江市，/)
      .waitFor();
    const [county = 0, ...movements] = await said();
    expect(county).toBeLessThan(firms);
    expect(movements.reduce((sum, count) => sum + count, 0)).toBe(county);
    await office.getByRole('link', { name: '回到全辖区' }).click();
    await result()
      .getByText(/^泉州市，/)
      .waitFor();
  });

  it('names the firms nearest the line, each leading to its dossier', async () => {
    await office.goto(at('/reform'));
    await said();
    const near = office.getByRole('region', { name: '离门槛最近的企业', exact: true });
    const first = near.getByRole('link').first();
    const name = (await first.textContent()) ?? '';
    await first.click();
    expect(await appears(office.getByRole('heading', { name, level: 1 }))).toBe(true);
  });

  it('has its five figures in a row, and no table that is wider than the page beside the thresholds', async () => {
    const page = await as('quanzhou', '/reform');
    await said(page);
    for (const [language, near] of [
      ['中文', '离门槛最近的企业'],
      ['English', 'Firms nearest the line'],
    ] as const) {
      if (language === 'English') await page.getByRole('button', { name: language }).click();
      await page.getByRole('region', { name: near, exact: true }).getByRole('link').first().waitFor();
      const tops = () =>
        page.locator('dl dt').evaluateAll((terms) => terms.map((term) => term.getBoundingClientRect().top));
      const hidden = () =>
        page
          .locator('.ant-table-body, .ant-table-content')
          .evaluateAll((tables) => tables.map(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth));
      await expect.poll(async () => new Set(await tops()).size, { message: language }).toBe(1);
      await expect.poll(async () => Math.max(...(await hidden())), { message: language }).toBe(0);
    }
    await page.close();
  });

  it('has the figures of its picture as a table', async () => {
    await office.goto(at('/reform'));
    const [firms = 0] = await said();
    await office.getByText('查看数据表').click();
    const table = office.getByRole('table', { name: '按旧标准（行）和新标准（列）的企业家数' });
    const sum = table.getByRole('row').last().getByRole('cell').last();
    await expect.poll(() => sum.textContent()).toBe(firms.toLocaleString('en-US'));
  });

  it('is sound for eyes, ears and phones', async () => {
    await office.goto(at('/reform?set=rd.2=0.05'));
    await said();
    await expectSound(office, { zh: '改革推演', en: 'Reform' });
    expect(complaintsOf(office)).toEqual([]);
  });
});

describe('the page', () => {
  it('is not for firms', async () => {
    const firm = await as('firm', '/reform');
    expect(await appears(firm.getByRole('heading', { name: '这一页不在您的权限内' }))).toBe(true);
    expect(await appears(firm.getByRole('link', { name: '我的档案', exact: true }))).toBe(true);
    expect(await firm.getByRole('link', { name: '改革推演', exact: true }).count()).toBe(0);
  });
});
