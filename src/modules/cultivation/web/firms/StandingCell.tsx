import { TIERS } from '@leitu/rules';
import { useQuery } from '@tanstack/react-query';
import { request } from '../../../../web/ui/api.ts';
import type { FirmCellProps } from '../../../../web/webModule.ts';
import { standingsResponse } from '../../contract.ts';
import { addresses } from '../addresses.ts';
import { StandingMarks } from '../StandingMarks.tsx';

/** Where one firm of the table stands; one question answers for all firms of the page. */
export default function StandingCell({ enterpriseId, pageIds }: FirmCellProps) {
  const { data } = useQuery({
    queryKey: ['cultivation', 'standings', pageIds],
    queryFn: ({ signal }) =>
      request(standingsResponse, addresses.standings, { query: { firms: pageIds.join(',') }, signal }),
    enabled: pageIds.length > 0,
  });
  if (data === undefined) return null;
  const standing = data.standings.find((one) => one.enterprise_id === enterpriseId);
  return <StandingMarks verdicts={TIERS.map((tier) => standing?.[tier] ?? null)} />;
}
