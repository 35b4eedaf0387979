import { afterAll, beforeAll, expect, it } from 'vitest';
import { aBrowser, appears, aSite, type Site } from './aSite.ts';

const browser = aBrowser();
let site: Site;
beforeAll(async () => {
  site = await aSite();
});
afterAll(() => site.stop());

it('the language chosen is remembered', async () => {
  const page = await browser.open(site.origin);
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('link', { name: 'Policies', exact: true }).click();
  await page.reload();
  expect(await appears(page.getByRole('heading', { name: 'Policies', level: 1 }))).toBe(true);
  await page.getByRole('button', { name: '中文' }).click();
  expect(await appears(page.getByRole('heading', { name: '政策库', level: 1 }))).toBe(true);
});

it('the theme follows the system until it is switched, and the switch is remembered', async () => {
  const page = await browser.open(site.origin, { colorScheme: 'dark' });
  const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  await expect.poll(ground).toBe('rgb(25, 21, 18)');
  await page.getByRole('button', { name: '切换到浅色' }).click();
  await expect.poll(ground).toBe('rgb(250, 246, 238)');
  await page.reload();
  await page.getByRole('button', { name: '切换到深色' }).waitFor();
  await expect.poll(ground).toBe('rgb(250, 246, 238)');
  await page.getByRole('button', { name: '切换到深色' }).click();
  await page.emulateMedia({ colorScheme: 'light' });
  await page.getByRole('button', { name: '切换到深色' }).waitFor();
  await expect.poll(ground).toBe('rgb(250, 246, 238)');
});

it('on a phone the navigation opens from its button and closes behind the page chosen', async () => {
  const page = await browser.open(site.origin, { viewport: { width: 375, height: 812 } });
  await page.getByRole('button', { name: '打开菜单' }).waitFor();
  expect(await page.getByRole('link', { name: '政策库', exact: true }).isVisible()).toBe(false);
  await page.getByRole('button', { name: '打开菜单' }).click();
  await page.getByRole('link', { name: '政策库', exact: true }).click();
  await page.getByRole('heading', { name: '政策库', level: 1 }).waitFor();
  await page.getByRole('button', { name: '打开菜单' }).waitFor();
});

it('a new page takes the focus to its beginning and says where it is', async () => {
  const page = await browser.open(site.origin);
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '自测' }).click();
  await page.getByRole('heading', { name: '先选一级台阶' }).waitFor();
  await page.waitForFunction(() => document.activeElement?.id === 'main');
  const here = page.getByRole('link', { name: '自测', exact: true });
  await expect.poll(() => here.getAttribute('aria-current')).toBe('page');
});

it('in the comparison only the differences stay when asked for', async () => {
  const page = await browser.open(`${site.origin}/packs/compare/cn.srdi.2022/cn.srdi.2026`);
  await page.getByText('从事特定细分市场时间达到 2 年以上').waitFor();
  await page.getByText('从事特定细分市场时间达到 3 年以上').waitFor();
  await expect.poll(() => page.getByText('未被列入经营异常名录').count()).toBe(2);
  await page.getByRole('button', { name: '只看不同' }).click();
  await expect.poll(() => page.getByText('未被列入经营异常名录').count()).toBe(0);
});
