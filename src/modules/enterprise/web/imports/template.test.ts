import { day, present } from '@leitu/kernel';
import { readHeader } from '@leitu/rules';
import { expect, it } from 'vitest';
import { readLibrary } from '../../../policy/index.ts';
import { dossierDictionary } from '../../sources.ts';
import { templateText } from './template.ts';

const loaded = readLibrary();
const dictionary = dossierDictionary(present(loaded.ok ? loaded.value : undefined, 'the packs load').dictionary);

it.each(['zh', 'en'] as const)(
  'the template’s headers are all understood when it is brought in again: %s',
  (language) => {
    const text = templateText(dictionary, language);
    expect(text.startsWith('\uFEFF')).toBe(true);
    const headers = [
      ...text
        .slice(1)
        .trim()
        .matchAll(/"((?:[^"]|"")*)"|([^,]+)/g),
    ].map(([, quoted, plain]) => quoted ?? plain ?? '');
    const read = readHeader(headers, dictionary, day('2026-11-24'));
    const { columns, ignored } = present(read.ok ? read.value : undefined, 'the header is read');
    expect(ignored).toEqual([]);
    expect(columns.map((column) => column?.fact.name)).toEqual([...dictionary.keys()]);
    expect(columns.find((column) => column?.fact.name === 'revenue_y1')?.moneyScale).toBe('万元');
    expect(columns.find((column) => column?.fact.name === 'market_share')?.isPercent).toBe(true);
  },
);
