import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Popconfirm, Tag } from 'antd';
import type { z } from 'zod';
import { request, send } from '../../../../web/ui/api.ts';
import { type DataColumn, DataTable } from '../../../../web/ui/DataTable.tsx';
import { useLanguage, useText } from '../../../../web/ui/language.tsx';
import { agoText, momentFigures } from '../../../../web/ui/moment.ts';
import { Section } from '../../../../web/ui/Page.tsx';
import { RefusalAlert } from '../../../../web/ui/RefusalAlert.tsx';
import { useSessionChanges } from '../../../../web/ui/session.ts';
import { sessionsResponse } from '../../contract.ts';
import { addresses } from '../addresses.ts';
import { messages as shared } from '../messages.ts';
import styles from './AccountPage.module.css';
import { browserName } from './browserName.ts';
import { messages } from './messages.ts';
import { sessionsKey } from './sessionsKey.ts';

type OwnSession = z.output<typeof sessionsResponse>['sessions'][number];

/** Where one is signed in, with a way to end each session and all of them. */
export function Sessions() {
  const text = useText(messages);
  const client = useQueryClient();
  const { data, error } = useQuery({
    queryKey: sessionsKey,
    queryFn: ({ signal }) => request(sessionsResponse, addresses.sessions, { signal }),
  });
  const end = useMutation({
    mutationFn: (id: string) => send(`${addresses.sessions}/${id}`, { method: 'DELETE' }),
    onSettled: () => client.invalidateQueries({ queryKey: sessionsKey }),
  });
  return (
    <Section title={text('sessions')} lead={text('sessionsLead')} actions={<Everywhere />}>
      <RefusalAlert error={end.error} />
      <DataTable
        label={text('sessions')}
        columns={useSessionColumns(end.mutate)}
        rows={data?.sessions}
        rowKey={({ session_id }) => session_id}
        error={error}
        empty={null}
      />
    </Section>
  );
}

function useSessionColumns(end: (id: string) => void): readonly DataColumn<OwnSession>[] {
  const text = useText(messages);
  const words = useText(shared);
  const { language } = useLanguage();
  return [
    {
      key: 'browser',
      title: text('browser'),
      render: ({ browser, is_current }) => (
        <span className={styles.browser}>
          <BrowserText browser={browser} />
          {is_current ? <Tag color="success">{text('current_session')}</Tag> : null}
        </span>
      ),
    },
    { key: 'address', title: text('address'), render: ({ address }) => address ?? '—' },
    {
      key: 'seen',
      title: text('seen'),
      render: ({ seen_at }) => <time dateTime={seen_at}>{agoText(seen_at, language)}</time>,
    },
    {
      key: 'created',
      title: text('created'),
      render: ({ created_at }) => <time dateTime={created_at}>{momentFigures(created_at)}</time>,
    },
    {
      key: 'end',
      title: words('actions'),
      align: 'right',
      render: ({ session_id, is_current }) =>
        is_current ? null : (
          <Button size="small" onClick={() => end(session_id)}>
            {text('end')}
          </Button>
        ),
    },
  ];
}

function BrowserText({ browser }: { readonly browser: string | null }) {
  const text = useText(messages);
  const name = browserName(browser);
  if (name === null) return <span title={browser ?? ''}>{text('unknownBrowser')}</span>;
  const words = name.system === null ? name.browser : text('browserOn', { browser: name.browser, system: name.system });
  return <span title={browser ?? ''}>{words}</span>;
}

function Everywhere() {
  const text = useText(messages);
  const words = useText(shared);
  const navigate = useNavigate();
  const { forget } = useSessionChanges();
  const end = useMutation({
    mutationFn: () => send(addresses.sessions, { method: 'DELETE' }),
    onSuccess: async () => {
      await navigate({ to: '/sign-in' });
      forget();
    },
  });
  return (
    <Popconfirm
      title={text('everywhereAsk')}
      okText={text('everywhere')}
      cancelText={words('cancel')}
      onConfirm={() => end.mutate()}
    >
      <Button loading={end.isPending}>{text('everywhere')}</Button>
    </Popconfirm>
  );
}
