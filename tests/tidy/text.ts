import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Fault, linesMatching, type Repository } from './repository.ts';

/** Text that people write; the patterns below hold one letter in brackets so that this file does not match itself. */
const isText = /\.(ts|tsx|mjs|js|json|jsonc|md|css|html|sql|ya?ml|sh|svg)$|^\.[\w/.-]+$/;
const isSource = /\.(ts|tsx|mjs)$/;

const machinePath = /(?<![\w.~-])\/(?:roo[t]|wor[k]|hom[e]\/[\w-]+|User[s]\/[\w-]+)\//;
const registryHost = /\bregistr[y]\.[\w-]+\.|\bnpmmirro[r]\.|\bdeb\.debia[n]\.org|\bartifactor[y]\b|\bverdacci[o]\b/;

/** The repository is for every machine: no path of one, and no host of a package registry. */
export function placesOfOneMachine(repository: Repository): Fault[] {
  return repository.files
    .filter((path) => isText.test(path))
    .flatMap((path) => [
      ...linesMatching(repository, path, machinePath),
      ...linesMatching(repository, path, registryHost),
    ]);
}

/** What is to be done is done, or stands in the issues. */
export function postponedWork(repository: Repository): Fault[] {
  return repository.files
    .filter((path) => isText.test(path) && path !== 'package-lock.json')
    .flatMap((path) => linesMatching(repository, path, /\b(?:TOD[O]|FIXM[E]|XX[X])\b/));
}

/** A rule is set aside for one line, with the reason beside it; the types are never switched off. */
export function silencedChecks(repository: Repository): Fault[] {
  return repository.files
    .filter((path) => isSource.test(path))
    .flatMap((path) => [
      ...linesMatching(repository, path, /@t[s]-(?:ignore|nocheck)\b|@t[s]-expect-error\s*$/),
      ...linesMatching(
        repository,
        path,
        /(?:oxlin[t]|eslin[t])-(?:disable|enable)(?!-next-line [\w@/-]+(?:, [\w@/-]+)* -- \w)/,
      ),
      ...linesMatching(repository, path, /biom[e]-ignore(?!(?:-start|-end)? [\w/]+: \w)|biom[e]-ignore-all/),
    ]);
}

/** Links and pictures of the documents lead to files of the repository. */
export function brokenLinks(repository: Repository): Fault[] {
  return repository.files
    .filter((path) => path.endsWith('.md'))
    .flatMap((path) => {
      const text = repository.read(path).replaceAll(/```[\s\S]*?```|`[^`\n]*`/g, '');
      const links = [...text.matchAll(/\]\(<?([^)\s>]+)>?[^)]*\)|(?:src|href)="([^"]+)"/g)];
      return links
        .map((match) => match[1] ?? match[2] ?? '')
        .filter((link) => !/^[a-z][a-z+.-]*:|^#/i.test(link))
        .filter((link) => !existsSync(join(repository.root, dirname(path), decodeURI(link.replace(/[#?].*$/, '')))))
        .map((link) => `${path} links to ${link}, which is not there`);
    });
}
