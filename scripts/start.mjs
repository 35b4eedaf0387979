// `npm start`: installs what is missing, builds the web application if it changed, and runs the server until it is stopped.
// Runs on any Node from 20 on, before anything is installed; the server itself runs on the Node that the project brings.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildWeb } from './buildWeb.mjs';
import { CannotInstall, installMissing, projectNode } from './installMissing.mjs';

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
  const server = spawn(node, [join(repository, 'src', 'server', 'main.ts')], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => server.kill(signal));
  }
  if (process.env.npm_lifecycle_event === 'start') stopWithParent(server);
  server.on('error', (error) => giveUp(String(error)));
  server.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal ?? 'SIGTERM']));
}

/**
 * Under `npm start` the one who is stopped is npm. It passes signals on, but killed (-9) it cannot: then this process gets another parent.
 * @param {import('node:child_process').ChildProcess} server
 */
function stopWithParent(server) {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid !== parent) server.kill('SIGTERM');
  }, 250);
  watch.unref();
}

/** @param {string} message */
function giveUp(message) {
  console.error(message);
  process.exit(1);
}
