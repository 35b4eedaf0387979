import type { Page } from 'playwright-core';

/** How many times slower pages run. */
const rate = Number(process.env.LEITU_SLOW_PAGES ?? 0);

const latestMilliseconds = 1500;

/**
 * With LEITU_SLOW_PAGES=2 pages run at half their speed, and answers of the interface come up to 1.5 s late and out of turn: a test that
 * reads a page before it is there fails at once, not once in a month. 1 only makes the answers late.
 */
export async function slowDown(page: Page): Promise<void> {
  if (rate === 0) return;
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate });
  await page.route('**/api/**', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, Math.random() * latestMilliseconds));
    // The page may have gone meanwhile, and its question with it.
    await route.continue().catch(() => undefined);
  });
}
