import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { unexplainedAssertions } from './tidy/assertions.ts';
import { coresWithOtherDoors, undeclaredCores, unrepeatableDecisions } from './tidy/cores.ts';
import { untranslatedMessages, unusedMessages } from './tidy/messages.ts';
import { undeclaredTables } from './tidy/migrations.ts';
import { misnamedModules, missingModuleFiles, unregisteredModules } from './tidy/modules.ts';
import { inexactVersions, staleLock } from './tidy/packages.ts';
import { openRepository } from './tidy/repository.ts';
import { brokenLinks, placesOfOneMachine, postponedWork, silencedChecks } from './tidy/text.ts';
import { filesOutsideOneZone } from './tidy/zones.ts';

const repository = openRepository(fileURLToPath(new URL('..', import.meta.url)));

describe('modules', () => {
  it('every module is in the registries of the server and, if it has pages, of the web', () => {
    expect(unregisteredModules(repository)).toEqual([]);
  });
  it('every module has the fixed files that are its layers', () => {
    expect(missingModuleFiles(repository)).toEqual([]);
  });
  it('a module is one word, everywhere', () => {
    expect(misnamedModules(repository)).toEqual([]);
  });
});

describe('cores', () => {
  it('every core declares exactly the cores it uses', () => {
    expect(undeclaredCores(repository)).toEqual([]);
  });
  it('every core has one name and one door', () => {
    expect(coresWithOtherDoors(repository)).toEqual([]);
  });
  it('cores and rules have no clock and no die of their own', () => {
    expect(unrepeatableDecisions(repository)).toEqual([]);
  });
});

describe('tables', () => {
  it('every table of a migration says whether it is distributed, reference or local', () => {
    expect(undeclaredTables(repository)).toEqual([]);
  });
});

describe('sentences', () => {
  it('Chinese and English have the same keys and the same figures', async () => {
    expect(await untranslatedMessages(repository)).toEqual([]);
  });
  it('no sentence is unused', async () => {
    expect(await unusedMessages(repository)).toEqual([]);
  });
});

describe('packages', () => {
  it('every version is exact', () => {
    expect(inexactVersions(repository)).toEqual([]);
  });
  it('package-lock.json is of this package.json', () => {
    expect(staleLock(repository)).toEqual([]);
  });
});

describe('text', () => {
  it('nothing names a path of one machine or the host of a package registry', () => {
    expect(placesOfOneMachine(repository)).toEqual([]);
  });
  it('nothing is left for later in a comment', () => {
    expect(postponedWork(repository)).toEqual([]);
  });
  it('a check is silenced for one line only, with the reason beside it', () => {
    expect(silencedChecks(repository)).toEqual([]);
  });
  it('a type that is only asserted has the reason beside it', () => {
    expect(unexplainedAssertions(repository)).toEqual([]);
  });
  it('links between documents lead somewhere', () => {
    expect(brokenLinks(repository)).toEqual([]);
  });
});

describe('zones', () => {
  it('every source file is in exactly one zone of the compiler', () => {
    expect(filesOutsideOneZone(repository)).toEqual([]);
  });
});
