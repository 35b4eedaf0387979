import type { Fault, Repository } from './repository.ts';

type Versions = Readonly<Record<string, string>>;

interface Manifest {
  readonly dependencies?: Versions;
  readonly devDependencies?: Versions;
  readonly optionalDependencies?: Versions;
}

const kinds = ['dependencies', 'devDependencies', 'optionalDependencies'] as const;

function readManifest(repository: Repository, path: string): Manifest {
  // Our own file, which npm has read before us.
  return JSON.parse(repository.read(path)) as Manifest;
}

/** What works today works tomorrow: a version is a version, not a range. */
export function inexactVersions(repository: Repository): Fault[] {
  return repository.files
    .filter((path) => /(^|\/)package\.json$/.test(path))
    .flatMap((path) => {
      const manifest = readManifest(repository, path);
      return kinds
        .flatMap((kind) => Object.entries(manifest[kind] ?? {}))
        .filter(([, version]) => !/^\d+\.\d+\.\d+([-+][\w.+-]+)?$/.test(version))
        .map(([name, version]) => `${path} asks for ${name} ${version}, which is not an exact version`);
    });
}

/** The lock is of this package.json; otherwise a fresh clone gets other packages than were tested. */
export function staleLock(repository: Repository): Fault[] {
  const asked = readManifest(repository, 'package.json');
  // npm's own file, in the form that npm documents for lockfileVersion 3.
  const lock = JSON.parse(repository.read('package-lock.json')) as { packages: Record<string, Manifest> };
  const locked = lock.packages[''] ?? {};
  return kinds.flatMap((kind) => {
    const [ours, theirs] = [asked[kind] ?? {}, locked[kind] ?? {}];
    const names = [...new Set([...Object.keys(ours), ...Object.keys(theirs)])];
    return names
      .filter((name) => ours[name] !== theirs[name])
      .map(
        (name) => `package-lock.json has ${name} ${theirs[name] ?? '(none)'}, package.json ${ours[name] ?? '(none)'}`,
      );
  });
}
