import { expect, it } from 'vitest';
import { articleText } from './conditionText.ts';

it.each([
  ['附件2 一（二）', 'Annex 2 §1(2)'],
  ['附件3 四 （一） 1', 'Annex 3 §4 (1) 1'],
  ['附件1 二 （一） 2 A', 'Annex 1 §2 (1) 2 A'],
  ['第十条', 'Article 10'],
  ['第二十一条', 'Article 21'],
  ['第九十九条', 'Article 99'],
  ['第四条 （十六）', 'Article 4 (16)'],
  ['第四条 （九）（十）', 'Article 4 (9)(10)'],
  ['正文', 'Main text'],
  ['附件2', 'Annex 2'],
])('%s is cited as it stands in Chinese, and as %s in English', (article, english) => {
  expect(articleText(article, 'zh')).toBe(article);
  expect(articleText(article, 'en')).toBe(english);
});
