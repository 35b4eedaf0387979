// `npm run bench`: runs bench/main.ts with the Node that the project brings.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { installMissing, projectEnv, projectNode } from './installMissing.mjs';

await installMissing();
const main = fileURLToPath(new URL('../bench/main.ts', import.meta.url));
const options = /** @type {const} */ ({ env: projectEnv(), stdio: 'inherit' });
process.exitCode = spawnSync(projectNode(), [main, ...process.argv.slice(2)], options).status ?? 1;
