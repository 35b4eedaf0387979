// `npm start`: installs what is missing, builds the web application if it changed, and runs the server until it is stopped.
// Runs on any Node from 20 on, before anything is installed; the server itself runs on the Node that the project brings.
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildWeb } from './buildWeb.mjs';
import { CannotInstall, installMissing, projectNode } from './installMissing.mjs';
import { serverEnv, serverFlags } from './serverProcess.mjs';

const repository = fileURLToPath(new URL('..', import.meta.url));

try {
  await installMissing(repository);
  const node = projectNode(repository);
  const failure = buildWeb(repository, node);
  if (failure === undefined) runServer(node);
  else giveUp(`${failure}\n网页构建失败，原因如上。\nThe web application could not be built, for the reason above.`);
} catch (error) {
  if (error instanceof CannotInstall) giveUp(error.message);
  throw error;
}

/** @param {string} node */
function runServer(node) {
  // The channel tells the server when this process is gone, even if it was killed.
  const server = spawn(node, [...serverFlags, join(repository, 'src', 'server', 'main.ts')], {
    env: serverEnv(repository),
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => server.kill(signal));
  }
  if (process.env.npm_lifecycle_event === 'start' && process.platform !== 'win32') stopWithNpm(server);
  server.on('error', (error) => giveUp(String(error)));
  server.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal ?? 'SIGTERM']));
}

/**
 * Under `npm start` it is npm that people stop. It passes signals on, but killed (-9) it cannot; then whoever npm started gets another
 * parent: this process, or the shell through which npm runs scripts and which may stay in between.
 * @param {import('node:child_process').ChildProcess} server
 */
function stopWithNpm(server) {
  const parent = process.ppid;
  const { command, parent: grandparent } = lookUp(parent);
  const isShell = /^(?:\/bin\/)?(?:ba|da|z)?sh$/.test(command);
  const watch = setInterval(() => {
    if (process.ppid !== parent || (isShell && lookUp(parent).parent !== grandparent)) server.kill('SIGTERM');
  }, 500);
  watch.unref();
}

/**
 * @param {number} pid
 * @returns {{ command: string, parent: number }}
 */
function lookUp(pid) {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return { command: /^Name:\s*(.*)$/m.exec(status)?.[1] ?? '', parent: Number(/^PPid:\s*(\d+)$/m.exec(status)?.[1]) };
  } catch {
    // Not Linux, or the process is gone.
    const [parent = '', command = ''] = spawnSync('ps', ['-o', 'ppid=,comm=', '-p', String(pid)], { encoding: 'utf8' })
      .stdout.trim()
      .split(/\s+/);
    return { command, parent: Number(parent) };
  }
}

/** @param {string} message */
function giveUp(message) {
  console.error(message);
  process.exit(1);
}
