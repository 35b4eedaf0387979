import { useQuery } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { EmptyState } from '../../../../web/ui/EmptyState.tsx';
import { useText } from '../../../../web/ui/language.tsx';
import { Section } from '../../../../web/ui/Page.tsx';
import { RefusalAlert } from '../../../../web/ui/RefusalAlert.tsx';
import { messages } from './messages.ts';
import { RunEntry } from './RunEntry.tsx';
import { runBefore } from './runs.ts';
import { runsQuery } from './runsQuery.ts';

/** Older ones are shown when asked for. */
const mostShown = 5;

/** What was judged so far, the newest first. */
export function RunList() {
  const text = useText(messages);
  const [isWhole, setWhole] = useState(false);
  const { data, error, refetch } = useQuery(runsQuery);
  const runs = data?.runs ?? [];
  const shown = isWhole ? runs : runs.slice(0, mostShown);
  return (
    <Section title={text('runs')} lead={runs.length === 0 ? undefined : text('runsLead')}>
      <RefusalAlert error={error} onRetry={() => void refetch()} />
      {data === undefined && error === null ? <Skeleton active title={false} paragraph={{ rows: 4 }} /> : null}
      {data?.runs.length === 0 ? <EmptyState title={text('noRuns')} advice={text('noRunsAdvice')} /> : null}
      {shown.map((run, index) => (
        <RunEntry key={run.run_id} run={run} before={runBefore(runs, run)} isOpen={index === 0} />
      ))}
      {runs.length > shown.length ? (
        <Button type="link" onClick={() => setWhole(true)}>
          {text('olderRuns', { count: runs.length - shown.length })}
        </Button>
      ) : null}
    </Section>
  );
}
