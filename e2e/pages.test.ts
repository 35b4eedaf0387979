import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aBrowser, aSite, complaintsOf, type Site } from './aSite.ts';
import { overflow, seriousFindings } from './everyPage.ts';

const browser = aBrowser();
let site: Site;
beforeAll(async () => {
  site = await aSite();
});
afterAll(() => site.stop());

const someFacts =
  'on=2025-06-01&industry_code=C3983&employees_y1=126&revenue_y1=86400000&rd_staff_y1=300&niche_years=9&skip=standards&odd=1';

const pages: readonly (readonly [name: string, path: string, zh: string, en: string])[] = [
  ['home', '/', '九层之台，起于累土', 'A tower of nine storeys'],
  ['choice of a rung', '/self-check', '先选一级台阶', 'Choose a rung first'],
  ['self-check at its start', '/self-check/innovative', '科技和创新型中小企业', 'Innovative SME'],
  ['self-check under way', `/self-check/srdi#${someFacts}`, '专精特新中小企业', 'Specialised and innovative'],
  ['policy library', '/packs', '政策库', 'Policies'],
  ['pack with a score', '/packs/cn.srdi.2022', '专精特新中小企业认定标准（2022 年）', 'SRDI'],
  ['pack with waivers', '/packs/cn.little-giant.2026', '小巨人', 'little giant'],
  ['regional pack', '/packs/cn-example.srdi.2022', '示例省', 'example province'],
  ['size classes', '/packs/cn.sme-size.2011', '中小企业划型标准', 'Size classes'],
  ['comparison', '/packs/compare/cn.srdi.2022/cn.srdi.2026', '并排对照', 'Side by side'],
  ['pack that there is not', '/packs/nowhere', '政策库里没有“nowhere”', 'There is no pack “nowhere”'],
  ['page that there is not', '/nowhere', '没有这一页', 'There is no such page'],
  ['rung that there is not', '/self-check/fourth', '没有这一页', 'There is no such page'],
];

describe.each(pages)('the page “%s”', (_name, path, zh, en) => {
  let page: Page;
  beforeAll(async () => {
    page = await browser.open(site.origin + path);
  });
  afterAll(() => page.context().close());
  const heading = () => page.getByRole('heading', { level: 1 });

  it('has one heading, in Chinese, and a title', async () => {
    await heading().filter({ hasText: zh }).waitFor();
    await expect.poll(() => heading().count()).toBe(1);
    await expect.poll(() => page.title()).not.toBe('');
    await expect.poll(() => page.getAttribute('html', 'lang')).toBe('zh-CN');
  });

  it.each([
    ['light', 'all'],
    ['dark', 'colours'],
  ] as const)('has no serious finding of axe in the %s theme', async (colorScheme, rules) => {
    await page.emulateMedia({ colorScheme });
    await expect.poll(() => seriousFindings(page, rules)).toEqual([]);
  });

  it('fits a phone of 375 px in both languages without scrolling sideways, and turns to English by the switch', async () => {
    await page.setViewportSize({ width: 375, height: 812 });
    await expect.poll(() => overflow(page)).toBeLessThanOrEqual(0);
    await page.getByRole('button', { name: 'English' }).click();
    await heading().filter({ hasText: en }).waitFor();
    await expect.poll(() => page.getAttribute('html', 'lang')).toBe('en-GB');
    await expect.poll(() => overflow(page)).toBeLessThanOrEqual(0);
  });

  it('complains of nothing to the console', () => {
    expect(complaintsOf(page)).toEqual([]);
  });
});
