import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject } from 'vitest';
import { copyFolder } from '../tests/aDatabase.ts';
import { aDataFolder } from '../tests/aDataFolder.ts';
import { endServerProcess, type ServerProcess, startServerProcess } from '../tests/aServerProcess.ts';
import { madeOnce } from '../tests/madeOnce.ts';
import type { TestBrowser } from './aSite.ts';

/** The password of all accounts that a new platform begins with. */
export const demonstrationPassword = 'leitu-demo-2026';

/** The whole platform as people reach it: the real server with its database, on a scratch folder. */
export interface PlatformSite {
  readonly origin: string;
}

interface PlatformSettings {
  /** `off`: nobody but the platform's administrator `admin`; starts at once. Else the demonstration region with a sign-in for each role. */
  readonly demonstration?: 'off';
}

/**
 * Starts the platform before the tests of the file and stops it after them.
 * @example
 * const site = aPlatformSite();
 * it('…', async () => {
 *   const page = await browser.open(site().origin);
 *   await signIn(page, 'quanzhou');
 * });
 */
export function aPlatformSite({ demonstration }: PlatformSettings = {}): () => PlatformSite {
  const dataFolder = aDataFolder();
  let server: ServerProcess | undefined;
  beforeAll(async () => {
    const env = { HOST: '127.0.0.1', LEITU_DEMO: demonstration ?? '', LEITU_DEMO_PASSWORD: demonstrationPassword };
    const seeded = await madeOnce(inject('madeOnceFolder'), `seeded-${env.LEITU_DEMO}`, async (folder) => {
      await endServerProcess(await startServerProcess(folder, env));
    });
    copyFolder(seeded, dataFolder);
    server = await startServerProcess(dataFolder, env);
  });
  afterAll(async () => {
    if (server !== undefined) await endServerProcess(server);
  });
  return () => {
    if (server === undefined) throw new Error('the platform is there while tests run');
    return { origin: server.address };
  };
}

/**
 * Signs in by the form, as a person does, and waits until the page that follows is there. The page is in Chinese, as it is at first.
 * Gives where that led to.
 */
export async function signIn(page: Page, login: string, password = demonstrationPassword): Promise<string> {
  const { origin, pathname } = new URL(page.url());
  if (pathname !== '/sign-in') await page.goto(`${origin}/sign-in`);
  await typeSignIn(page, login, password);
  await page.waitForURL((address) => address.pathname !== '/sign-in');
  await page.getByRole('button', { name: /^我的菜单/ }).waitFor();
  return new URL(page.url()).pathname;
}

/**
 * Opens a page that is for members as somebody who has signed in, in a profile of its own. Signs in through the interface, since the form
 * has tests of its own and costs two pages more.
 */
export async function openAs(browser: TestBrowser, origin: string, login: string, path: string): Promise<Page> {
  const page = await browser.open('about:blank');
  const data = { login, password: demonstrationPassword };
  const answer = await page.request.post(`${origin}/api/identity/session`, { data, headers: { origin } });
  expect(answer.status()).toBe(200);
  await page.goto(`${origin}${path}`);
  return page;
}

/** Fills in the form of the sign-in page and sends it. */
export async function typeSignIn(page: Page, login: string, password: string): Promise<void> {
  await page.getByLabel('账号', { exact: true }).fill(login);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByRole('main').getByRole('button', { name: '登录', exact: true }).click();
}
