import type { z } from 'zod';
import { formatDay } from '../../../../platform/i18n/index.ts';
import type { DataColumn } from '../../../../web/ui/DataTable.tsx';
import { useLanguage, useText } from '../../../../web/ui/language.tsx';
import { VerdictMark } from '../../../policy/web/door.ts';
import type { stepFirmsResponse } from '../../contract.ts';
import { costText } from '../costText.ts';
import { neededText, nowText } from '../stepText.ts';
import { useFirmColumns } from '../useFirmColumns.tsx';
import { messages } from './messages.ts';

type StepFirm = z.output<typeof stepFirmsResponse>['firms'][number];

/** Who the firm is, how far it has to go, what that costs and from when it counts. */
export function useStepColumns(firms: readonly StepFirm[]): readonly DataColumn<StepFirm>[] {
  const text = useText(messages);
  const { language } = useLanguage();
  const { name, region, industry, tier } = useFirmColumns(firms, { name: text('name'), tier: text('tier') });
  return [
    name,
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
    region,
    industry,
    tier,
  ];
}
