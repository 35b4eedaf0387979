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
  /** What the value of a particular is called; undefined where it is no word of a closed list. */
  readonly value: (name: string, value: string) => string | undefined;
  /** The actions that are known, for choosing one. */
  readonly actions: readonly string[];
}

const none: Required<ModuleWords> = { permissions: {}, actions: {}, particulars: {}, values: {} };

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
      value: (name, value) => data.values[`${name}:${value}`]?.[language],
      actions: Object.keys(data.actions),
    };
  }, [data, language]);
}

async function fetchWords(modules: readonly WebModule[]): Promise<Required<ModuleWords>> {
  const sources = modules.flatMap(({ words }) => (words === undefined ? [] : [words()]));
  const fetched = (await Promise.all(sources)).map((words) => words.default);
  return {
    permissions: allOf(fetched.map(({ permissions }) => permissions)),
    actions: allOf(fetched.map(({ actions }) => actions)),
    particulars: allOf(fetched.map(({ particulars }) => particulars)),
    values: allOf(fetched.map(({ values = {} }) => values)),
  };
}

function allOf(parts: readonly Readonly<Record<string, Bilingual>>[]): Readonly<Record<string, Bilingual>> {
  return Object.fromEntries(parts.flatMap((part) => Object.entries(part)));
}
