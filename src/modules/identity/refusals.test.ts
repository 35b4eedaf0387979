import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { identityRefusals } from './refusals.ts';

const here = new URL('./', import.meta.url);
const provoked = readdirSync(here)
  .filter((name) => name.endsWith('.database.test.ts'))
  .map((name) => readFileSync(new URL(name, here), 'utf8'))
  .join('\n');

describe('every refusal', () => {
  const codes = Object.entries(identityRefusals);
  // Two administrators are always left with one: who asks is one, and nobody removes oneself. The rule stands behind that.
  const onlyRule = ['last_admin'];

  it.each(codes.filter(([code]) => !onlyRule.includes(code)))('%s is provoked through the interface', (code) => {
    expect(provoked).toContain(`'${code}'`);
  });

  it.each(codes)('%s tells its figures in both languages, and what to do', (_code, { zh, en, status }) => {
    const figures = (sentence: string) => [...new Set(sentence.match(/\{\w+\}/g))].toSorted();
    expect(figures(zh)).toEqual(figures(en));
    expect(zh).toMatch(/。$/);
    expect(en).toMatch(/\.$/);
    expect(status).toBeGreaterThanOrEqual(400);
  });
});
