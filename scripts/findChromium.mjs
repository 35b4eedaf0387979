// Finds the Chromium in which the pages are tested, and on Debian installs it.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Programs that speak Chromium's protocol, by the names that systems give them. */
const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge', 'chrome.exe'];

const usualPaths = [
  '/usr/lib/chromium/chromium',
  '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/**
 * The browser to test in: CHROMIUM_PATH, else one of the usual names and places.
 * @returns {string | undefined}
 */
export function findChromium() {
  const chosen = process.env.CHROMIUM_PATH;
  if (chosen !== undefined && chosen !== '') return existsSync(chosen) ? chosen : undefined;
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const onPath = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...onPath, ...usualPaths].find((path) => existsSync(path));
}

/**
 * Installs Chromium and a font that has Chinese, where that is ours to do: as root on Debian and its kin.
 * @returns {string | undefined} why there is still none, and what to do
 */
export function installChromium() {
  const chosen = process.env.CHROMIUM_PATH;
  if (chosen !== undefined && chosen !== '') {
    return `CHROMIUM_PATH 所指的 ${chosen} 不存在。请改正，或取消这一变量。\nCHROMIUM_PATH leads to ${chosen}, which is not there. Correct it, or unset it.`;
  }
  const packages = ['chromium', 'fonts-noto-cjk'];
  if (isDebian() && process.getuid?.() === 0) {
    console.error('正在安装 Chromium 与中文字体…… Installing Chromium and a Chinese font …');
    const failure = apt('update') ?? apt('install', '-y', '--no-install-recommends', ...packages);
    if (failure === undefined && findChromium() !== undefined) return undefined;
    return `apt-get 未能安装 ${packages.join('、')}。 apt-get could not install ${packages.join(' and ')}.\n${failure ?? ''}`;
  }
  const command = isDebian()
    ? `sudo apt-get install ${packages.join(' ')}`
    : process.platform === 'darwin'
      ? 'brew install --cask chromium'
      : process.platform === 'win32'
        ? 'winget install Google.Chrome'
        : 'dnf install chromium google-noto-sans-cjk-fonts / pacman -S chromium noto-fonts-cjk';
  return [
    `浏览器测试需要 Chromium，本机未找到。请运行：${command}；或将 CHROMIUM_PATH 设为它的路径；或只运行 npm run check。`,
    `The browser tests need Chromium, and there is none. Run: ${command}; or set CHROMIUM_PATH to where it is; or run only npm run check.`,
  ].join('\n');
}

function isDebian() {
  return (
    existsSync('/etc/os-release') && /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(readFileSync('/etc/os-release', 'utf8'))
  );
}

/**
 * @param {string[]} arguments_
 * @returns {string | undefined} what apt-get said, if it failed
 */
function apt(...arguments_) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const run = spawnSync('apt-get', ['-q', ...arguments_], { env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  return run.status === 0 ? undefined : [run.error?.message, run.stdout, run.stderr].join('\n').trim();
}
