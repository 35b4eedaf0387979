import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { present } from '@leitu/kernel';
import { loadLibrary, type PackFault } from '@leitu/rules';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readYaml } from '../../src/platform/yaml/readYaml.ts';
import { applying, asking, BROKEN, classes, exampled, fact, scoring, valued, YES } from './brokenPacks.ts';

const FOLDER = join(import.meta.dirname, '../../packs');
const SCHEMA_FILE = join(FOLDER, 'pack.schema.json');

interface Schema {
  readonly $defs: Readonly<
    Record<string, { readonly properties?: object; readonly then?: { readonly properties: object } }>
  >;
}

const schema = JSON.parse(readFileSync(SCHEMA_FILE, 'utf8')) as Schema; // The project's own file.
const isValid = new Ajv({ allErrors: true, allowUnionTypes: true, strictRequired: false }).compile(schema);

function accepts(text: string): boolean {
  return isValid(parse(text, { version: '1.2', schema: 'core', uniqueKeys: false }));
}

const files = globSync('**/*.yaml', { cwd: FOLDER }).toSorted();

describe('the schema that editors check packs by', () => {
  it.each(files)('accepts %s', (file) => {
    const text = readFileSync(join(FOLDER, file), 'utf8');
    accepts(text);
    expect(isValid.errors ?? []).toEqual([]);
  });

  it.each(files)('is named on the first line of %s, where editors look for it', (file) => {
    const [, named = ''] =
      /^# yaml-language-server: \$schema=(\S+)\n/.exec(readFileSync(join(FOLDER, file), 'utf8')) ?? [];
    expect(relative(FOLDER, resolve(FOLDER, dirname(file), named))).toBe('pack.schema.json');
  });

  it.each([
    ['a condition', asking('属于重点领域')],
    ['a score', scoring(...YES)],
    ['dates', applying('{from: 2022-08-01}')],
    ['a fact', fact('{name: x, zh: 某, en: x, type: text, source: {zh: a, en: a}}')],
    ['classes', classes('  - {zh: a, en: a, article: 一, limits: {从业人员数: [10人]}}\n')],
    ['an example', exampled(valued('上年度营业收入: ~'))],
  ])('accepts what the loader accepts: %s', (_, text) => {
    expect(accepts(text)).toBe(true);
  });
});

/** What takes the dictionary, other packs or arithmetic to see; the loader alone refuses it. */
const BEYOND_A_SCHEMA: ReadonlySet<string> = new Set([
  'a day that is none',
  'years for each of people',
  'a sum of what is no yes or no',
  'one limit too many',
  'a limit without its unit',
  'a limit in another unit',
  'a class that is none',
]);

const SCHEMATIC = ['wrong_shape', 'missing_key', 'unknown_key', 'points_below_zero'] as const;

describe.each(SCHEMATIC)('a pack that the loader refuses with %s', (code) => {
  const told = BROKEN[code].filter(([what]) => !BEYOND_A_SCHEMA.has(what));
  it.each(told.map(([what, text]) => ({ what, text })))('is refused by the schema too: $what', ({ text }) => {
    expect(accepts(text.replaceAll('▸', ''))).toBe(false);
  });
});

/** A definition of the schema, and a text with the key zzz in such a thing, at which the loader lists what it knows. */
const KNOWN: readonly (readonly [definition: string, text: string])[] = [
  ['packFile', `${asking('属于重点领域')}zzz: 1\n`],
  ['condition', asking('{if: 属于重点领域, zzz: 1}')],
  ['source', asking('属于重点领域').replace('  number:', '  zzz: 1\n  number:')],
  ['indicator', scoring('zzz: 1', ...YES)],
  ['score', scoring(...YES).replace('score:\n', 'score:\n  zzz: 1\n')],
  ['example', exampled('{zh: 某, en: x, facts: {自主品牌: 是}, verdict: met, zzz: 1}')],
  ['fact', fact('{name: x, zh: 某, en: x, type: text, source: {zh: a, en: a}, zzz: 1}')],
  ['overlayFile', 'overlay: x\nzzz: 1\n'],
  ['sharedFile', 'shared: x\nzzz: 1\n'],
  ['leversFile', 'levers: x\nzzz: 1\n'],
  ['classFile', `${classes('  - {zh: a, en: a, article: 一, limits: {从业人员数: [10人]}}\n')}zzz: 1\n`],
];

describe('the keys of the schema are those of the loader', () => {
  it.each(KNOWN)('%s', (definition, text) => {
    const read = readYaml('broken.yaml', text);
    const loaded = loadLibrary(read.ok ? [read.value] : []);
    const faults: readonly PackFault[] = loaded.ok ? [] : loaded.reason;
    const [fault] = faults.filter(({ code, figures }) => code === 'unknown_key' && figures.key === 'zzz');
    const allowed = String(present(fault, 'the loader names its keys').figures.allowed);
    const own = present(schema.$defs[definition], `${definition} is defined`);
    expect(allowed.split(', ').toSorted()).toEqual(
      Object.keys(own.properties ?? own.then?.properties ?? {}).toSorted(),
    );
  });
});
