import { useQuery } from '@tanstack/react-query';
import { Skeleton, Tag } from 'antd';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import { request } from '../../../../web/ui/api.ts';
import { type DataColumn, DataTable } from '../../../../web/ui/DataTable.tsx';
import { EmptyState } from '../../../../web/ui/EmptyState.tsx';
import { Figure, Figures } from '../../../../web/ui/Figure.tsx';
import { useText } from '../../../../web/ui/language.tsx';
import { useModuleWords } from '../../../../web/ui/moduleWords.tsx';
import { momentFigures } from '../../../../web/ui/moment.ts';
import { Page, Section } from '../../../../web/ui/Page.tsx';
import { RefusalAlert } from '../../../../web/ui/RefusalAlert.tsx';
import { healthResponse } from '../../contract.ts';
import { addresses } from '../addresses.ts';
import { durationText } from './duration.ts';
import styles from './HealthPage.module.css';
import { messages } from './messages.ts';

type Health = z.output<typeof healthResponse>;
type HealthJob = Health['jobs'][number];

const lookMilliseconds = 10_000;

/** How the platform is: database, memory, who is signed in, the latest jobs. */
export default function HealthPage() {
  const text = useText(messages);
  const { data, error, refetch } = useQuery({
    queryKey: ['identity', 'health'],
    queryFn: ({ signal }) => request(healthResponse, addresses.health, { signal }),
    refetchInterval: lookMilliseconds,
  });
  return (
    <Page title={text('health')} lead={text('healthLead')}>
      <RefusalAlert error={error} onRetry={() => void refetch()} />
      {data === undefined ? error === null && <Skeleton active paragraph={{ rows: 6 }} /> : <Report health={data} />}
    </Page>
  );
}

function Report({ health }: { readonly health: Health }) {
  const text = useText(messages);
  const { database } = health;
  return (
    <>
      <Figures>
        <Figure label={text('uptime')} value={durationText(health.uptime_seconds, text)} tone="earth" />
        <Figure label={text('memory')} {...bytes(health.memory_bytes)} tone="brick" />
        <Figure label={text('size')} {...bytes(database.size_bytes)} tone="glaze" />
        <Figure label={text('connections')} value={database.connections} unit={text('connectionsUnit')} />
        <Figure label={text('sessions')} value={health.sessions} unit={text('sessionsUnit')} />
      </Figures>
      <dl className={styles.versions}>
        <Version label={text('version')}>{health.version}</Version>
        <Version label={text('node')}>{health.node}</Version>
        <Version label={text('database')}>{database.version}</Version>
        <Version label={text('citus')}>{database.citus ?? text('noCitus')}</Version>
      </dl>
      <Section title={text('jobs')}>
        <DataTable
          label={text('jobs')}
          columns={useJobColumns()}
          rows={health.jobs}
          rowKey={({ job_id }) => job_id}
          empty={<EmptyState title={text('noJobs')} advice={text('noJobsAdvice')} />}
        />
      </Section>
    </>
  );
}

function Version({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

const colours: Readonly<Record<string, string>> = {
  running: 'processing',
  done: 'success',
  failed: 'error',
  interrupted: 'warning',
  refused: 'warning',
};

function useJobColumns(): readonly DataColumn<HealthJob>[] {
  const text = useText(messages);
  const { job } = useModuleWords();
  return [
    { key: 'job', title: text('job'), render: ({ kind }) => job(kind) },
    { key: 'organisation', title: text('organisation'), render: ({ organisation }) => organisation ?? '—' },
    {
      key: 'state',
      title: text('state'),
      render: ({ state }) => <Tag color={colours[state] ?? 'default'}>{stateText(state, text)}</Tag>,
    },
    { key: 'asked', title: text('asked'), render: ({ created_at }) => momentFigures(created_at) },
    {
      key: 'took',
      title: text('took'),
      align: 'right',
      render: ({ created_at, ended_at }) =>
        ended_at === null ? '—' : durationText((Date.parse(ended_at) - Date.parse(created_at)) / 1000, text),
    },
  ];
}

const states = ['waiting', 'running', 'done', 'refused', 'failed', 'cancelled', 'interrupted'] as const;

function stateText(state: string, text: ReturnType<typeof useText<(typeof messages)['zh']>>): string {
  const known = states.find((one) => one === state);
  return known === undefined ? state : text(`state_${known}`);
}

/** Bytes as people count them. */
function bytes(value: number): { readonly value: number; readonly unit: string } {
  const megabytes = value / 1_048_576;
  return megabytes < 1024
    ? { value: Math.round(megabytes), unit: 'MB' }
    : { value: Math.round(megabytes / 102.4) / 10, unit: 'GB' };
}
