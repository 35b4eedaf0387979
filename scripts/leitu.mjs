#!/usr/bin/env node
// The `leitu` command: starts src/cli/main.ts with the Node that the project brings, whatever Node the machine has.
import { spawn } from 'node:child_process';
import module from 'node:module';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';
import { installMissing, projectEnv, projectNode } from './installMissing.mjs';

const main = new URL('../src/cli/main.ts', import.meta.url);

await installMissing();
// For this process, and by the environment for its threads.
Object.assign(process.env, projectEnv());
if (Number(process.versions.node.split('.')[0]) >= 24) {
  module.enableCompileCache(process.env.NODE_COMPILE_CACHE);
  await import(main.href);
} else runWithProjectNode();

function runWithProjectNode() {
  const child = spawn(projectNode(), [fileURLToPath(main), ...process.argv.slice(2)], { stdio: 'inherit' });
  // The terminal sends Ctrl-C to both; what is sent to this process alone goes on to the child.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal ?? 'SIGTERM']));
}
