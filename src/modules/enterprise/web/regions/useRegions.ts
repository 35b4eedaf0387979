import type { Bilingual } from '@leitu/kernel';
import { queryOptions, useQueries, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Language } from '../../../../platform/i18n/index.ts';
import { request } from '../../../../web/ui/api.ts';
import { useLanguage } from '../../../../web/ui/language.tsx';
import { regionsResponse } from '../../contract.ts';
import { addresses } from '../addresses.ts';

/** A region one level below another. */
export interface Region {
  readonly code: string;
  readonly name: Bilingual;
}

/** The regions one level below a code; they do not change while a page is open. */
function regionsBelow(below: string) {
  return queryOptions({
    queryKey: ['enterprise', 'regions', below],
    queryFn: async ({ signal }): Promise<readonly Region[]> => {
      const { regions } = await request(regionsResponse, addresses.regions, { query: { below }, signal });
      return regions;
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  });
}

/** The regions one level below a code, for choosing one. */
export function useRegionsBelow(below: string) {
  return useQuery({ ...regionsBelow(below), enabled: below.length < 6 });
}

/** How regions are called. */
export interface RegionNames {
  /**
   * The names from the level below `above` down to the region: 丰泽区 for who sees 泉州, 泉州市丰泽区 for who sees the province. A code
   * whose name is not known, or not yet, is told as it is.
   */
  readonly pathOf: (code: string, above?: string) => string;
}

const LEVELS = [2, 4, 6] as const;

/** The names of the given codes and of all above them. */
export function useRegionNames(codes: readonly string[]): RegionNames {
  const { language } = useLanguage();
  const parents = useMemo(() => parentsOf(codes), [codes]);
  return useQueries({
    queries: parents.map(regionsBelow),
    combine: (results) => {
      const names = new Map(results.flatMap(({ data = [] }) => data.map(({ code, name }) => [code, name] as const)));
      return { pathOf: (code, above = '') => pathText(code, above, names, language) };
    },
  });
}

function parentsOf(codes: readonly string[]): string[] {
  const parents = codes.flatMap((code) =>
    LEVELS.filter((length) => length <= code.length).map((length) => code.slice(0, length - 2)),
  );
  return [...new Set(parents)];
}

function pathText(code: string, above: string, names: ReadonlyMap<string, Bilingual>, language: Language): string {
  const parts = LEVELS.filter((length) => length > above.length && length <= code.length).flatMap(
    (length) => names.get(code.slice(0, length))?.[language] ?? [],
  );
  if (parts.length === 0) return code;
  return language === 'zh' ? parts.join('') : parts.toReversed().join(', ');
}
