import { unexplainedAssertions } from '../tidy/assertions.ts';
import { coresWithOtherDoors, undeclaredCores, unrepeatableDecisions } from '../tidy/cores.ts';
import { untranslatedMessages, unusedMessages } from '../tidy/messages.ts';
import { undeclaredTables } from '../tidy/migrations.ts';
import { misnamedModules, missingModuleFiles, unregisteredModules } from '../tidy/modules.ts';
import { inexactVersions, staleLock } from '../tidy/packages.ts';
import type { Fault, Repository } from '../tidy/repository.ts';
import { brokenLinks, placesOfOneMachine, postponedWork, silencedChecks } from '../tidy/text.ts';
import { filesOutsideOneZone } from '../tidy/zones.ts';
import type { Content } from './scratch.ts';

export interface TidyPlant {
  readonly rule: (repository: Repository) => Fault[] | Promise<Fault[]>;
  readonly by: string;
  readonly files: Readonly<Record<string, Content>>;
  /** Words of the one fault that the planted files add. */
  readonly says: string;
}

const migration = 'src/modules/plantedtables/migrations/0001_planted.sql';
const pages = "import { defineMessages } from '../../../platform/i18n/index.ts';\n";

export const tidyPlants: readonly TidyPlant[] = [
  {
    rule: unregisteredModules,
    by: 'a module that the server does not list',
    files: { 'src/modules/plantedone/module.ts': "export default { id: 'plantedone' };\n" },
    says: 'src/server/modules.ts does not list src/modules/plantedone/module.ts',
  },
  {
    rule: unregisteredModules,
    by: 'pages that the web does not list',
    files: {
      'src/modules/plantedone/web/index.tsx': "export const planted = { id: 'plantedone' };\n",
      'src/server/modules.ts': (text) => `${text}// '../modules/plantedone/module.ts'\n`,
    },
    says: 'src/web/modules.ts does not list src/modules/plantedone/web/index.tsx',
  },
  ...['README.md', 'module.ts', 'index.ts', 'contract.ts'].map(
    (missing): TidyPlant => ({
      rule: missingModuleFiles,
      by: `a module without ${missing}`,
      files: Object.fromEntries(
        ['README.md', 'module.ts', 'index.ts', 'contract.ts']
          .filter((name) => name !== missing)
          .map((name) => [`src/modules/plantedhalf/${name}`, '\n']),
      ),
      says: `src/modules/plantedhalf/${missing} is missing`,
    }),
  ),
  {
    rule: misnamedModules,
    by: 'a module under another name',
    files: { 'src/modules/plantedname/module.ts': "export default { id: 'other' };\n" },
    says: "src/modules/plantedname/module.ts does not declare id: 'plantedname'",
  },
  {
    rule: undeclaredCores,
    by: 'a core that does not declare what it imports',
    files: { 'packages/kernel/src/planted.ts': "export type { Pack } from '@leitu/rules';\n" },
    says: 'packages/kernel/package.json does not declare @leitu/rules',
  },
  {
    rule: undeclaredCores,
    by: 'a core that declares what it does not import',
    files: {
      'packages/kernel/package.json': (text) =>
        text.replace('"exports"', '"dependencies": { "zod": "4.0.0" },\n  "exports"'),
    },
    says: 'packages/kernel/package.json declares zod',
  },
  {
    rule: coresWithOtherDoors,
    by: 'a core with a side door',
    files: {
      'packages/kernel/package.json': (text) =>
        text.replace('"./src/index.ts"', '"./src/index.ts", "./money": "./src/money.ts"'),
    },
    says: 'packages/kernel/package.json must be named @leitu/kernel',
  },
  ...['Math.random()', 'Date.now()', 'new Date()'].map(
    (call): TidyPlant => ({
      rule: unrepeatableDecisions,
      by: `a core that asks ${call}`,
      files: { 'packages/kernel/src/planted.ts': `export const planted = () => ${call};\n` },
      says: 'packages/kernel/src/planted.ts:1',
    }),
  ),
  {
    rule: unrepeatableDecisions,
    by: 'rules that look at the clock',
    files: { 'src/modules/plantedclock/rules.ts': '\nexport const planted = () => Date.now();\n' },
    says: 'src/modules/plantedclock/rules.ts:2',
  },
  {
    rule: undeclaredTables,
    by: 'a table that does not say what it is',
    files: { [migration]: 'create table planted (\n  id uuid primary key\n);\n' },
    says: `${migration}:1 table planted does not say what it is`,
  },
  {
    rule: undeclaredTables,
    by: 'a distributed table with a key that does not begin with the firm',
    files: {
      [migration]:
        '-- distributed by enterprise_id\ncreate table planted (\n  enterprise_id uuid not null,\n  id uuid not null,\n  primary key (id, enterprise_id)\n);\n',
    },
    says: `${migration}:2 table planted: primary key (id, enterprise_id) must begin with enterprise_id`,
  },
  {
    rule: untranslatedMessages,
    by: 'a sentence in Chinese only',
    files: {
      'src/modules/plantedzh/web/messages.ts': "export const messages = { zh: { planted: '种' }, en: {} };\n",
    },
    says: "src/modules/plantedzh/web/messages.ts 'planted'",
  },
  {
    rule: untranslatedMessages,
    by: 'a sentence that drops its figure in English',
    files: {
      'src/modules/plantedfigure/web/messages.ts':
        "export const messages = { zh: { planted: '第 {row} 行' }, en: { planted: 'a row' } };\n",
    },
    says: "src/modules/plantedfigure/web/messages.ts 'planted'",
  },
  {
    rule: unusedMessages,
    by: 'a sentence that no page says',
    files: {
      'src/modules/plantedword/web/messages.ts': `${pages}export const messages = defineMessages({ zh: { planted: '种' }, en: { planted: 'planted' } });\n`,
    },
    says: "src/modules/plantedword/web/messages.ts 'planted' is used nowhere",
  },
  {
    rule: inexactVersions,
    by: 'a range of versions',
    files: {
      'packages/kernel/package.json': (text) =>
        text.replace('"exports"', '"dependencies": { "zod": "^4.0.0" },\n  "exports"'),
    },
    says: 'packages/kernel/package.json asks for zod ^4.0.0',
  },
  {
    rule: staleLock,
    by: 'a package that the lock does not have',
    files: {
      'package.json': (text) => text.replace('"devDependencies": {', '"devDependencies": {\n    "acorn": "8.15.0",'),
    },
    says: 'package-lock.json has acorn (none), package.json 8.15.0',
  },
  ...['/roo#t/', '/wor#k/', '/hom#e/planted/', 'https://registr#y.example.org'].map(
    (place): TidyPlant => ({
      rule: placesOfOneMachine,
      by: `the words ${place.replace('#', '…')}`,
      files: { 'docs/planted.md': `See ${place.replace('#', '')}x.\n` },
      says: 'docs/planted.md:1',
    }),
  ),
  {
    rule: postponedWork,
    by: 'a promise in a comment',
    files: { 'src/platform/planted.ts': ['// TO', 'DO later\n'].join('') },
    says: 'src/platform/planted.ts:1',
  },
  ...[
    '// @ts-ig#nore',
    '// @ts-expect-er#ror',
    '/* oxlint-dis#able no-console */',
    '// oxlint-dis#able-next-line no-console',
    '// biome-ig#nore lint/suspicious/noConsole',
  ].map(
    (silence): TidyPlant => ({
      rule: silencedChecks,
      by: `a bare ${silence.replace('#', '')}`,
      files: { 'src/platform/planted.ts': `${silence.replace('#', '')}\nexport const planted = 1;\n` },
      says: 'src/platform/planted.ts:1',
    }),
  ),
  {
    rule: unexplainedAssertions,
    by: 'a type that is only asserted',
    files: {
      'src/platform/planted.ts':
        'export const size = 1 as const;\n\nexport const planted = (text: unknown) => text as string;\n',
    },
    says: 'src/platform/planted.ts:3',
  },
  {
    rule: brokenLinks,
    by: 'a link to nowhere',
    files: { 'docs/planted.md': '[there](nowhere.md#part) and [here](../README.md)\n' },
    says: 'docs/planted.md links to nowhere.md#part',
  },
  {
    rule: filesOutsideOneZone,
    by: 'a source file where no zone looks',
    files: { 'planted.ts': 'export const planted = 1;\n' },
    says: 'planted.ts is in no zone',
  },
];
