import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ok } from '@leitu/kernel';
import { type Browser, type BrowserContextOptions, chromium, type Locator, type Page } from 'playwright-core';
import { afterAll, beforeAll, onTestFinished, TestRunner } from 'vitest';
import { findChromium } from '../scripts/findChromium.mjs';
import { makeDatabase } from '../src/platform/db/database.ts';
import { createApp, serve } from '../src/platform/http/createApp.ts';
import { silentLog } from '../src/platform/log/log.ts';
import { slowDown } from './slowDown.ts';

const repository = fileURLToPath(new URL('..', import.meta.url));

/** The built web application on the real web server with its real headers; no page needs the interface or a database. */
export interface Site {
  readonly origin: string;
  /** The addresses that were asked for, in order. */
  readonly requests: readonly string[];
  /** Nobody answers any more: the network is gone, for service workers too. */
  readonly stop: () => Promise<void>;
}

export async function aSite(): Promise<Site> {
  const requests: string[] = [];
  const app = createApp({ level: 'silent' });
  app.addHook('onRequest', async ({ url }) => {
    requests.push(url);
  });
  const database = makeDatabase({ host: '/nowhere' }, silentLog);
  await serve(app, {
    addModules: () => undefined,
    database,
    authenticate: () => Promise.resolve(ok(null)),
    webFolder: join(repository, 'dist', 'web'),
  });
  const origin = await app.listen({ host: '127.0.0.1', port: 0 });
  return { origin, requests, stop: () => app.close() };
}

/** Everything that a page may complain of to its console: errors of scripts, refused by the policy, not found. */
const complaints = new WeakMap<Page, string[]>();

export function complaintsOf(page: Page): readonly string[] {
  return complaints.get(page) ?? [];
}

export interface TestBrowser {
  readonly open: (address: string, options?: BrowserContextOptions) => Promise<Page>;
}

/** What takes a second on a quiet machine takes half a minute on a busy one; only what hangs is to fail. */
const patienceMilliseconds = 120_000;

/** Without the offline copy, which would fetch the whole application behind every page that is opened; tests of the copy allow it. */
const usual: BrowserContextOptions = { reducedMotion: 'reduce', locale: 'zh-CN', serviceWorkers: 'block' };

/**
 * One browser a file, a fresh profile a page. What a test has opened is closed with it, since open pages take the processor from those
 * that follow; what was opened before all tests is closed with the file.
 */
export function aBrowser(): TestBrowser {
  let browser: Browser;
  beforeAll(async () => {
    const executablePath = findChromium() ?? '';
    const quiet = ['--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update'];
    browser = await chromium.launch({
      executablePath,
      args: ['--no-sandbox', '--disable-gpu', '--disable-sync', ...quiet],
    });
  });
  afterAll(() => browser.close());
  return {
    open: async (address, options = {}) => {
      const context = await browser.newContext({ ...usual, ...options });
      context.setDefaultTimeout(patienceMilliseconds);
      if (TestRunner.getCurrentTest() !== undefined) onTestFinished(() => context.close());
      const page = await context.newPage();
      await slowDown(page);
      const heard: string[] = [];
      complaints.set(page, heard);
      page.on('pageerror', ({ message }) => heard.push(message));
      page.on('console', (message) => {
        if (message.type() === 'error') heard.push(message.text());
      });
      await page.goto(address);
      return page;
    },
  };
}

/** Waits until something is to be seen, and is true then. */
export async function appears(what: Locator): Promise<true> {
  await what.waitFor();
  return true;
}

/** Waits until the browser keeps a complete copy of the application. */
export async function untilKept(page: Page): Promise<void> {
  await page.getByText(/已存到本机|Kept on this device/).waitFor();
}
