import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CannotInstall, installMissing, projectNode } from '../scripts/installMissing.mjs';

/** npm takes a second or two each time, more on a busy machine. */
const timeout = 60_000;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'leitu-install-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A repository with one package of its own, that writes down each time npm has installed it. */
async function aProject({ version = '1.0.0', needs = 'file:part' } = {}): Promise<void> {
  const part = { name: 'part', version };
  mkdirSync(join(folder, 'part'), { recursive: true });
  writeFileSync(join(folder, 'part', 'package.json'), JSON.stringify(part));
  const postinstall = `node -e "require('fs').appendFileSync('installed.log', '${version} ')"`;
  const manifest = { name: 'whole', version, dependencies: { part: needs } };
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ ...manifest, scripts: { postinstall } }));
  const packages = { '': manifest, 'node_modules/part': { resolved: 'part', link: true }, part };
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ ...manifest, lockfileVersion: 3, packages }));
}

function installations(): string {
  const log = join(folder, 'installed.log');
  return existsSync(log) ? readFileSync(log, 'utf8').trim() : '';
}

describe('installing what is missing', { timeout }, () => {
  it('installs a fresh clone once, and again only when the lock has changed', async () => {
    await aProject();
    await installMissing(folder);
    await installMissing(folder);
    expect(installations()).toBe('1.0.0');
    await aProject({ version: '1.1.0' });
    await installMissing(folder);
    expect(installations()).toBe('1.0.0 1.1.0');
  });

  it('takes what somebody installed by hand', async () => {
    await aProject();
    await promisify(execFile)('npm', ['install', '--no-save'], { cwd: folder, shell: process.platform === 'win32' });
    await installMissing(folder);
    expect(installations()).toBe('1.0.0');
  });

  it('lets one of several processes install that start at once', async () => {
    await aProject();
    const script = new URL('../scripts/installMissing.mjs', import.meta.url).href;
    const program = `import { installMissing } from '${script}'; await installMissing(process.argv[1]);`;
    const start = () => promisify(execFile)(process.execPath, ['--input-type=module', '-e', program, folder]);
    await Promise.all([start(), start(), start()]);
    expect(installations()).toBe('1.0.0');
  });

  it('goes on where another was killed: its lock is taken over, its half installation made anew', async () => {
    await aProject();
    mkdirSync(join(folder, 'node_modules'));
    writeFileSync(join(folder, 'node_modules', '.leitu-installed'), 'unfinished\n');
    writeFileSync(join(folder, 'node_modules', 'half'), '');
    mkdirSync(join(folder, '.data', 'installing'), { recursive: true });
    // No process has a number as high as this.
    writeFileSync(join(folder, '.data', 'installing', 'pids'), '99999999');
    await installMissing(folder);
    expect(installations()).toBe('1.0.0');
    expect(existsSync(join(folder, 'node_modules', 'half'))).toBe(false);
    expect(existsSync(join(folder, '.data', 'installing'))).toBe(false);
  });

  it('leaves the lock of the packages as it is', async () => {
    await aProject();
    const before = readFileSync(join(folder, 'package-lock.json'), 'utf8');
    await installMissing(folder);
    expect(readFileSync(join(folder, 'package-lock.json'), 'utf8')).toBe(before);
  });

  it('says in both languages what to do when npm fails, and tries again the next time', async () => {
    await aProject({ needs: 'file:nowhere.tgz' });
    await expect(installMissing(folder)).rejects.toThrow(/依赖安装失败。[\s\S]*could not be installed/);
    await expect(installMissing(folder)).rejects.toThrow(CannotInstall);
    await aProject();
    await installMissing(folder);
    expect(installations()).toBe('1.0.0');
  });
});

describe('the Node of the project', () => {
  it('is the one that npm brought', () => {
    const brought = join(folder, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
    mkdirSync(join(brought, '..'), { recursive: true });
    writeFileSync(brought, '');
    expect(projectNode(folder)).toBe(brought);
  });

  it('is the machine’s own, where npm brought none and that one is as new', () => {
    expect(projectNode(folder)).toBe(process.execPath);
  });
});
