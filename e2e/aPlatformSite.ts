import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { buildWeb } from '../scripts/buildWeb.mjs';
import { aDataFolder } from '../tests/aDataFolder.ts';

const repository = fileURLToPath(new URL('..', import.meta.url));

/** The password of all accounts that a new platform begins with. */
export const demonstrationPassword = 'leitu-demo-2026';

/** Seeding a region takes its time on a busy machine. */
const startMilliseconds = 180_000;

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
  let server: ChildProcess | undefined;
  let site: PlatformSite | undefined;
  beforeAll(async () => {
    expect(buildWeb(repository, process.execPath)).toBeUndefined();
    server = spawn(process.execPath, [join('src', 'server', 'main.ts')], {
      cwd: repository,
      env: {
        ...process.env,
        DATABASE_URL: '',
        HOST: '127.0.0.1',
        LEITU_DATA: dataFolder,
        LEITU_DEMO: demonstration ?? '',
        LEITU_DEMO_PASSWORD: demonstrationPassword,
        LEITU_LOG: 'warn',
        PORT: '0',
      },
      // With the channel the server ends when this process does, however that ends.
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    site = { origin: await addressOf(server) };
  }, startMilliseconds);
  afterAll(async () => {
    if (server === undefined || server.exitCode !== null) return;
    const ended = once(server, 'exit');
    server.kill('SIGTERM');
    await ended;
  });
  return () => {
    if (site === undefined) throw new Error('the platform is there while tests run');
    return site;
  };
}

/** The address that the server prints; fails with what it said instead. */
function addressOf(server: ChildProcess): Promise<string> {
  let said = '';
  return new Promise((resolve, reject) => {
    const hear = (text: Buffer) => {
      said += text.toString();
      const address = /is running at +(http:\/\/\S+)/.exec(said)?.[1];
      if (address !== undefined) resolve(address);
    };
    server.stdout?.on('data', hear);
    server.stderr?.on('data', hear);
    server.on('exit', () => reject(new Error(`the server ended: ${said}`)));
  });
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

/** Fills in the form of the sign-in page and sends it. */
export async function typeSignIn(page: Page, login: string, password: string): Promise<void> {
  await page.getByLabel('账号', { exact: true }).fill(login);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByRole('main').getByRole('button', { name: '登录', exact: true }).click();
}
