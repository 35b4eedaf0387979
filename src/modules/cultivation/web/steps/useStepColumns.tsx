import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { z } from 'zod';
import { formatDay } from '../../../../platform/i18n/index.ts';
import type { DataColumn } from '../../../../web/ui/DataTable.tsx';
import { useLanguage, useText } from '../../../../web/ui/language.tsx';
import { useSession } from '../../../../web/ui/session.ts';
import { industryWords, TierTag, useRegionNames } from '../../../enterprise/web/door.ts';
import { VerdictMark } from '../../../policy/web/door.ts';
import type { stepFirmsResponse } from '../../contract.ts';
import styles from '../candidates/useCandidateColumns.module.css';
import { costText } from '../costText.ts';
import { messages as shared } from '../messages.ts';
import { neededText, nowText } from '../stepText.ts';
import { messages } from './messages.ts';

type StepFirm = z.output<typeof stepFirmsResponse>['firms'][number];

/** Who the firm is, how far it has to go, what that costs and from when it counts. */
export function useStepColumns(firms: readonly StepFirm[]): readonly DataColumn<StepFirm>[] {
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
    {
      key: 'now',
      title: text('now'),
      render: ({ step }) => nowText(step, language),
    },
    { key: 'needed', title: text('needed'), render: ({ step }) => neededText(step, language) },
    { key: 'cost', title: text('cost'), align: 'right', render: ({ step }) => costText(step.cost, language) },
    {
      key: 'from',
      title: text('holdsFrom'),
      render: ({ step: { holds_from } }) => formatDay(holds_from, language),
    },
    { key: 'verdict', title: text('afterwards'), render: ({ verdict }) => <VerdictMark verdict={verdict} /> },
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
  ];
}
