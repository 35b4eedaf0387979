// `npm run bench`: runs bench/main.ts with the Node that the project brings.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { installMissing, projectNode } from './installMissing.mjs';

await installMissing();
const main = fileURLToPath(new URL('../bench/main.ts', import.meta.url));
process.exitCode = spawnSync(projectNode(), [main, ...process.argv.slice(2)], { stdio: 'inherit' }).status ?? 1;
