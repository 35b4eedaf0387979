import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import { request } from '../../../../web/ui/api.ts';
import { type token, tokensResponse } from '../../contract.ts';
import { addresses } from '../addresses.ts';

export type Token = z.output<typeof token>;

/** The tokens of the own organisation. */
export const tokensQuery = queryOptions({
  queryKey: ['identity', 'tokens'],
  queryFn: ({ signal }) => request(tokensResponse, addresses.tokens, { signal }),
});
