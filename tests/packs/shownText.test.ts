import { shownText } from '@leitu/rules';
import { describe, expect, it } from 'vitest';

describe('a text as it is shown', () => {
  it.each([
    ['a character of two halves where it is cut is left out', `${'甲'.repeat(59)}𠮷乙`, `${'甲'.repeat(59)}…`],
    ['half a character is shown as a broken one', '甲\ud842', '甲�'],
    ['sixty characters are shown whole', '甲'.repeat(60), '甲'.repeat(60)],
    ['what commands a terminal is shown as a broken one', 'a\u001b[2J\0', 'a�[2J�'],
  ])('%s', (_what, text, shown) => {
    expect(shownText(text)).toBe(shown);
  });
});
