import { argv, env, exit, stderr, stdout } from 'node:process';
import { isErrorCode } from '../platform/db/isErrorCode.ts';
import { languageOfRun } from './language.ts';
import { createRun } from './run.ts';
import { runCommand } from './runCommand.ts';

const args = argv.slice(2);
const run = createRun(stdout, stderr, languageOfRun(args, env));

stdout.on('error', (error: Error) => {
  // A reader that has seen enough (`leitu assess … | head`) ends the run without a word.
  if (isErrorCode(error, ['EPIPE'])) exit(0);
  stderr.write(`${run.text('writeFailed', { reason: error.message })}\n`);
  exit(2);
});
// Nobody listens to what is said beside the result; the result is not worse for that.
stderr.on('error', () => {});
// An exit, unlike a signal, lets what is half-written be taken away.
for (const [signal, number] of [
  ['SIGINT', 2],
  ['SIGTERM', 15],
  ['SIGHUP', 1],
] as const) {
  process.on(signal, () => exit(128 + number));
}

process.exitCode = await runCommand(run, args);
