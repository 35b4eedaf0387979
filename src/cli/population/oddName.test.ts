import { day, present } from '@leitu/kernel';
import { readCell } from '@leitu/rules';
import { describe, expect, it } from 'vitest';
import { library } from '../../../tests/packs/library.ts';
import { isOddName } from './oddName.ts';

const reading = {
  fact: present(library.dictionary.get('name'), 'firms have names'),
  moneyScale: '元',
  isPercent: false,
  on: day('2026-06-01'),
} as const;
const utf8 = new TextEncoder();

function isOdd(name: string): boolean {
  const bytes = utf8.encode(`#${name}#`);
  return isOddName(bytes, 1, bytes.length - 1);
}

describe('names that are read with care', () => {
  it('are all of those that are refused, whichever character is wrong and wherever it stands', () => {
    let refused = 0;
    for (let point = 0; point < 0x11000; point += 1) {
      if (point >= 0xd800 && point < 0xe000) continue;
      const character = String.fromCodePoint(point);
      for (const name of [`${character}公司`, ` ${character}公司`, `泉州${character}公司`, `公司${character}`]) {
        if (readCell(reading, name).ok) continue;
        refused += 1;
        expect(isOdd(name), `U+${point.toString(16)}`).toBe(true);
      }
    }
    expect(refused).toBeGreaterThan(200);
    expect(readCell(reading, '名'.repeat(501)).ok).toBe(false);
    expect(isOdd('名'.repeat(501))).toBe(true);
  });

  it.each(['泉州精密机械（福建）有限公司', '阿卜杜拉·热合曼商行', 'Straße & Söhne GmbH', '１号厂', ''])(
    'are not %j',
    (name) => {
      expect(isOdd(name)).toBe(false);
    },
  );
});
