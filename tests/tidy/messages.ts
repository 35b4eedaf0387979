import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Fault, Repository } from './repository.ts';

type Sentences = Readonly<Record<string, string>>;

const declaresMessages = /^(src\/(?:web|modules\/[^/]+\/web)\/)(?:.*\/)?messages\.ts$/;

/** The sentences of the shell and of each module's pages, with the folder in which they may be used. */
async function allMessages(repository: Repository) {
  const paths = repository.files.filter((path) => declaresMessages.test(path));
  return Promise.all(
    paths.map(async (path) => {
      // The module's own types say so; a file of another shape shows as missing keys.
      const module = (await import(pathToFileURL(join(repository.root, path)).href)) as {
        readonly messages?: { readonly zh?: Sentences; readonly en?: Sentences };
      };
      return { path, folder: declaresMessages.exec(path)?.[1] ?? '', zh: module.messages?.zh, en: module.messages?.en };
    }),
  );
}

/** Both languages say the same things, with the same figures in them. */
export async function untranslatedMessages(repository: Repository): Promise<Fault[]> {
  const all = await allMessages(repository);
  return all.flatMap(({ path, zh, en }) => {
    if (zh === undefined || en === undefined) return [`${path} does not export messages with zh and en`];
    const keys = [...new Set([...Object.keys(zh), ...Object.keys(en)])];
    return keys
      .filter((key) => zh[key] === undefined || en[key] === undefined || figuresIn(zh[key]) !== figuresIn(en[key]))
      .map((key) => `${path} '${key}' is missing in one language, or has other figures in it`);
  });
}

function figuresIn(sentence: string): string {
  return [...new Set(sentence.match(/\{\w+\}/g))].sort().join(' ');
}

/** A sentence is used where its key is written: whole, or as the fixed beginning of a composed one. */
export async function unusedMessages(repository: Repository): Promise<Fault[]> {
  const all = await allMessages(repository);
  return all.flatMap(({ path, folder, zh }) => {
    const sources = repository.files.filter((file) => file.startsWith(folder) && file !== path && /\.tsx?$/.test(file));
    const text = sources.map((file) => repository.read(file)).join('\n');
    const literals = new Set(
      [...text.matchAll(/'(\w+)'|"(\w+)"|`(\w+)`/g)].map((match) => match[1] ?? match[2] ?? match[3]),
    );
    const beginnings = [...text.matchAll(/`(\w+)\$\{/g)].map((match) => match[1] ?? '');
    return Object.keys(zh ?? {})
      .filter((key) => !literals.has(key) && !beginnings.some((beginning) => key.startsWith(beginning)))
      .map((key) => `${path} '${key}' is used nowhere in ${folder}`);
  });
}
