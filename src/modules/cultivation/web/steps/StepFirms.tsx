import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { DataTable } from '../../../../web/ui/DataTable.tsx';
import { EmptyState } from '../../../../web/ui/EmptyState.tsx';
import { useLanguage, useText } from '../../../../web/ui/language.tsx';
import { Section } from '../../../../web/ui/Page.tsx';
import { factLabel } from '../../../enterprise/web/door.ts';
import { ladderWords } from '../../../policy/web/door.ts';
import { STEP_FIRMS_PAGE_SIZE } from '../../contract.ts';
import { messages as shared } from '../messages.ts';
import { ExportLinks } from './ExportLinks.tsx';
import { messages } from './messages.ts';
import { stepFirmsQuery } from './queries.ts';
import styles from './StepFirms.module.css';
import { MOST_PAGES, type StepSearch } from './stepSearch.ts';
import { useStepColumns } from './useStepColumns.tsx';

interface StepFirmsProps {
  readonly search: StepSearch;
  readonly onPage: (page: number) => void;
  readonly onClose: () => void;
}

/** The firms that one change lifts, those for whom it costs least first. */
export function StepFirms({ search, onPage, onClose }: StepFirmsProps) {
  const text = useText(messages);
  const words = useText(ladderWords);
  const { language } = useLanguage();
  const place = useRef<HTMLDivElement>(null);
  const { data, error, isFetching, isPlaceholderData, refetch } = useQuery(stepFirmsQuery(search));
  // Whoever opens a step is taken to its firms.
  useEffect(() => {
    place.current?.focus({ preventScroll: true });
    place.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const rung = words(`tier_${search.rung}`);
  const fact = factLabel(search.fact, language);
  const isStated = search.kind === 'state';
  return (
    <div ref={place} tabIndex={-1} className={styles.firms}>
      <Section
        title={text(isStated ? 'firmsStating' : 'firmsOf', { fact })}
        lead={text(isStated ? 'firmsStatingLead' : 'firmsOfLead', { fact, rung })}
        actions={
          <>
            <ExportLinks search={search} />
            <Button size="small" onClick={onClose}>
              {text('close')}
            </Button>
          </>
        }
      >
        <DataTable
          label={text('firmsOf', { fact })}
          columns={useStepColumns(data?.firms ?? [])}
          rows={data?.firms}
          rowKey={({ enterprise_id }) => enterprise_id}
          isBusy={isFetching && isPlaceholderData}
          error={error}
          onRetry={() => void refetch()}
          paging={{
            page: search.page,
            pageSize: STEP_FIRMS_PAGE_SIZE,
            hasMore: (data?.total ?? 0) > search.page * STEP_FIRMS_PAGE_SIZE,
            total: data?.total,
            mostPages: MOST_PAGES,
            noun: useText(shared)('firmsUnit'),
            onPage,
          }}
          empty={<EmptyState title={text('noFirms')} advice={text('noFirmsAdvice')} />}
        />
      </Section>
    </div>
  );
}
