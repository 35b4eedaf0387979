import { useQuery } from '@tanstack/react-query';
import { request } from '../../../../web/ui/api.ts';
import { importItem, importsResponse } from '../../contract.ts';
import { addresses } from '../addresses.ts';

/** Under which imports are kept. */
export const importsKey = ['enterprise', 'imports'] as const;

/** A list with work under way is looked at again after this long. */
const lookMilliseconds = 2000;

/** The imports of the own organisation, the latest first. */
export function useImports() {
  return useQuery({
    queryKey: importsKey,
    queryFn: ({ signal }) => request(importsResponse, addresses.imports, { signal }),
    refetchInterval: ({ state }) =>
      state.data?.imports.some((one) => one.state === 'previewing' || one.state === 'writing')
        ? lookMilliseconds
        : false,
  });
}

/** One import, with its columns and what its preview found. */
export function useImport(id: string) {
  return useQuery({
    queryKey: [...importsKey, id],
    queryFn: ({ signal }) => request(importItem, addresses.import(id), { signal }),
  });
}
