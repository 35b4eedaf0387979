import { TIERS } from '@leitu/rules';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { z } from 'zod';
import type { DataColumn } from '../../../../web/ui/DataTable.tsx';
import { useLanguage, useText } from '../../../../web/ui/language.tsx';
import { useSession } from '../../../../web/ui/session.ts';
import { industryWords, TierTag, useRegionNames } from '../../../enterprise/web/door.ts';
import type { candidatesResponse } from '../../contract.ts';
import { messages as shared } from '../messages.ts';
import { StandingMarks } from '../StandingMarks.tsx';
import { messages } from './messages.ts';
import styles from './useCandidateColumns.module.css';

type Candidate = z.output<typeof candidatesResponse>['firms'][number];

/** Who the firm is, what it holds, and where it stands. */
export function useCandidateColumns(firms: readonly Candidate[]): readonly DataColumn<Candidate>[] {
  const text = useText(messages);
  const words = useText(shared);
  const { language } = useLanguage();
  const { organisation } = useSession();
  const codes = useMemo(() => [...new Set(firms.map(({ region_code }) => region_code))], [firms]);
  const { pathOf } = useRegionNames(codes);
  const above = (organisation?.region_code ?? '').slice(0, 4);
  return [
    {
      key: 'name',
      title: text('name'),
      isFixed: true,
      width: 280,
      render: ({ enterprise_id, name, uscc }) => (
        <>
          <Link to="/firms/$id" params={{ id: enterprise_id }}>
            {name}
          </Link>
          <span className={styles.code}>{uscc}</span>
        </>
      ),
    },
    { key: 'region', title: words('region'), render: ({ region_code }) => pathOf(region_code, above) },
    {
      key: 'industry',
      title: words('industry'),
      width: 230,
      render: ({ industry_code }) => (
        <span className={styles.industry}>{industry_code === null ? '—' : industryWords(industry_code, language)}</span>
      ),
    },
    { key: 'tier', title: text('tier'), render: ({ tier }) => <TierTag tier={tier} /> },
    {
      key: 'standing',
      title: text('standing'),
      render: ({ standing }) => <StandingMarks verdicts={TIERS.map((tier) => standing[tier])} />,
    },
    { key: 'judgedOn', title: text('judgedOn'), render: ({ standing }) => standing.judged_on },
  ];
}
