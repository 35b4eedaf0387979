import type { Plant } from './checkers.ts';

const sixtyOneLines = Array.from({ length: 60 }, (_, index) => `  total += ${index};`).join('\n');

/** A file of the platform with one breach of one rule of oxlint. */
function breach(rule: string, by: string, text: string): Plant {
  return { breaks: rule, by, files: { [`src/platform/planted/${rule.replace(/\W+/g, '_')}.ts`]: text } };
}

export const oxlintPlants: readonly Plant[] = [
  breach(
    'typescript(no-floating-promises)',
    'a promise nobody waits for',
    'export function start(work: () => Promise<void>): void {\n  work();\n}\n',
  ),
  breach(
    'typescript(no-misused-promises)',
    'a promise taken for an answer',
    "export function said(work: () => Promise<boolean>): string {\n  return work() ? 'yes' : 'no';\n}\n",
  ),
  breach(
    'typescript(await-thenable)',
    'waiting for what is there',
    'export async function wait(value: number): Promise<number> {\n  return (await value) + 1;\n}\n',
  ),
  breach(
    'typescript(no-unsafe-assignment)',
    'a value of unknown shape with a known name',
    "export const planted: { size: number } = JSON.parse('{}');\n",
  ),
  breach(
    'typescript(no-unsafe-argument)',
    'a value of unknown shape handed on',
    "export const planted = String.fromCharCode(JSON.parse('1'));\n",
  ),
  breach(
    'typescript(no-unsafe-member-access)',
    'a look into a value of unknown shape',
    "export const planted = (): unknown => JSON.parse('{}').size;\n",
  ),
  breach(
    'typescript(no-unsafe-call)',
    'a call of a value of unknown shape',
    "export function planted(): void {\n  JSON.parse('1')();\n}\n",
  ),
  breach(
    'typescript(no-unsafe-return)',
    'a value of unknown shape given back',
    "export const planted = (): number => JSON.parse('1');\n",
  ),
  breach(
    'typescript(switch-exhaustiveness-check)',
    'a state that nobody handles',
    "export function said(state: 'open' | 'closed'): string {\n  let word = '';\n  switch (state) {\n    case 'open':\n      word = 'o';\n  }\n  return word;\n}\n",
  ),
  breach('typescript(no-explicit-any)', 'an any', 'export const planted = (value: any): unknown => value;\n'),
  breach(
    'typescript(no-non-null-assertion)',
    'a value declared to be there',
    'export const planted = (list: readonly string[]): string => list[0]!;\n',
  ),
  breach(
    'typescript(no-unnecessary-condition)',
    'a question whose answer is known',
    "export const planted = (text: string): string => text ?? '';\n",
  ),
  breach('typescript(only-throw-error)', 'a thrown word', "export function planted(): never {\n  throw 'word';\n}\n"),
  breach(
    'typescript(restrict-template-expressions)',
    'an object in a sentence',
    ['export const planted = (thing: object): string => `it is $', '{thing}`;\n'].join(''),
  ),
  breach(
    'eslint(max-lines-per-function)',
    'a function of 63 lines',
    `export function planted(): number {\n  let total = 0;\n${sixtyOneLines}\n  return total;\n}\n`,
  ),
  breach('eslint(eqeqeq)', 'an equality that converts', 'export const planted = (a: unknown): boolean => a == 1;\n'),
  breach('eslint(no-console)', 'a word to the console', "console.log('planted');\nexport const planted = 1;\n"),
];

/** A breach of one rule of Biome. */
function misspelt(
  rule: string,
  by: string,
  text: string,
  path = `src/platform/planted/${rule.replace(/\W+/g, '_')}.ts`,
): Plant {
  return { breaks: rule, by, files: { [path]: text } };
}

export const biomePlants: readonly Plant[] = [
  misspelt('format', 'another hand', 'export const   planted = "two"\n'),
  misspelt('format', 'another hand in a script', 'export const   planted = "two"\n', 'scripts/plantedFormat.mjs'),
  misspelt(
    'assist/source/organizeImports',
    'imports in no order',
    "import { join } from 'node:path';\nimport { readFileSync } from 'node:fs';\n\nexport const planted = () => readFileSync(join('a'));\n",
  ),
  misspelt(
    'lint/correctness/noUnusedImports',
    'an import for nothing',
    "import { join } from 'node:path';\n\nexport const planted = 1;\n",
  ),
  misspelt(
    'lint/correctness/noUnusedVariables',
    'a name for nothing',
    'export function planted(): number {\n  const nothing = 1;\n  return 2;\n}\n',
  ),
  misspelt('lint/style/useNodejsImportProtocol', 'Node without its prefix', "export { join } from 'path';\n"),
  misspelt(
    'lint/style/noNonNullAssertion',
    'a value declared to be there',
    'export const planted = (list: string[]) => list[0]!;\n',
  ),
  misspelt('lint/suspicious/noExplicitAny', 'an any', 'export const planted = (value: any) => value;\n'),
  misspelt('lint/style/noEnum', 'an enum', 'export enum Planted {\n  One = 1,\n}\n'),
  misspelt(
    'lint/style/useImportType',
    'types imported as values',
    "import { PathLike } from 'node:fs';\n\nexport type Planted = PathLike;\n",
  ),
  misspelt(
    'lint/style/noParameterAssign',
    'a changed parameter',
    'export function planted(a: number) {\n  a = 2;\n  return a;\n}\n',
  ),
  misspelt(
    'lint/suspicious/noDoubleEquals',
    'an equality that converts',
    'export const planted = (a: unknown) => a == 1;\n',
  ),
  misspelt(
    'lint/suspicious/noFocusedTests',
    'a test that silences the others',
    "import { expect, it } from 'vitest';\n\nit.only('is alone', () => {\n  expect(1).toBe(1);\n});\n",
    'src/platform/planted/only.test.ts',
  ),
  misspelt(
    'lint/suspicious/noSkippedTests',
    'a test that is left out',
    "import { expect, it } from 'vitest';\n\nit.skip('rests', () => {\n  expect(1).toBe(1);\n});\n",
    'src/platform/planted/skip.test.ts',
  ),
  misspelt('lint/suspicious/noConsole', 'a word to the console', "console.log('planted');\n"),
  misspelt(
    'lint/a11y/useAltText',
    'a picture without words',
    'export const Planted = () => <img src="tower.png" />;\n',
    'src/web/ui/PlantedPicture.tsx',
  ),
  misspelt(
    'lint/correctness/useExhaustiveDependencies',
    'an effect that misses a change',
    "import { useEffect } from 'react';\n\nexport function Planted({ title }: { readonly title: string }) {\n  useEffect(() => {\n    document.title = title;\n  }, []);\n  return null;\n}\n",
    'src/web/ui/PlantedEffect.tsx',
  ),
];
