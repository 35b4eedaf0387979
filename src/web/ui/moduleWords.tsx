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
  /** The actions that are known, for choosing one. */
  readonly actions: readonly string[];
}

const none: ModuleWords = { permissions: {}, actions: {}, particulars: {} };

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
      actions: Object.keys(data.actions),
    };
  }, [data, language]);
}

async function fetchWords(modules: readonly WebModule[]): Promise<ModuleWords> {
  const sources = modules.flatMap(({ words }) => (words === undefined ? [] : [words()]));
  const fetched = (await Promise.all(sources)).map((words) => words.default);
  return {
    permissions: Object.assign({}, ...fetched.map(({ permissions }) => permissions)) as ModuleWords['permissions'], // Each part is of the type.
    actions: Object.assign({}, ...fetched.map(({ actions }) => actions)) as ModuleWords['actions'], // Likewise.
    particulars: Object.assign({}, ...fetched.map(({ particulars }) => particulars)) as ModuleWords['particulars'], // Likewise.
  };
}
