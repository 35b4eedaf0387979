import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { Button, Select, Skeleton } from 'antd';
import { useState } from 'react';
import { request } from '../../../../web/ui/api.ts';
import { EmptyState } from '../../../../web/ui/EmptyState.tsx';
import { useText } from '../../../../web/ui/language.tsx';
import { useModuleWords } from '../../../../web/ui/moduleWords.tsx';
import { Page } from '../../../../web/ui/Page.tsx';
import { RefusalAlert } from '../../../../web/ui/RefusalAlert.tsx';
import { useSession } from '../../../../web/ui/session.ts';
import { auditResponse } from '../../contract.ts';
import { addresses } from '../addresses.ts';
import styles from './AuditPage.module.css';
import { Event } from './Event.tsx';
import { messages } from './messages.ts';

/** The audit of what the organisation may see, the latest first; `?firm=` narrows it to one firm. */
export default function AuditPage() {
  const text = useText(messages);
  const { organisation } = useSession();
  const { firm }: { readonly firm?: unknown } = useSearch({ strict: false });
  const [action, setAction] = useState<string | null>(null);
  const firmId = typeof firm === 'string' ? firm : null;
  return (
    <Page title={text('title')} lead={text(organisation?.kind === 'firm' ? 'leadFirm' : 'lead')}>
      <div className={styles.filters}>
        <ActionFilter action={action} onChoose={setAction} />
        {firmId === null ? null : (
          <span>
            {text('ofFirm')} <Link to=".">{text('ofAll')}</Link>
          </span>
        )}
      </div>
      <Events action={action} firmId={firmId} />
    </Page>
  );
}

interface ActionFilterProps {
  readonly action: string | null;
  readonly onChoose: (action: string | null) => void;
}

function ActionFilter({ action, onChoose }: ActionFilterProps) {
  const text = useText(messages);
  const words = useModuleWords();
  return (
    <Select
      className={styles.action ?? ''}
      aria-label={text('action')}
      showSearch={{ optionFilterProp: 'label' }}
      value={action}
      options={[
        { value: null, label: text('allActions') },
        ...words.actions.map((value) => ({ value, label: words.action(value) })),
      ]}
      onChange={onChoose}
    />
  );
}

interface EventsProps {
  readonly action: string | null;
  readonly firmId: string | null;
}

function Events({ action, firmId }: EventsProps) {
  const text = useText(messages);
  const query = { action, firm_id: firmId };
  const { data, error, hasNextPage, fetchNextPage, isFetchingNextPage, refetch } = useInfiniteQuery({
    queryKey: ['identity', 'audit', query],
    queryFn: ({ signal, pageParam }) =>
      request(auditResponse, addresses.audit, { query: { ...query, before: pageParam }, signal }),
    initialPageParam: null as string | null, // The first page is before nothing.
    getNextPageParam: ({ events, has_more }) => (has_more ? (events.at(-1)?.happened_at ?? null) : null),
  });
  if (data === undefined) {
    return error === null ? (
      <Skeleton active paragraph={{ rows: 8 }} />
    ) : (
      <RefusalAlert error={error} onRetry={() => void refetch()} />
    );
  }
  const events = data.pages.flatMap((page) => page.events);
  if (events.length === 0) return <EmptyState title={text('none')} advice={text('noneAdvice')} />;
  return (
    <>
      <ol className={styles.events} aria-label={text('events')}>
        {events.map((event) => (
          <Event key={event.event_id} event={event} />
        ))}
      </ol>
      <RefusalAlert error={error} />
      {hasNextPage ? (
        <Button block loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {text('more')}
        </Button>
      ) : (
        <p className={styles.end}>{text('end')}</p>
      )}
    </>
  );
}
