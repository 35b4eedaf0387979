import { readFileSync } from 'node:fs';
import { ok, type Result, refused } from '@leitu/kernel';
import { chooseLevers, type LeverSet, type Library, loadLibrary } from '@leitu/rules';
import { readPackFiles } from '../modules/policy/index.ts';
import { textIn } from '../platform/i18n/index.ts';
import { readYaml } from '../platform/yaml/readYaml.ts';
import { liftMessages } from './liftMessages.ts';
import { complain, complainOfPacks, type ExitCode, type Run } from './run.ts';

/** The costs for a firm of a region; null where there are none. */
export type CostsOf = (regionCode: string | null) => LeverSet | null;

/** The costs to reckon with: those of a file where one is named, else those that come with the packs, by region. */
export function readCosts(run: Run, library: Library, path: string | undefined): Result<CostsOf, ExitCode> {
  if (path === undefined) {
    const sets = [...library.levers.values()];
    return ok((regionCode) => chooseLevers(sets, regionCode));
  }
  const text = textIn(liftMessages, run.language);
  let written: string;
  try {
    written = readFileSync(path, 'utf8');
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : '';
    return refused(complain(run, text('unreadable', { path, reason })));
  }
  const own = readYaml(path, written);
  if (!own.ok) return refused(complainOfPacks(run, own.reason));
  const files = readPackFiles();
  if (!files.ok) return refused(complainOfPacks(run, files.reason));
  const loaded = loadLibrary([...files.value, own.value]);
  if (!loaded.ok) return refused(complainOfPacks(run, loaded.reason));
  const set = [...loaded.value.levers.values()].find(({ id }) => !library.levers.has(id));
  return set === undefined ? refused(complain(run, text('notCosts', { path }))) : ok(() => set);
}
