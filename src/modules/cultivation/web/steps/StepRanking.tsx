import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { EmptyState } from '../../../../web/ui/EmptyState.tsx';
import { useText } from '../../../../web/ui/language.tsx';
import { fullNumber } from '../../../../web/ui/number.ts';
import { Section } from '../../../../web/ui/Page.tsx';
import { RefusalAlert } from '../../../../web/ui/RefusalAlert.tsx';
import { useSession } from '../../../../web/ui/session.ts';
import { ladderWords } from '../../../policy/web/door.ts';
import { ExportLinks } from './ExportLinks.tsx';
import { messages } from './messages.ts';
import { stepRunsQuery, stepsQuery } from './queries.ts';
import { RankingTable } from './RankingTable.tsx';
import { latestRunOf } from './runs.ts';
import type { StepSearch } from './stepSearch.ts';

/** The changes that lift firms by one step; below them the facts that are only to be found out. */
export function StepRanking({ search }: { readonly search: StepSearch }) {
  const text = useText(messages);
  const words = useText(ladderWords);
  const { data, error, refetch } = useQuery(stepsQuery(search));
  const rung = words(`tier_${search.rung}`);
  if (data === undefined || data.steps.length === 0) {
    return (
      <Section title={text('ranking')}>
        <RefusalAlert error={error} onRetry={() => void refetch()} />
        {data !== undefined ? <NoSteps search={search} rung={rung} /> : null}
        {data === undefined && error === null ? <Skeleton active title={false} paragraph={{ rows: 6 }} /> : null}
      </Section>
    );
  }
  const [moves, states] = (['move', 'state'] as const).map((kind) => data.steps.filter((step) => step.kind === kind));
  return (
    <>
      <Part
        title={text('ranking')}
        lead={`${text('rankingLead', { count: fullNumber(data.firms), rung })}${search.reach === 'all' ? ` ${text('allAreIn')}` : ''}`}
        actions={<ExportLinks search={{ ...search, fact: '' }} />}
        search={search}
        steps={moves ?? []}
      />
      <Part title={text('stateTitle')} lead={text('stateLead')} search={search} steps={states ?? []} />
    </>
  );
}

interface PartProps {
  readonly title: string;
  readonly lead: string;
  readonly actions?: ReactNode;
  readonly search: StepSearch;
  readonly steps: Parameters<typeof RankingTable>[0]['steps'];
}

function Part({ title, lead, actions, search, steps }: PartProps) {
  if (steps.length === 0) return null;
  return (
    <Section title={title} lead={lead} actions={actions}>
      <RankingTable label={title} search={search} steps={steps} />
    </Section>
  );
}

/** Why nothing is there: nobody has looked, or nobody is so near. */
function NoSteps({ search, rung }: { readonly search: StepSearch; readonly rung: string }) {
  const text = useText(messages);
  const { may, organisation } = useSession();
  const { data: runs } = useQuery(stepRunsQuery);
  const region = search.region === '' ? (organisation?.region_code ?? '') : search.region;
  if (runs === undefined) return null;
  const isNever = latestRunOf(runs.runs, region) === undefined;
  const neverAdvice = may('cultivation.steps') ? 'neverAdvice' : 'neverAdviceReader';
  return isNever ? (
    <EmptyState title={text('never')} advice={text(neverAdvice)} />
  ) : (
    <EmptyState title={text('none')} advice={text('noneAdvice', { rung })} />
  );
}
