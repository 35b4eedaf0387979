import { Writable } from 'node:stream';
import { createRun } from '../../src/cli/run.ts';
import { runCommand } from '../../src/cli/runCommand.ts';
import type { Language } from '../../src/platform/i18n/index.ts';

/** What a run of the command said, and how it ended. */
export interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the `leitu` command as a user would, with what it prints gathered. */
export async function leitu(args: readonly string[], language: Language = 'zh'): Promise<Ended> {
  const [out, err] = [gather(), gather()];
  const code = await runCommand(createRun(out.stream, err.stream, language), args);
  return { code, out: out.text(), err: err.text() };
}

function gather(): { readonly stream: Writable; text(): string } {
  const pieces: Buffer[] = [];
  const stream = new Writable({
    write(piece: Buffer, _encoding, done) {
      pieces.push(piece);
      done();
    },
  });
  return { stream, text: () => Buffer.concat(pieces).toString() };
}
