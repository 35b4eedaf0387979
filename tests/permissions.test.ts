import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROLES } from '../src/platform/access/permission.ts';
import { permissionsCommand, permissionsText } from '../src/platform/access/permissionsText.ts';
import { allPermissions } from '../src/platform/module/allPermissions.ts';
import { modules } from '../src/server/modules.ts';
import { leitu } from './command/leitu.ts';

const declared = allPermissions(modules);

describe('docs/permissions.md', () => {
  it('is what the modules declare', () => {
    const kept = readFileSync(new URL('../docs/permissions.md', import.meta.url), 'utf8').replaceAll('\r\n', '\n');
    expect(kept, `make it anew: ${permissionsCommand}`).toBe(permissionsText(declared));
  });

  it('names every role and every permission, with what it allows in both languages', () => {
    const text = permissionsText(declared);
    for (const role of Object.keys(ROLES)) expect(text).toContain(`| \`${role}\` |`);
    for (const [permission, { zh, en }] of Object.entries(declared)) {
      expect(text).toContain(`| \`${permission}\` | ${zh} | ${en} | \``);
    }
  });
});

describe('leitu permissions', () => {
  it('shows the page', async () => {
    expect(await leitu(['permissions'])).toEqual({ code: 0, out: permissionsText(declared), err: '' });
  });

  it('writes it to a file, or says why it cannot', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'leitu-')), 'permissions.md');
    expect(await leitu(['permissions', '--out', path])).toMatchObject({ code: 0, out: '' });
    expect(readFileSync(path, 'utf8')).toBe(permissionsText(declared));
    const nowhere = await leitu(['permissions', '--out', join(path, 'x.md')], 'en');
    expect([nowhere.code, nowhere.err]).toEqual([2, expect.stringContaining('could not be written')]);
  });
});

describe('permissions', () => {
  it('bear the word of the module that declares them, and nobody declares one twice', () => {
    for (const { id, permissions = {} } of modules) {
      for (const permission of Object.keys(permissions)) expect(permission).toMatch(new RegExp(`^${id}\\.[a-z-]+$`));
    }
  });

  it('are each granted to somebody', () => {
    for (const [permission, { roles }] of Object.entries(declared)) {
      expect([permission, roles.length]).not.toEqual([permission, 0]);
    }
  });
});
