import type { Tier } from '@leitu/rules';
import { queryOptions } from '@tanstack/react-query';
import { request } from '../../../../../web/ui/api.ts';
import { leastChangeResponse } from '../../../contract.ts';
import { addresses } from '../../addresses.ts';

/** What would lift a firm to a rung, with what its dossier held at that moment. */
export function leastChangeQuery(firm: string, rung: Tier, dossierOf: string) {
  return queryOptions({
    queryKey: ['cultivation', 'firm', firm, 'leastChange', rung, dossierOf],
    queryFn: ({ signal }) => request(leastChangeResponse, addresses.leastChange(firm), { query: { rung }, signal }),
  });
}
