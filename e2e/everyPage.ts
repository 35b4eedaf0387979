import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** `colours`: only what a theme can change of a page that was looked at in the other theme. */
type Rules = 'all' | 'colours';

const colourRules = ['color-contrast', 'link-in-text-block'];

/** What axe finds that keeps somebody from using the page, as one line each. */
export async function seriousFindings(page: Page, rules: Rules = 'all'): Promise<readonly string[]> {
  // No page has frames of other sites; so axe can run in the page alone, without a second one for its results.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  const { violations } = await (rules === 'all' ? axe : axe.withRules(colourRules)).analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  return serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}

/** How many pixels the page is wider than the window. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
}

/**
 * What is asked of every page, in the state it is in: one heading of the first level, a title, no serious finding of axe in either theme,
 * and on a phone of 375 px no scrolling sideways in either language. Leaves the page in Chinese and wide.
 */
export async function expectSound(page: Page, headings: { readonly zh: string; readonly en: string }): Promise<void> {
  const heading = page.getByRole('heading', { level: 1 });
  await heading.filter({ hasText: headings.zh }).waitFor();
  await expect.poll(() => heading.count()).toBe(1);
  await expect.poll(() => page.title()).not.toBe('');
  await expect.poll(() => page.locator('.ant-skeleton').count()).toBe(0);
  await page.emulateMedia({ colorScheme: 'light' });
  await expect.poll(() => seriousFindings(page), { message: 'light' }).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(() => seriousFindings(page, 'colours'), { message: 'dark' }).toEqual([]);
  await page.setViewportSize({ width: 375, height: 812 });
  await expect.poll(() => overflow(page), { message: 'zh' }).toBeLessThanOrEqual(0);
  await page.getByRole('button', { name: 'English' }).click();
  await heading.filter({ hasText: headings.en }).waitFor();
  await expect.poll(() => overflow(page), { message: 'en' }).toBeLessThanOrEqual(0);
  await page.getByRole('button', { name: '中文' }).click();
  await heading.filter({ hasText: headings.zh }).waitFor();
  await page.setViewportSize({ width: 1280, height: 800 });
}
