import type { Plant } from './checkers.ts';

/** What each zone must not know, and the strictness that all share. */
export const typePlants: readonly Plant[] = [
  {
    breaks: 'TS2591',
    by: 'a core that looks at the process',
    files: { 'packages/kernel/src/plantedProcess.ts': 'export const planted = process.env;\n' },
  },
  {
    breaks: 'TS2584',
    by: 'a core that looks at the page',
    files: { 'packages/kernel/src/plantedDocument.ts': 'export const planted = document.title;\n' },
  },
  {
    breaks: 'TS2304',
    by: 'a core that uses the network',
    files: { 'packages/kernel/src/plantedFetch.ts': "export const planted = () => fetch('/');\n" },
  },
  {
    breaks: 'TS2591',
    by: 'a core that imports Node',
    files: { 'packages/rules/src/plantedNode.ts': "export { join } from 'node:path';\n" },
  },
  {
    breaks: 'TS2584',
    by: 'a server that looks at a page',
    files: { 'src/server/plantedDocument.ts': 'export const planted = document.title;\n' },
  },
  {
    breaks: 'TS2591',
    by: 'a page that looks at the process',
    files: { 'src/web/plantedProcess.ts': 'export const planted = process.env;\n' },
  },
  {
    breaks: 'TS2591',
    by: 'a page of a module that uses Node’s buffers',
    files: { 'src/modules/policy/web/plantedBuffer.ts': "export const planted = Buffer.from('');\n" },
  },
  {
    breaks: 'TS2532',
    by: 'an element taken to be there',
    files: { 'src/platform/planted/element.ts': 'export const planted = (list: string[]) => list[0].length;\n' },
  },
  {
    breaks: 'TS2375',
    by: 'an undefined where a property may only be absent',
    files: { 'src/platform/planted/absent.ts': 'export const planted: { name?: string } = { name: undefined };\n' },
  },
  {
    breaks: 'TS1294',
    by: 'syntax that Node cannot strip',
    files: { 'src/platform/planted/enumeration.ts': 'export enum Planted {\n  One = 1,\n}\n' },
  },
  {
    breaks: 'TS1484',
    by: 'a type imported as a value, which Node would look for',
    files: {
      'src/platform/planted/typeImport.ts': "import { PathLike } from 'node:fs';\nexport type Planted = PathLike;\n",
    },
  },
  {
    breaks: 'TS7006',
    by: 'a parameter of any shape',
    files: { 'src/platform/planted/implicit.ts': 'export const planted = (value) => value;\n' },
  },
  {
    breaks: 'TS7006',
    by: 'a script without types',
    files: { 'scripts/planted.mjs': 'export const planted = (value) => value;\n' },
  },
  {
    breaks: 'TS2741',
    by: 'a sentence without its English',
    files: {
      'src/web/planted/messages.ts':
        "import { defineMessages } from '../../platform/i18n/index.ts';\nexport const messages = defineMessages({ zh: { planted: '种' }, en: {} });\n",
    },
  },
];

/** What nothing uses. */
export const unusedPlants: readonly Plant[] = [
  { breaks: 'files', by: 'a file', files: { 'src/platform/planted/unusedFile.ts': 'export const planted = 1;\n' } },
  {
    breaks: 'exports',
    by: 'an export',
    files: {
      'src/platform/planted/half.ts': 'export const used = 1;\nexport const unused = 2;\n',
      'src/platform/planted/half.test.ts': "import { used } from './half.ts';\nused.toFixed();\n",
    },
  },
  {
    breaks: 'types',
    by: 'an exported type',
    files: {
      'src/platform/planted/halfTyped.ts':
        'export const used = 1;\nexport interface Unused {\n  readonly planted: 1;\n}\n',
      'src/platform/planted/halfTyped.test.ts': "import { used } from './halfTyped.ts';\nused.toFixed();\n",
    },
  },
  {
    breaks: 'devDependencies',
    by: 'a package',
    files: {
      'package.json': (text) => text.replace('"devDependencies": {', '"devDependencies": {\n    "acorn": "8.15.0",'),
    },
    seenAt: 'package.json acorn',
  },
];
