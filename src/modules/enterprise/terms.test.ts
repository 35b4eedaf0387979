import { describe, expect, it } from 'vitest';
import { searchTerms, termsOf } from './terms.ts';

const uscc = '91350502MA2Y0ABC7X';

function isFound(name: string, typed: string): boolean {
  const looked = searchTerms(typed);
  const terms = termsOf(name, uscc);
  return looked.length > 0 && looked.every((text) => terms.some((term) => term.startsWith(text)));
}

describe('the terms of a firm', () => {
  it('are the tails of its name before the legal form, its pinyin and initials, and its code', () => {
    expect(termsOf('泉州南方机械有限公司', uscc)).toEqual([
      ...['泉州南方机械有限公司', '州南方机械有限公司', '南方机械有限公司', '方机械有限公司', '机械有限公司'],
      ...['quanzhounanfangjixie', 'qznfjx', 'nanfangjixie', 'nfjx'],
      ...['91350502ma2y0abc7x', 'ma2y0abc7x'],
    ]);
  });

  it('are short, and none stands twice', () => {
    const terms = termsOf('新疆维吾尔自治区乌鲁木齐市米东区永盛石油天然气勘探开发技术服务集团股份有限公司', uscc);
    expect(new Set(terms).size).toBe(terms.length);
    expect(Math.max(...terms.map((term) => term.length))).toBeLessThanOrEqual(36);
    expect(terms.every((term) => term.length >= 2)).toBe(true);
  });

  it('are made for names of one character and of none but a legal form too', () => {
    expect(termsOf('鑫', uscc)).toContain('鑫');
    expect(termsOf('有限公司', uscc)).toContain('有限公司');
  });
});

describe('a firm is found', () => {
  it.each([
    ['福建泉州南方机械有限公司', '南方机械'],
    ['福建泉州南方机械有限公司', '机械 泉州'],
    ['福建泉州南方机械有限公司', '南方　nfjx'],
    ['福建泉州南方机械有限公司', 'nan fang ji'],
    ['福建泉州南方机械有限公司', '9135 0502 ma2y'],
    ['福建泉州南方机械有限公司', '南方机械有限'],
    ['福建泉州南方机械有限公司', '福建泉州南方机械有限公司'],
    ['福建泉州南方机械有限公司', 'nanfang'],
    ['福建泉州南方机械有限公司', 'NFJX'],
    ['福建泉州南方机械有限公司', 'quanzhounf'.slice(0, 8)],
    ['福建省晋江市恒兴鞋业股份有限公司', 'hengxing'],
    ['恒兴（晋江）鞋业有限公司', '恒兴晋江'],
    ['恒兴（晋江）鞋业有限公司', '恒兴(晋江)鞋'],
    ['ABC电子（泉州）有限公司', 'abc电子'],
    ['ABC电子（泉州）有限公司', 'abcdz'],
    ['绿源科技有限公司', 'lvyuan'],
    ['重庆长安新能源有限公司', 'chongqing'],
    ['南方机械有限公司', '91350502MA2Y'],
    ['南方机械有限公司', 'ma2y0abc'],
  ])('%s by “%s”', (name, typed) => {
    expect(isFound(name, typed)).toBe(true);
  });

  it.each(['有限公司', '南机', 'fangjixie', '350502', ' ', '（）'])('not by “%s”', (typed) => {
    expect(isFound('泉州南方机械有限公司', typed)).toBe(false);
  });
});
