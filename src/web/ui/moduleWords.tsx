import type { Bilingual } from '@leitu/kernel';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useContext, useMemo } from 'react';
import type { ModuleWords, WebModule } from '../webModule.ts';
import { KnownModules } from './knownModules.ts';
import { useLanguage } from './language.tsx';

interface ModuleWordsProviderProps {
  readonly modules: readonly WebModule[];
  readonly children: ReactNode;
}

/** Lets pages ask what the codes of all modules are called, without knowing the modules. */
export function ModuleWordsProvider({ modules, children }: ModuleWordsProviderProps) {
  return <KnownModules value={modules}>{children}</KnownModules>;
}

/** What codes are called in the language of the interface; a code that no module names stays as it is. */
export interface Words {
  readonly permission: (code: string) => string;
  readonly action: (code: string) => string;
  readonly particular: (name: string) => string;
  /** How the value of a particular is read; undefined where no module knows more of it than it shows. */
  readonly value: (name: string, value: string | number | boolean) => string | undefined;
  readonly job: (kind: string) => string;
  /** The actions that are known, for choosing one. */
  readonly actions: readonly string[];
}

const none: AllWords = { permissions: {}, actions: {}, particulars: {}, values: {}, jobs: {}, valueTexts: [] };

type NamedWords = Omit<Required<ModuleWords>, 'valueText'>;

/** The words of all modules together. */
interface AllWords extends NamedWords {
  readonly valueTexts: readonly NonNullable<ModuleWords['valueText']>[];
}

/** What the codes of all modules are called. */
export function useModuleWords(): Words {
  const { language } = useLanguage();
  const modules = useContext(KnownModules);
  const { data = none } = useQuery({
    queryKey: ['module-words'],
    queryFn: () => fetchWords(modules),
    staleTime: Number.POSITIVE_INFINITY,
    networkMode: 'always',
  });
  return useMemo(() => {
    const named = (words: Readonly<Record<string, Bilingual>>) => (code: string) => words[code]?.[language] ?? code;
    return {
      permission: named(data.permissions),
      action: named(data.actions),
      particular: named(data.particulars),
      value: (name, value) => {
        const word = data.values[`${name}:${value}`]?.[language];
        return word ?? firstDefined(data.valueTexts, (valueText) => valueText(name, value, language));
      },
      job: (kind) => (data.jobs[kind] ?? data.actions[kind])?.[language] ?? kind,
      actions: Object.keys(data.actions),
    };
  }, [data, language]);
}

async function fetchWords(modules: readonly WebModule[]): Promise<AllWords> {
  const sources = modules.flatMap(({ words }) => (words === undefined ? [] : [words()]));
  const fetched = (await Promise.all(sources)).map((words) => words.default);
  return {
    permissions: allOf(fetched.map(({ permissions }) => permissions)),
    actions: allOf(fetched.map(({ actions }) => actions)),
    particulars: allOf(fetched.map(({ particulars }) => particulars)),
    values: allOf(fetched.map(({ values = {} }) => values)),
    jobs: allOf(fetched.map(({ jobs = {} }) => jobs)),
    valueTexts: fetched.flatMap(({ valueText }) => (valueText === undefined ? [] : [valueText])),
  };
}

function firstDefined<One, Found>(all: readonly One[], find: (one: One) => Found | undefined): Found | undefined {
  for (const one of all) {
    const found = find(one);
    if (found !== undefined) return found;
  }
  return undefined;
}

function allOf(parts: readonly Readonly<Record<string, Bilingual>>[]): Readonly<Record<string, Bilingual>> {
  return Object.fromEntries(parts.flatMap((part) => Object.entries(part)));
}
