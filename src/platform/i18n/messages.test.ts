import { expect, it } from 'vitest';
import { defineMessages, textIn } from './messages.ts';

const messages = defineMessages({
  zh: { title: '自测', row: '第 {row} 行，共 {total} 行' },
  en: { title: 'Self-check', row: 'row {row} of {total}' },
});

it('a sentence is looked up by its key in the language chosen', () => {
  expect(textIn(messages, 'zh')('title')).toBe('自测');
  expect(textIn(messages, 'en')('title')).toBe('Self-check');
});

it('figures are filled in by name, and a sentence with figures does not compile without them', () => {
  const text = textIn(messages, 'en');
  expect(text('row', { row: 3, total: 9 })).toBe('row 3 of 9');
  // @ts-expect-error the sentence has figures
  expect(text('row')).toBe('row {row} of {total}');
});

it('English sentences have the keys of the Chinese ones, or they do not compile', () => {
  // @ts-expect-error `row` is missing in English
  const missing = defineMessages({ zh: { title: '自测', row: '行' }, en: { title: 'Self-check' } });
  // @ts-expect-error `extra` is missing in Chinese
  const extra = defineMessages({ zh: { title: '自测' }, en: { title: 'Self-check', extra: 'x' } });
  expect([missing, extra].map(({ zh }) => zh.title)).toEqual(['自测', '自测']);
});
