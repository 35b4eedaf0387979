import { type Fault, namesIn, type Repository } from './repository.ts';

/** The files that every module has, so that who knows one module knows all. */
const fixedFiles = ['README.md', 'module.ts', 'index.ts', 'contract.ts'];
const fixedWebFiles = ['web/index.tsx', 'web/messages.ts'];

function modulesOf(repository: Repository): string[] {
  return namesIn(repository, /^src\/modules\/([^/]+)\//);
}

function hasPages(repository: Repository, name: string): boolean {
  return repository.files.some((path) => path.startsWith(`src/modules/${name}/web/`));
}

/** The two registries are the map of the system: the server's, and the web's for modules with pages. */
export function unregisteredModules(repository: Repository): Fault[] {
  const server = repository.read('src/server/modules.ts');
  const web = repository.read('src/web/modules.ts');
  return modulesOf(repository).flatMap((name) => {
    const isServed = server.includes(`'../modules/${name}/module.ts'`);
    const isShown = web.includes(`'../modules/${name}/web/index.tsx'`) || !hasPages(repository, name);
    return [
      ...(isServed ? [] : [`src/server/modules.ts does not list src/modules/${name}/module.ts`]),
      ...(isShown ? [] : [`src/web/modules.ts does not list src/modules/${name}/web/index.tsx`]),
    ];
  });
}

/** Fixed file names are the layers of a module; a module with tables has a store, one with pages its sentences. */
export function missingModuleFiles(repository: Repository): Fault[] {
  return modulesOf(repository).flatMap((name) => {
    const home = `src/modules/${name}/`;
    const hasTables = repository.files.some((path) => path.startsWith(`${home}migrations/`));
    const hasStore = repository.files.some((path) => path.startsWith(`${home}store/`));
    const wanted = [
      ...fixedFiles,
      ...(hasTables && !hasStore ? ['store.ts'] : []),
      ...(hasPages(repository, name) ? fixedWebFiles : []),
    ];
    return wanted.filter((file) => !repository.files.includes(home + file)).map((file) => `${home}${file} is missing`);
  });
}

/** One word a module: the folder's name is the id that the server and the pages declare. */
export function misnamedModules(repository: Repository): Fault[] {
  return modulesOf(repository).flatMap((name) => {
    const declarations = [`src/modules/${name}/module.ts`, `src/modules/${name}/web/index.tsx`].filter((path) =>
      repository.files.includes(path),
    );
    return [
      ...(/^[a-z]+$/.test(name) ? [] : [`src/modules/${name} is not one lower-case word`]),
      ...declarations
        .filter((path) => !new RegExp(`\\bid: '${name}'`).test(repository.read(path)))
        .map((path) => `${path} does not declare id: '${name}'`),
    ];
  });
}
