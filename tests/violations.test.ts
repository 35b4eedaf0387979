import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRepository } from './tidy/repository.ts';
import { boundaryPlants, folderPlants } from './violations/boundaryPlants.ts';
import { biome, boundaries, oxlint, type Plant, type Report, types, unusedCode } from './violations/checkers.ts';
import { biomePlants, oxlintPlants } from './violations/lintPlants.ts';
import { makeScratch, type Scratch } from './violations/scratch.ts';
import { tidyPlants } from './violations/tidyPlants.ts';
import { typePlants, unusedPlants } from './violations/typePlants.ts';

/** On a busy machine a checker of the whole tree takes its time. */
const timeout = 300_000;

let scratch: Scratch;
beforeAll(() => {
  scratch = makeScratch();
}, timeout);
afterAll(() => scratch.remove(), timeout);

/** Plants all breaches at once, has the tree checked once, and finds each breach in the report by its rule and place. */
function eachIsCaught(plants: readonly Plant[], check: (root: string) => Report[]): void {
  let reports: Report[];
  beforeAll(() => {
    const undo = scratch.plant(together(plants));
    try {
      reports = check(scratch.root);
    } finally {
      undo();
    }
  }, timeout);

  it.each(titled(plants, ({ breaks }) => breaks))('%s', (_, { breaks, files, seenAt = Object.keys(files)[0] }) => {
    const rulesBroken = reports.filter(({ places }) => places.includes(seenAt ?? '')).map(({ rule }) => rule);
    expect(rulesBroken).toContain(breaks);
  });

  it('and nothing else is', () => {
    const planted = plants.flatMap(({ files, seenAt }) => [...Object.keys(files), seenAt ?? '']);
    const elsewhere = reports.filter(({ places }) => !places.some((place) => planted.includes(place)));
    expect(elsewhere).toEqual([]);
  });
}

function titled<Breach extends { readonly by: string }>(
  breaches: readonly Breach[],
  ruleOf: (breach: Breach) => string,
) {
  return breaches.map((breach) => [`${ruleOf(breach)} catches ${breach.by}`, breach] as const);
}

function together(plants: readonly Plant[]): Plant['files'] {
  const all = plants.flatMap(({ files }) => Object.entries(files));
  const paths = all.map(([path]) => path);
  expect(paths, 'each breach has files of its own').toEqual([...new Set(paths)]);
  return Object.fromEntries(all);
}

describe('boundaries', () => {
  let modules: string[];
  eachIsCaught(boundaryPlants, (root) => {
    const cruise = boundaries(root);
    modules = cruise.modules;
    return cruise.reports;
  });

  it('every rule has a breach here', async () => {
    const config = await import('../.dependency-cruiser.mjs');
    const rules = config.default.forbidden?.flatMap(({ name = '' }) => name) ?? [];
    expect([...new Set(boundaryPlants.map(({ breaks }) => breaks))].sort()).toEqual(rules.toSorted());
  });

  it('every source file was looked at', () => {
    const sources = openRepository(scratch.root).files.filter((path) =>
      /^(packages|src|tests|e2e|bench|scripts)\/.*(?<!\.d)\.(ts|tsx|mjs)$/.test(path),
    );
    expect(sources.length).toBeGreaterThan(0);
    expect(sources.filter((path) => !modules.includes(path))).toEqual([]);
  });
});

describe('boundaries of folders', () => {
  eachIsCaught(folderPlants, (root) => boundaries(root, '.dependency-cruiser.folders.mjs').reports);
});

describe('oxlint', () => eachIsCaught(oxlintPlants, oxlint));

describe('biome', () => eachIsCaught(biomePlants, biome));

describe('types', () => eachIsCaught(typePlants, types));

describe('unused code', () => eachIsCaught(unusedPlants, unusedCode));

describe('tidy', () => {
  it.each(titled(tidyPlants, ({ rule }) => rule.name))('%s', async (_, { rule, files, says }) => {
    const before = await rule(openRepository(scratch.root));
    const undo = scratch.plant(files);
    const after = await rule(openRepository(scratch.root));
    undo();
    const added = after.filter((fault) => !before.includes(fault));
    expect(added).toEqual([expect.stringContaining(says)]);
  });
});
