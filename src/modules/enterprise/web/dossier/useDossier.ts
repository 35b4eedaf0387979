import { queryOptions, useQuery } from '@tanstack/react-query';
import { request } from '../../../../web/ui/api.ts';
import { dossierResponse, evidenceResponse } from '../../contract.ts';
import { addresses } from '../addresses.ts';
import { joinRecords } from '../facts/standing.ts';

/** Under which the answers about one firm are kept. */
export const dossierKey = (id: string) => ['enterprise', 'dossier', id] as const;

/** The dossier of a firm. */
export function useDossier(id: string) {
  return useQuery({
    queryKey: dossierKey(id),
    queryFn: async ({ signal }) => joinRecords(await request(dossierResponse, addresses.firm(id), { signal })),
  });
}

/** The pieces of evidence of a firm. */
export function evidenceQuery(id: string) {
  return queryOptions({
    queryKey: [...dossierKey(id), 'evidence'],
    queryFn: ({ signal }) => request(evidenceResponse, addresses.evidence(id), { signal }),
  });
}
