import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Language } from '../src/platform/i18n/index.ts';
import { leitu } from './command/leitu.ts';

/** What the reader of the document does, in its order: writes a file, adds to it, changes lines of it, runs the command. */
type Step =
  | { readonly kind: 'file' | 'append' | 'edit'; readonly file: string; readonly text: string }
  | { readonly kind: 'run'; readonly args: readonly string[]; readonly output: string };

const BLOCK = /(?:<!-- (file|append|edit): (\S+) -->\n)?```(yaml|diff|console)\n([\s\S]*?)\n```/g;

function stepsOf(document: string): readonly Step[] {
  const text = readFileSync(join(import.meta.dirname, '../docs', document), 'utf8');
  return [...text.matchAll(BLOCK)].flatMap(([, kind, file = '', language, body = '']): readonly Step[] => {
    if (kind === 'file' || kind === 'append' || kind === 'edit') return [{ kind, file, text: body }];
    const [command = '', ...output] = body.split('\n');
    // Blocks of YAML without a file are there to be read.
    if (language !== 'console') return [];
    return [{ kind: 'run', args: command.replace(/^\$ npx leitu /, '').split(' '), output: output.join('\n') }];
  });
}

/** Does what the document says in a folder of its own; what the command prints is what the document shows. */
async function follow(steps: readonly Step[], language: Language): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'leitu-authoring-'));
  for (const step of steps) {
    if (step.kind === 'run') {
      const args = step.args.map((arg) => (arg.startsWith('subsidy') ? join(folder, arg) : arg));
      const { out, err } = await leitu(
        args.filter((arg) => arg !== '--lang' && arg !== 'en'),
        language,
      );
      expect(`${out}${err}`.trimEnd()).toBe(step.output);
      continue;
    }
    const path = join(folder, step.file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, step.kind === 'file' ? `${step.text}\n` : changed(readFileSync(path, 'utf8'), step));
  }
}

function changed(before: string, step: Exclude<Step, { readonly kind: 'run' }>): string {
  if (step.kind === 'append') return `${before}\n${step.text}\n`;
  const lines = step.text.split('\n');
  const marked = (mark: string) =>
    lines
      .filter((line) => line.startsWith(mark))
      .map((line) => `${line.slice(1)}\n`)
      .join('');
  expect(before).toContain(marked('-'));
  return before.replace(marked('-'), marked('+'));
}

const DOCUMENTS = [
  ['authoring.md', 'en'],
  ['authoring.zh-CN.md', 'zh'],
] as const;

describe.each(DOCUMENTS)('%s', (document, language) => {
  it('leads from a notice to a running pack: every command prints what it shows', async () => {
    const steps = stepsOf(document);
    expect(steps.filter(({ kind }) => kind === 'run').length).toBeGreaterThanOrEqual(6);
    await follow(steps, language);
  });
});

it('both languages write the same packs', () => {
  const [english, chinese] = DOCUMENTS.map(([document]) => stepsOf(document).filter(({ kind }) => kind !== 'run'));
  expect(chinese).toEqual(english);
});
