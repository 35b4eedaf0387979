import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** What axe finds that keeps somebody from using the page, as one line each. */
export async function seriousFindings(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
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
  expect(await heading.count()).toBe(1);
  expect(await page.title()).not.toBe('');
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await seriousFindings(page), colorScheme).toEqual([]);
  }
  await page.setViewportSize({ width: 375, height: 812 });
  expect(await overflow(page), 'zh').toBeLessThanOrEqual(0);
  await page.getByRole('button', { name: 'English' }).click();
  await heading.filter({ hasText: headings.en }).waitFor();
  expect(await overflow(page), 'en').toBeLessThanOrEqual(0);
  await page.getByRole('button', { name: '中文' }).click();
  await heading.filter({ hasText: headings.zh }).waitFor();
  await page.setViewportSize({ width: 1280, height: 800 });
}
