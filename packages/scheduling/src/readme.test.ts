import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { present } from '@leitu/kernel';
import { expect, it } from 'vitest';
import * as core from './index.ts';

const readme = readFileSync(join(import.meta.dirname, '../README.md'), 'utf8');

/** The blocks of a language in the README. */
function blocks(language: string): readonly string[] {
  return [...readme.matchAll(new RegExp(`\\n\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'g'))].map(
    ([, code = '']) => code,
  );
}

it('the problem in the README is a sound one, and the code beside it plans it and plans it anew', () => {
  const [text] = blocks('json');
  const [code] = blocks('ts');
  const told: { readonly planned: number; readonly reasons: readonly string[] }[] = [];
  // Imports are of this core alone; all that it exports is there by name.
  const script = stripTypeScriptTypes(present(code, 'there is code')).replace(/^import .*$/gm, '');
  runInNewContext(script, { ...core, text: present(text, 'there is a problem'), told });
  expect(told.length).toBeGreaterThan(0);
  expect(told.at(-1)?.planned).toBe(6);
  expect(told.at(-1)?.reasons).toContain('new');
});
