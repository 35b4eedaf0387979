import { describe, expect, it } from 'vitest';
import { defineRefusals, fillIn } from './refusal.ts';
import { ok, refused } from './result.ts';

const refuse = defineRefusals({
  too_large: { status: 413, zh: '文件超过 {limit} MB', en: 'The file is over {limit} MB' },
  gone: { status: 410, zh: '已不存在', en: 'It is gone' },
});

describe('a refusal', () => {
  it('says in both languages what was refused, with its figures', () => {
    expect(refuse('too_large', { limit: 50 })).toEqual({
      code: 'too_large',
      message: { zh: '文件超过 50 MB', en: 'The file is over 50 MB' },
      figures: { limit: 50 },
    });
  });

  it('needs no figures where its sentence has none', () => {
    expect(refuse('gone')).toEqual({ code: 'gone', message: { zh: '已不存在', en: 'It is gone' }, figures: {} });
  });

  it('crosses a network unchanged', () => {
    const refusal = refuse('too_large', { limit: 50 });
    expect(JSON.parse(JSON.stringify(refusal))).toEqual(refusal);
  });

  it.each([
    ['{a} and {a}', { a: 1 }, '1 and 1'],
    ['{a}{b}', { a: 'x', b: 0 }, 'x0'],
    ['{missing} stays', {}, '{missing} stays'],
    ['no names', { a: 1 }, 'no names'],
    // What a figure says is not read again.
    ['{a}', { a: '{b}', b: 2 }, '{b}'],
    ['{a}', { a: '$& $1' }, '$& $1'],
    ['{not a name}', {}, '{not a name}'],
  ])('fills “%s” with %j: “%s”', (sentence, figures, expected) => {
    expect(fillIn(sentence, figures)).toBe(expected);
  });
});

describe('a result', () => {
  it('is a value or a reason', () => {
    expect(ok(3)).toEqual({ ok: true, value: 3 });
    expect(refused('too-late')).toEqual({ ok: false, reason: 'too-late' });
  });
});
