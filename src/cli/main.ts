import { argv, env, exit, stderr, stdout } from 'node:process';
import { isErrorCode } from '../platform/db/isErrorCode.ts';
import { languageOfRun } from './language.ts';
import { createRun } from './run.ts';
import { runCommand } from './runCommand.ts';

// A reader that has seen enough (`leitu assess … | head`) ends the run without a word.
stdout.on('error', (error) => {
  if (isErrorCode(error, ['EPIPE'])) exit(0);
  throw error;
});

const args = argv.slice(2);
process.exitCode = await runCommand(createRun(stdout, stderr, languageOfRun(args, env)), args);
