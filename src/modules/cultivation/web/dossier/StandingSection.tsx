import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { useState } from 'react';
import { EmptyState } from '../../../../web/ui/EmptyState.tsx';
import { useText } from '../../../../web/ui/language.tsx';
import { Section } from '../../../../web/ui/Page.tsx';
import { RefusalAlert } from '../../../../web/ui/RefusalAlert.tsx';
import { useSession } from '../../../../web/ui/session.ts';
import type { DossierSectionProps } from '../../../../web/webModule.ts';
import type { JudgementSummary } from '../../contract.ts';
import { Comparison } from './Comparison.tsx';
import { History } from './History.tsx';
import { latestOf } from './history.ts';
import { JudgementView } from './JudgementView.tsx';
import { JudgeNow } from './JudgeNow.tsx';
import { historyQuery } from './judgementQueries.ts';
import { messages } from './messages.ts';

/** Where a firm stands on each rung and why, what is missing, and how it came about: the same for the firm and for whoever may see it. */
export function StandingSection({ enterpriseId, onState }: DossierSectionProps) {
  const text = useText(messages);
  const { may } = useSession();
  const { data, error, refetch } = useQuery(historyQuery(enterpriseId));
  const mayJudge = may('cultivation.judge');
  const hasAny = data !== undefined && data.judgements.length > 0;
  return (
    <Section
      title={text('title')}
      lead={text('lead')}
      actions={mayJudge && hasAny ? <JudgeNow firm={enterpriseId} /> : undefined}
    >
      <RefusalAlert error={error} onRetry={() => void refetch()} />
      {data === undefined && error === null ? <Skeleton active title={false} paragraph={{ rows: 5 }} /> : null}
      {data !== undefined && !hasAny ? (
        <EmptyState
          title={text('neverTitle')}
          advice={text(mayJudge ? 'neverAdvice' : 'neverAdviceReader')}
          action={mayJudge ? <JudgeNow firm={enterpriseId} /> : undefined}
        />
      ) : null}
      {hasAny ? (
        <Judged firm={enterpriseId} judgements={data.judgements} {...(onState === undefined ? {} : { onState })} />
      ) : null}
    </Section>
  );
}

interface JudgedProps {
  readonly firm: string;
  readonly judgements: readonly JudgementSummary[];
  readonly onState?: (fact: string) => void;
}

function Judged({ firm, judgements, onState }: JudgedProps) {
  const latest = latestOf(judgements);
  const [chosen, setChosen] = useState<string | null>(null);
  const [compared, setCompared] = useState<{ readonly from: string; readonly to: string } | null>(null);
  // A judgement made meanwhile takes the place of the latest, not of an older one that somebody reads.
  const shown = judgements.find(({ judgement_id }) => judgement_id === chosen) ?? latest;
  return (
    <>
      <JudgementView
        firm={firm}
        shown={shown}
        isLatest={shown === latest}
        onLatest={() => setChosen(null)}
        {...(onState === undefined ? {} : { onState })}
      />
      <History
        judgements={judgements}
        shown={shown}
        onShow={({ judgement_id }) => setChosen(judgement_id)}
        onCompare={(from, to) => setCompared({ from: from.judgement_id, to: to.judgement_id })}
      />
      {compared === null ? null : (
        <Comparison
          firm={firm}
          judgements={judgements}
          from={compared.from}
          to={compared.to}
          onChoose={(from, to) => setCompared({ from, to })}
        />
      )}
    </>
  );
}
