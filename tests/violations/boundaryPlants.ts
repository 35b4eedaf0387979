import type { Plant } from './checkers.ts';

/** A breach of each rule of .dependency-cruiser.mjs, with every form of import among them. */
export const boundaryPlants: readonly Plant[] = [
  {
    breaks: 'no-unresolved',
    by: 'an import of a file that is not there',
    files: { 'packages/kernel/src/plantedNowhere.ts': "import './nowhere.ts';\n" },
  },
  {
    breaks: 'no-unresolved',
    by: 'a way into a core past its exports',
    files: { 'src/platform/planted/pastExports.ts': "import '@leitu/kernel/src/money.ts';\n" },
  },
  {
    breaks: 'no-undeclared-package',
    by: 'a package that only another package brought',
    files: { 'src/platform/planted/undeclared.ts': "export { parse } from 'acorn';\n" },
  },
  {
    breaks: 'no-cycle',
    by: 'two files that import each other, one of them only types',
    files: {
      'src/platform/planted/one.ts': "import { two } from './two.ts';\nexport type One = typeof two;\n",
      'src/platform/planted/two.ts': "import type { One } from './one.ts';\nexport const two = (one: One) => one;\n",
    },
  },
  {
    breaks: 'core-imports-only-cores',
    by: 'a core that reads files',
    files: { 'packages/kernel/src/plantedReader.ts': "export { readFileSync } from 'node:fs';\n" },
  },
  {
    breaks: 'core-imports-only-cores',
    by: 'a core that uses a package',
    files: {
      'packages/rules/src/plantedPackage.ts': "import type { ZodType } from 'zod';\nexport type Planted = ZodType;\n",
    },
  },
  {
    breaks: 'core-by-its-name',
    by: 'another core by its path',
    files: { 'packages/rules/src/plantedPath.ts': "export { ok } from '../../kernel/src/index.ts';\n" },
  },
  {
    breaks: 'core-by-its-name',
    by: 'a core by its path from the application',
    files: { 'src/platform/planted/corePath.ts': "export { ok } from '../../../packages/kernel/src/result.ts';\n" },
  },
  {
    breaks: 'module-by-its-doors',
    by: 'a module that reads the store of another',
    files: {
      'src/modules/plantedback/routes.ts':
        "import type { row } from '../policy/library.ts';\nexport type Row = typeof row;\n",
    },
  },
  {
    breaks: 'module-by-its-doors',
    by: 'a server part that takes from the pages of another module',
    files: {
      'src/modules/planteddoor/present.ts':
        "import type { ladderWords } from '../policy/web/door.ts';\nexport type Words = typeof ladderWords;\n",
    },
  },
  {
    breaks: 'pages-by-their-door',
    by: 'a page that takes a part of another module’s page',
    files: {
      'src/modules/plantedparts/web/part.ts': "export { ScoreBar } from '../../policy/web/explanation/ScoreBar.tsx';\n",
    },
  },
  {
    breaks: 'module-by-its-registry',
    by: 'the server going past the doors of a module',
    files: { 'src/server/plantedVisit.ts': "export const visit = () => import('../modules/policy/library.ts');\n" },
  },
  {
    breaks: 'manifest-only-in-server-registry',
    by: 'a manifest used outside the registry',
    files: { 'src/cli/plantedManifest.ts': "export { default as policy } from '../modules/policy/module.ts';\n" },
  },
  {
    breaks: 'pages-only-in-web-registry',
    by: 'pages of a module used outside the registry',
    files: {
      'src/web/layout/PlantedPages.tsx':
        "import { lazy } from 'react';\nconst Pages = lazy(() => import('../../modules/policy/web/index.tsx'));\nexport const Planted = () => <Pages />;\n",
    },
  },
  {
    breaks: 'platform-knows-no-module',
    by: 'the platform standing on a module',
    files: { 'src/platform/planted/knows.ts': "export * from '../../modules/policy/index.ts';\n" },
  },
  {
    breaks: 'module-knows-no-application',
    by: 'a module that knows the server',
    files: { 'src/modules/policy/plantedServer.ts': "import '../../server/main.ts';\n" },
  },
  {
    breaks: 'browser-reaches-no-server-code',
    by: 'a page that imports its module’s refusals',
    files: { 'src/modules/policy/web/plantedReach.ts': "export { policyRefusals } from '../refusals.ts';\n" },
  },
  {
    breaks: 'browser-reaches-no-server-code',
    by: 'a page that reaches the database through the languages',
    files: {
      'src/web/plantedRoundabout.ts': "export { planted } from '../platform/i18n/plantedShared.ts';\n",
      'src/platform/i18n/plantedShared.ts': "export { planted } from '../planted/away.ts';\n",
      'src/platform/planted/away.ts': 'export const planted = 1;\n',
    },
  },
  {
    breaks: 'browser-reaches-no-node',
    by: 'a contract that reads files',
    files: {
      'src/web/plantedNode.ts': "export { read } from '../modules/plantednode/contract.ts';\n",
      'src/modules/plantednode/contract.ts': "export { readFileSync as read } from 'node:fs';\n",
    },
  },
  {
    breaks: 'browser-takes-no-server-package',
    by: 'a page with a package of the server',
    files: { 'src/web/plantedYaml.ts': "export const load = () => import('yaml');\n" },
  },
  {
    breaks: 'server-takes-no-development-package',
    by: 'a server with a package that is only there for development',
    files: { 'src/server/plantedReact.ts': "export { version } from 'react';\n" },
  },
  {
    breaks: 'sql-only-in-stores',
    by: 'routes with SQL in them',
    files: { 'src/modules/plantedsql/routes.ts': "export { Client } from 'pg';\n" },
  },
  {
    breaks: 'sql-only-in-stores',
    by: 'a server that talks to the database itself',
    files: { 'src/server/plantedPool.ts': "import { Pool } from 'pg';\nexport const pool = new Pool();\n" },
  },
  {
    breaks: 'http-only-in-routes',
    by: 'a store that knows HTTP',
    files: {
      'src/modules/plantedhttp/store.ts':
        "import type { FastifyRequest } from 'fastify';\nexport type Asked = FastifyRequest;\n",
    },
  },
  {
    breaks: 'rules-are-pure',
    by: 'rules that ask the store',
    files: {
      'src/modules/plantedrules/rules.ts': "export { rows as mayPlant } from './store.ts';\n",
      'src/modules/plantedrules/store.ts': 'export const rows = [];\n',
    },
  },
  {
    breaks: 'rules-are-pure',
    by: 'rules that make identifiers of their own',
    files: { 'src/modules/plantedclock/rules.ts': "export { randomUUID as mayPlant } from 'node:crypto';\n" },
  },
  {
    breaks: 'scripts-run-before-installation',
    by: 'a script that needs an installed package',
    files: { 'scripts/planted.mjs': "export { parse } from 'yaml';\n" },
  },
  {
    breaks: 'no-test-in-the-product',
    by: 'the product using what a test made',
    files: {
      'src/platform/planted/usesTest.ts': "export { builder } from './builder.test.ts';\n",
      'src/platform/planted/builder.test.ts': 'export const builder = 1;\n',
    },
  },
];

/** Breaches of .dependency-cruiser.folders.mjs. */
export const folderPlants: readonly Plant[] = [
  {
    breaks: 'no-folder-cycle',
    by: 'two modules that use each other through their doors',
    files: {
      'src/modules/cycleeast/index.ts':
        "export { east } from './east.ts';\nexport { west } from '../cyclewest/contract.ts';\n",
      'src/modules/cycleeast/contract.ts': 'export const east = 1;\n',
      'src/modules/cycleeast/east.ts': 'export const east = 1;\n',
      'src/modules/cyclewest/index.ts': "export { east } from '../cycleeast/contract.ts';\n",
      'src/modules/cyclewest/contract.ts': 'export const west = 1;\n',
    },
    seenAt: 'src/modules/cycleeast',
  },
  {
    breaks: 'no-folder-cycle',
    by: 'two parts of the platform that use each other through different files',
    files: {
      'src/platform/cycleone/a.ts': "export { b } from '../cycletwo/b.ts';\n",
      'src/platform/cycleone/c.ts': 'export const c = 1;\n',
      'src/platform/cycletwo/b.ts': 'export const b = 1;\n',
      'src/platform/cycletwo/d.ts': "export { c } from '../cycleone/c.ts';\n",
    },
    seenAt: 'src/platform/cycleone',
  },
];
