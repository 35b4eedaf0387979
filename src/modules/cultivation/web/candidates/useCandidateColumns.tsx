import { TIERS } from '@leitu/rules';
import type { z } from 'zod';
import type { DataColumn } from '../../../../web/ui/DataTable.tsx';
import { useText } from '../../../../web/ui/language.tsx';
import type { candidatesResponse } from '../../contract.ts';
import { StandingMarks } from '../StandingMarks.tsx';
import { useFirmColumns } from '../useFirmColumns.tsx';
import { messages } from './messages.ts';

type Candidate = z.output<typeof candidatesResponse>['firms'][number];

/** Who the firm is, what it holds, and where it stands. */
export function useCandidateColumns(firms: readonly Candidate[]): readonly DataColumn<Candidate>[] {
  const text = useText(messages);
  const { name, region, industry, tier } = useFirmColumns(firms, { name: text('name'), tier: text('tier') });
  return [
    name,
    region,
    industry,
    tier,
    {
      key: 'standing',
      title: text('standing'),
      render: ({ standing }) => <StandingMarks verdicts={TIERS.map((each) => standing[each])} />,
    },
    { key: 'judgedOn', title: text('judgedOn'), render: ({ standing }) => standing.judged_on },
  ];
}
