// Runs one tool of the project to its end, or ends it with everything it started.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { projectEnv } from './installMissing.mjs';

/** A tool that takes longer hangs. */
const longestMinutes = 45;

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();

/**
 * Runs a package's command with the given Node.
 * @param {{ folder: string, node: string }} project
 * @param {[packageName: string, command: string]} tool
 * @param {string[]} arguments_
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<{ code: number | null, output: string }>}
 */
export function runTool({ folder, node }, [packageName, command], arguments_, env = {}) {
  const home = join(folder, 'node_modules', packageName);
  const { bin } = /** @type {{ bin: string | Record<string, string> }} */ (
    JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'))
  );
  const file = join(home, typeof bin === 'string' ? bin : (bin[command] ?? ''));
  const path = [join(folder, 'node_modules', '.bin'), process.env.PATH].join(delimiter);
  const tool = spawn(node, [file, ...arguments_], {
    cwd: folder,
    // A group of its own, so that a browser or a database it started can be ended with it.
    detached: process.platform !== 'win32',
    env: { ...projectEnv(folder), PATH: path, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
  });
  running.add(tool);
  return finished(tool);
}

/**
 * @param {import('node:child_process').ChildProcessByStdio<null, import('node:stream').Readable, import('node:stream').Readable>} tool
 * @returns {Promise<{ code: number | null, output: string }>}
 */
function finished(tool) {
  let output = '';
  for (const stream of [tool.stdout, tool.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      output += text;
    });
  }
  const limit = setTimeout(() => {
    output += `\n超过 ${longestMinutes} 分钟，已终止。 Ended after ${longestMinutes} minutes.`;
    end(tool, 'SIGKILL');
  }, longestMinutes * 60_000);
  return new Promise((resolve) => {
    tool.on('error', (error) => {
      output += error.message;
    });
    tool.on('close', (code) => {
      clearTimeout(limit);
      running.delete(tool);
      resolve({ code, output: output.trim() });
    });
  });
}

/** Ends what still runs when this process is asked to stop: gently, and after three seconds not. */
export function endToolsWithThisProcess() {
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.once(signal, () => {
      let left = running.size;
      for (const tool of running) {
        tool.once('close', () => {
          left -= 1;
          if (left === 0) process.exit(130);
        });
        end(tool, 'SIGTERM');
      }
      setTimeout(() => process.exit(130), left === 0 ? 0 : 3000);
    });
  }
  process.on('exit', () => {
    for (const tool of running) end(tool, 'SIGKILL');
  });
}

/**
 * @param {import('node:child_process').ChildProcess} tool
 * @param {NodeJS.Signals} signal
 */
function end(tool, signal) {
  if (tool.pid === undefined) return;
  if (process.platform === 'win32') {
    spawn('taskkill', ['/pid', String(tool.pid), '/t', '/f'], { stdio: 'ignore' });
    return;
  }
  try {
    process.kill(-tool.pid, signal);
  } catch {
    // It has ended by itself.
  }
}
