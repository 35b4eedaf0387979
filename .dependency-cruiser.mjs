// Who may import whom. Every rule is a pattern over the layout of docs/architecture.md, so a new module or core needs no
// new line here; tests/violations.test.ts plants a violation of each.
import { builtinModules } from 'node:module';

const isTest = '(^(tests|e2e|bench)/|\\.test\\.tsx?$)';
const browserCode = '^src/(web/|modules/[^/]+/(web/|contract\\.ts$))';
const serverCode = '^src/(server/|cli/|platform/|modules/[^/]+/(?!web/))';
const builtin = `^(node:)?(${builtinModules.map((name) => name.replace(/^node:/, '')).join('|')})$`;

/** @type {import('dependency-cruiser').IForbiddenRuleType[]} */
const forbidden = [
  {
    name: 'no-unresolved',
    comment: 'An import that leads nowhere: the rules below would not see it either.',
    from: {},
    to: { couldNotResolve: true, pathNot: '^virtual:' },
  },
  {
    name: 'no-undeclared-package',
    comment: 'The package is in node_modules by chance: package.json does not ask for it.',
    from: {},
    to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
  },
  {
    name: 'no-cycle',
    comment: 'Files that import each other cannot be read, tested or deleted one at a time.',
    from: {},
    to: { circular: true },
  },
  {
    name: 'core-imports-only-cores',
    comment: 'A core is pure: no package from outside, no Node, nothing of the application.',
    from: { path: '^packages/[^/]+/src/', pathNot: isTest },
    to: { pathNot: '^packages/' },
  },
  {
    name: 'core-by-its-name',
    comment: "A core is imported as '@leitu/name', through its exports, never by path.",
    from: { path: '^(packages/[^/]+|[^/]+)/' },
    to: { path: '^packages/', pathNot: '^$1/', dependencyTypesNot: ['aliased', 'undetermined'] },
  },
  {
    name: 'module-by-its-doors',
    comment: 'Another module is known by its index.ts and contract.ts only.',
    from: { path: '^src/modules/([^/]+)/(?!web/)' },
    to: { path: '^src/modules/', pathNot: ['^src/modules/$1/', '^src/modules/[^/]+/(index|contract)\\.ts$'] },
  },
  {
    name: 'pages-by-their-door',
    comment: 'Of the pages of another module only what its web/door.ts hands out may be used, and that by pages alone.',
    from: { path: '^src/modules/([^/]+)/web/' },
    to: {
      path: '^src/modules/',
      pathNot: ['^src/modules/$1/', '^src/modules/[^/]+/((index|contract)\\.ts|web/door\\.ts)$'],
    },
  },
  {
    name: 'module-by-its-registry',
    comment: 'Outside the modules only the two registries know what is behind the doors: a manifest and the pages.',
    from: { path: '^(?!src/modules/)' },
    to: { path: '^src/modules/', pathNot: '^src/modules/[^/]+/((index|contract|module)\\.ts|web/index\\.tsx)$' },
  },
  {
    name: 'manifest-only-in-server-registry',
    comment: 'module.ts is listed in src/server/modules.ts and used nowhere else.',
    from: { pathNot: ['^src/server/modules\\.ts$', isTest] },
    to: { path: '^src/modules/[^/]+/module\\.ts$' },
  },
  {
    name: 'pages-only-in-web-registry',
    comment: 'web/index.tsx is listed in src/web/modules.ts and used nowhere else.',
    from: { pathNot: ['^src/web/modules\\.tsx?$', isTest] },
    to: { path: '^src/modules/[^/]+/web/index\\.tsx$' },
  },
  {
    name: 'platform-knows-no-module',
    comment: 'Modules stand on the platform, not the other way round.',
    from: { path: '^src/platform/' },
    to: { path: '^src/(modules|server|web|cli)/' },
  },
  {
    name: 'module-knows-no-application',
    comment: 'A module is mounted by the server and the command line; it does not know them.',
    from: { path: '^src/modules/' },
    to: { path: '^src/(server|cli)/' },
  },
  {
    name: 'browser-reaches-no-server-code',
    comment:
      'Whatever a page imports, directly or not, is shipped to the browser. Languages and contracts are shared, the rest is not.',
    from: { path: browserCode, pathNot: isTest },
    to: { path: '^src/(server/|cli/|platform/(?!i18n/)|modules/[^/]+/(?!web/|contract\\.ts$))', reachable: true },
  },
  {
    name: 'browser-reaches-no-node',
    comment: 'There is no Node in the browser.',
    from: { path: browserCode, pathNot: isTest },
    to: { path: builtin, reachable: true },
  },
  {
    name: 'browser-takes-no-server-package',
    comment:
      'dependencies are what the server runs on, devDependencies what is bundled for the browser; zod is on both sides.',
    from: { path: browserCode, pathNot: isTest },
    to: { dependencyTypes: ['npm', 'npm-optional'], pathNot: '(^|/)node_modules/zod/' },
  },
  {
    name: 'server-takes-no-development-package',
    comment: 'What the server and the command line run on is installed with --omit=dev too.',
    from: { path: serverCode, pathNot: isTest },
    to: { dependencyTypes: ['npm-dev'] },
  },
  {
    name: 'sql-only-in-stores',
    comment:
      'SQL is in store.ts of its module, or in its folder store/ where there is much, and in what the platform gives stores to stand on.',
    from: {
      path: '^(src|bench|tests|e2e)/',
      pathNot: [
        '^src/modules/[^/]+/(store\\.ts$|store/)',
        '^src/platform/(db|jobs|backup)/',
        '^tests/(an?[A-Z]\\w+|citus\\.database\\.test|equality/engines)\\.ts$',
      ],
    },
    to: { path: '(^|/)node_modules/(@types/)?(pg|pg-copy-streams)/' },
  },
  {
    name: 'http-only-in-routes',
    comment:
      'HTTP is in routes.ts (or the folder routes/), the manifest that names it, and what the platform and the server give it to stand on.',
    from: {
      path: '^(src|bench|tests|e2e)/',
      pathNot: [
        '^src/modules/[^/]+/((routes|module)\\.ts$|routes/)',
        '^src/platform/http/',
        '^src/server/',
        '^tests/an?[A-Z]\\w+\\.ts$',
      ],
    },
    to: { path: '(^|/)node_modules/(fastify|@fastify|fastify-type-provider-zod)/' },
  },
  {
    name: 'rules-are-pure',
    comment: 'rules.ts decides from facts alone: cores, contracts and its own refusals.',
    from: { path: '^src/modules/([^/]+)/rules\\.ts$' },
    to: { pathNot: ['^packages/', '^src/modules/[^/]+/contract\\.ts$', '^src/modules/$1/refusals\\.ts$'] },
  },
  {
    name: 'scripts-run-before-installation',
    comment: 'Scripts start on a fresh clone: they have Node and each other.',
    from: { path: '^scripts/' },
    to: { pathNot: '^scripts/', dependencyTypesNot: ['core'] },
  },
  {
    name: 'no-test-in-the-product',
    comment: 'Tests and benchmarks look at the product; the product does not know them.',
    from: { path: '^(src|packages|scripts)/', pathNot: isTest },
    to: { path: isTest },
  },
];

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: forbidden.map((rule) => ({ severity: 'error', ...rule })),
  options: {
    // TypeScript 7 has no compiler API: with swc the files are read all the same, without it none are.
    parser: 'swc',
    // The cores' tests use what the repository has for development.
    combinedDependencies: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|coverage)/' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
    moduleSystems: ['es6', 'cjs'],
  },
};
