import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import * as kernel from '@leitu/kernel';
import type { FactDefinition } from '@leitu/rules';
import { describe, expect, it } from 'vitest';
import { library, packOf, smeSize } from './packs/library.ts';

const REPOSITORY = join(import.meta.dirname, '..');

/** `@example EXPRESSION // VALUE` in the doc comment of a core. */
interface Example {
  readonly file: string;
  readonly expression: string;
  readonly value: string;
}

/** Values that are written as a literal or as a call, such as `money(1050)`. Other examples are there to be read. */
const VALUE = /^(?:-?\d[\d_]*n?|'.*'|true|false|null|undefined|[[{].*[\]}]|\w+\(.*\))$/;

const examples: readonly Example[] = globSync('packages/*/src/*.ts', { cwd: REPOSITORY, exclude: ['**/*.test.ts'] })
  .sort()
  .flatMap((file) =>
    [...readFileSync(join(REPOSITORY, file), 'utf8').matchAll(/@example (.+?) \/\/ (.+)$/gm)].map(
      ([, expression = '', value = '']) => ({ file, expression, value }),
    ),
  );
const runnable = examples.filter(({ value }) => VALUE.test(value));

function fact(name: string): FactDefinition {
  const found = library.dictionary.get(name);
  if (found === undefined) throw new Error(`There is no fact ${name}`);
  return found;
}

const ofFact = (one: FactDefinition) => ({ kind: 'fact', fact: one, unit: one.unit });
const rdExpense = fact('rd_expense_y1');

/** What the examples of the rules speak of, beside the exports of their own file and of the kernel. */
const THINGS = {
  library,
  dictionary: library.dictionary,
  pack: packOf('cn.srdi.2022'),
  smeSize,
  on: kernel.day('2026-04-01'),
  revenue: fact('revenue_y1'),
  rdExpense,
  share: (a: FactDefinition, b: FactDefinition) => {
    return { kind: 'call', name: 'share', args: [ofFact(a), ofFact(b)], unit: 'ratio' };
  },
  sentence: {
    kind: 'compare',
    left: ofFact(rdExpense),
    operator: '≥',
    right: { kind: 'number', value: 100_000_000, unit: 'CNY' },
    also: null,
  },
};

describe('the examples of the cores', () => {
  it('are many', () => {
    expect(runnable.length).toBeGreaterThan(20);
  });

  for (const { file, expression, value } of runnable) {
    it(`${file}: ${expression} is ${value}`, async () => {
      const own = (await import(join(REPOSITORY, file))) as Record<string, unknown>;
      const context = createContext({ ...THINGS, ...kernel, ...own });
      const run = (text: string): unknown => runInContext(`(${text})`, context, { filename: file });
      expect(run(expression)).toEqual(run(value));
    });
  }
});
