import { type Fault, linesMatching, namesIn, type Repository } from './repository.ts';

interface Manifest {
  readonly name: string;
  readonly exports?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
}

function manifestOf(repository: Repository, core: string): Manifest {
  // Our own file; a wrong shape shows as a fault of the rules below.
  return JSON.parse(repository.read(`packages/${core}/package.json`)) as Manifest;
}

function coresOf(repository: Repository): string[] {
  return namesIn(repository, /^packages\/([^/]+)\/package\.json$/);
}

function sourcesOf(repository: Repository, core: string): string[] {
  return repository.files.filter(
    (path) => path.startsWith(`packages/${core}/src/`) && path.endsWith('.ts') && !path.endsWith('.test.ts'),
  );
}

/** A core's package.json names exactly the cores it imports, and nothing else. */
export function undeclaredCores(repository: Repository): Fault[] {
  return coresOf(repository).flatMap((core) => {
    const imports = sourcesOf(repository, core).flatMap((path) =>
      [...repository.read(path).matchAll(/\bfrom '(@leitu\/[^/']+)|\bimport\('(@leitu\/[^/']+)/g)].map(
        (match) => match[1] ?? match[2] ?? '',
      ),
    );
    const used = [...new Set(imports)];
    const declared = Object.keys(manifestOf(repository, core).dependencies ?? {});
    return [
      ...used
        .filter((name) => !declared.includes(name))
        .map((name) => `packages/${core}/package.json does not declare ${name}, which its sources import`),
      ...declared
        .filter((name) => !used.includes(name))
        .map((name) => `packages/${core}/package.json declares ${name}, which its sources do not import`),
    ];
  });
}

/** One name and one door: `@leitu/<folder>` leads to src/index.ts. */
export function coresWithOtherDoors(repository: Repository): Fault[] {
  return coresOf(repository).flatMap((core) => {
    const { name, exports } = manifestOf(repository, core);
    const isWhole = name === `@leitu/${core}` && JSON.stringify(exports) === '{".":"./src/index.ts"}';
    return isWhole
      ? []
      : [`packages/${core}/package.json must be named @leitu/${core} and export "./src/index.ts" only`];
  });
}

/** A clock or a die of one's own would give other answers tomorrow: day and seed are arguments. */
const clockOrDie =
  /\bMath\.random\b|\bDate\.now\b|\bnew Date\(\)|\bperformance\.now\b|\bcrypto\.|\btoLocale[A-Z]\w*\(\)/;

/** Cores and the rules of modules decide from their arguments alone. */
export function unrepeatableDecisions(repository: Repository): Fault[] {
  const pure = [
    ...coresOf(repository).flatMap((core) => sourcesOf(repository, core)),
    ...repository.files.filter((path) => /^src\/modules\/[^/]+\/rules\.ts$/.test(path)),
  ];
  return pure.flatMap((path) => linesMatching(repository, path, clockOrDie));
}
