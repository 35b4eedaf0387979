import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fingerprint } from '../scripts/buildWeb.mjs';

const repository = mkdtempSync(join(tmpdir(), 'leitu-sources-'));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(repository, path)), { recursive: true });
  writeFileSync(join(repository, path), text);
}

describe('the web application is built anew when it is made of something else', () => {
  it.each([
    'src/web/main.tsx',
    'src/web/public/icon.svg',
    'src/platform/i18n/language.ts',
    'src/platform/yaml/readYaml.ts',
    'src/modules/policy/contract.ts',
    'src/modules/policy/web/index.tsx',
    'packages/rules/src/judge.ts',
    'packs/cn/cultivation/srdi-2026.yaml',
    'vite.config.ts',
    'package-lock.json',
  ])('%s', (path) => {
    const before = fingerprint(repository);
    write(path, 'one');
    const added = fingerprint(repository);
    write(path, 'another');
    expect(new Set([before, added, fingerprint(repository)]).size).toBe(3);
  });

  it('two files that exchange their contents', () => {
    write('src/web/a.ts', '1');
    write('src/web/b.ts', '2');
    const before = fingerprint(repository);
    write('src/web/a.ts', '2');
    write('src/web/b.ts', '1');
    expect(fingerprint(repository)).not.toBe(before);
  });

  it.each(['src/server/main.ts', 'src/cli/main.ts', 'src/platform/db/migrate.ts', 'src/web/shell.test.tsx'])(
    'and not for %s, which is no part of it',
    (path) => {
      const before = fingerprint(repository);
      write(path, 'one');
      expect(fingerprint(repository)).toBe(before);
    },
  );
});
