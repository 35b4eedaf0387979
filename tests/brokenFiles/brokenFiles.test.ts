import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileRefusalDefinitions, openTable } from '../../src/platform/files/index.ts';
import { brokenFiles } from './build.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'leitu-broken-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Reads all of a table and says what was refused, and how many rows came before. */
async function refusalOf(path: string) {
  const opened = await openTable(path);
  if (!opened.ok) return { refusal: opened.reason, rows: 0 };
  let rows = 0;
  for await (const batch of opened.value.rows) {
    if (!batch.ok) return { refusal: batch.reason, rows };
    rows += batch.value.length;
  }
  return { refusal: null, rows };
}

describe('a broken file is refused with one sentence that names the place, and nothing is read from it', () => {
  it.for(brokenFiles.filter((file) => file.level === 'file'))('$name: $expectCode', async (file) => {
    const { refusal } = await refusalOf(await file.make(folder));
    expect(refusal?.code).toBe(file.expectCode);
    expect(refusal?.message.zh).toContain(file.place);
    expect(refusal?.message.en).toContain(file.place);
    expect(refusal?.message.zh, 'every figure is filled in').not.toMatch(/\{\w+\}/);
    expect(refusal?.message.en, 'every figure is filled in').not.toMatch(/\{\w+\}/);
  });
});

describe('a file with a broken row is read, and the row says so', () => {
  it.for(brokenFiles.filter((file) => file.level === 'row'))('$name: $expectCode', async (file) => {
    const opened = await openTable(await file.make(folder));
    if (!opened.ok) throw new Error(opened.reason.message.en);
    for await (const batch of opened.value.rows) {
      const [row] = batch.ok ? batch.value : [];
      const odd = row?.cells.find((cell) => cell !== null && typeof cell === 'object');
      const said = { formula: { formula: 'SUM(A1:A9)' }, error_value: { error: '#REF!' }, too_many_cells: undefined };
      expect(said).toHaveProperty(file.expectCode, odd);
      expect(row?.extra).toBe(file.expectCode === 'too_many_cells' ? 2 : 0);
    }
  });
});

it('there are at least thirty broken files, and no two have one name', () => {
  expect(brokenFiles.length).toBeGreaterThanOrEqual(30);
  expect(new Set(brokenFiles.map((file) => file.name)).size).toBe(brokenFiles.length);
});

it('every refusal of reading has a broken file that provokes it', () => {
  const provoked = new Set(brokenFiles.map((file) => file.expectCode));
  const never = Object.keys(fileRefusalDefinitions).filter((code) => !provoked.has(code) && !code.startsWith('write_'));
  // Asking for a sheet that is not there is no fault of the file.
  expect(never).toEqual(['sheet_unknown']);
});
