import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Fault, Repository } from './repository.ts';

const isChecked = /\.(?:[cm]?ts|tsx|mjs)$/;

/** Every source file belongs to exactly one zone, so that it is checked with the globals of the place where it runs. */
export function filesOutsideOneZone(repository: Repository): Fault[] {
  const zones = [...repository.read('tsconfig.json').matchAll(/"path": "\.\/([^"]+)"/g)].map((match) => match[1] ?? '');
  const members = new Map(zones.map((zone) => [zone, filesOf(repository.root, zone)]));
  return repository.files
    .filter((path) => isChecked.test(path))
    .flatMap((path) => {
      const homes = zones.filter((zone) => members.get(zone)?.has(path));
      return homes.length === 1 ? [] : [`${path} is in ${homes.length === 0 ? 'no zone' : homes.join(' and ')}`];
    });
}

/** What the compiler itself takes the zone to hold. */
function filesOf(root: string, zone: string): Set<string> {
  const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const shown = execFileSync(process.execPath, [compiler, '-p', zone, '--showConfig'], { cwd: root, encoding: 'utf8' });
  // The compiler's own answer: paths from the configuration's folder.
  const { files } = JSON.parse(shown) as { readonly files?: readonly string[] };
  return new Set((files ?? []).map((path) => path.replace(/^\.\//, '')));
}
