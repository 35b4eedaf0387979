import { SearchOutlined } from '@ant-design/icons';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Popconfirm, Select, Tag } from 'antd';
import { useDeferredValue, useState } from 'react';
import { request, send } from '../../../../web/ui/api.ts';
import { type DataColumn, DataTable } from '../../../../web/ui/DataTable.tsx';
import { EmptyState } from '../../../../web/ui/EmptyState.tsx';
import { useText } from '../../../../web/ui/language.tsx';
import { momentFigures } from '../../../../web/ui/moment.ts';
import { Page } from '../../../../web/ui/Page.tsx';
import { RefusalAlert } from '../../../../web/ui/RefusalAlert.tsx';
import { type Organisation, organisation, organisationsResponse, PAGE_SIZE } from '../../contract.ts';
import { addresses } from '../addresses.ts';
import { messages as shared } from '../messages.ts';
import { InviteDialog } from '../people/InviteDialog.tsx';
import { messages } from './messages.ts';
import { OrganisationDialog } from './OrganisationDialog.tsx';
import styles from './OrganisationsPage.module.css';
import { organisationsKey } from './organisationsKey.ts';

const kinds = organisation.shape.kind.options;

/** All organisations: finding, opening and closing them, and inviting the first administrator of each. */
export default function OrganisationsPage() {
  const text = useText(messages);
  const [isAdding, setAdding] = useState(false);
  const [invited, setInvited] = useState<Organisation | null>(null);
  return (
    <Page
      title={text('organisations')}
      lead={text('organisationsLead')}
      actions={
        <Button type="primary" onClick={() => setAdding(true)}>
          {text('add')}
        </Button>
      }
    >
      <Organisations onInvite={setInvited} />
      <OrganisationDialog
        isOpen={isAdding}
        onClose={() => setAdding(false)}
        onMade={(made) => {
          setAdding(false);
          setInvited(made);
        }}
      />
      {invited === null ? null : (
        <InviteDialog
          isOpen
          onClose={() => setInvited(null)}
          kind={invited.kind}
          other={{ id: invited.organisation_id, name: invited.name }}
        />
      )}
    </Page>
  );
}

interface Change {
  readonly id: string;
  readonly is_closed: boolean;
}

/** What is looked for. */
interface Sought {
  readonly typed: string;
  readonly kind: Organisation['kind'] | null;
}

function Organisations({ onInvite }: { readonly onInvite: (organisation: Organisation) => void }) {
  const text = useText(messages);
  const client = useQueryClient();
  const [{ typed, kind }, setSought] = useState<Sought>({ typed: '', kind: null });
  const [page, setPage] = useState(1);
  const search = (sought: Sought) => {
    setSought(sought);
    setPage(1);
  };
  const query = { q: useDeferredValue(typed.trim()), kind, page };
  const { data, error, isPlaceholderData } = useQuery({
    queryKey: [...organisationsKey, query],
    queryFn: ({ signal }) => request(organisationsResponse, addresses.organisations, { query, signal }),
    placeholderData: keepPreviousData,
  });
  const change = useMutation({
    mutationFn: ({ id, ...body }: Change) => send(`${addresses.organisations}/${id}`, { method: 'PATCH', body }),
    onSettled: () => client.invalidateQueries({ queryKey: organisationsKey }),
  });
  return (
    <>
      <RefusalAlert error={change.error} />
      <DataTable
        label={text('organisations')}
        columns={useOrganisationColumns(onInvite, change.mutate)}
        rows={data?.organisations}
        rowKey={({ organisation_id }) => organisation_id}
        isBusy={isPlaceholderData || change.isPending}
        error={error}
        paging={{
          page,
          pageSize: PAGE_SIZE,
          hasMore: (data?.total ?? 0) > page * PAGE_SIZE,
          total: data?.total,
          noun: text('organisationsUnit'),
          onPage: setPage,
        }}
        toolbar={<Search typed={typed} kind={kind} onSearch={search} />}
        empty={<EmptyState title={text('none')} advice={text('noneAdvice')} />}
      />
    </>
  );
}

interface SearchProps extends Sought {
  readonly onSearch: (sought: Sought) => void;
}

function Search({ typed, kind, onSearch }: SearchProps) {
  const text = useText(messages);
  const words = useText(shared);
  return (
    <>
      <Input
        className={styles.search ?? ''}
        prefix={<SearchOutlined />}
        allowClear
        placeholder={text('search')}
        aria-label={text('search')}
        value={typed}
        onChange={({ target }) => onSearch({ typed: target.value, kind })}
      />
      <Select
        className={styles.kind ?? ''}
        aria-label={text('kind')}
        value={kind}
        options={[
          { value: null, label: text('allKinds') },
          ...kinds.map((value) => ({ value, label: words(`kind_${value}`) })),
        ]}
        onChange={(chosen) => onSearch({ typed, kind: chosen })}
      />
    </>
  );
}

function useOrganisationColumns(
  invite: (organisation: Organisation) => void,
  change: (change: Change) => void,
): readonly DataColumn<Organisation>[] {
  const text = useText(messages);
  const words = useText(shared);
  return [
    { key: 'name', title: text('name'), render: ({ name }) => name },
    {
      key: 'kind',
      title: text('kind'),
      render: ({ kind, level }) =>
        level === null ? words(`kind_${kind}`) : `${words(`kind_${kind}`)} · ${words(`level_${level}`)}`,
    },
    {
      key: 'region',
      title: text('region'),
      render: ({ region_code }) => (region_code === '' ? text('regionEverywhere') : region_code),
    },
    { key: 'created', title: text('created'), render: ({ created_at }) => momentFigures(created_at).slice(0, 10) },
    {
      key: 'state',
      title: text('state'),
      render: ({ closed_at }) =>
        closed_at === null ? (
          <Tag color="success">{words('active')}</Tag>
        ) : (
          <Tag color="error">
            {text('closed')} {momentFigures(closed_at).slice(0, 10)}
          </Tag>
        ),
    },
    {
      key: 'actions',
      title: words('actions'),
      align: 'right',
      render: (one) => <Actions organisation={one} invite={invite} change={change} />,
    },
  ];
}

interface ActionsProps {
  readonly organisation: Organisation;
  readonly invite: (organisation: Organisation) => void;
  readonly change: (change: Change) => void;
}

function Actions({ organisation: one, invite, change }: ActionsProps) {
  const text = useText(messages);
  const words = useText(shared);
  const id = one.organisation_id;
  if (one.closed_at !== null) {
    return (
      <Button size="small" onClick={() => change({ id, is_closed: false })}>
        {text('reopen')}
      </Button>
    );
  }
  return (
    <span className={styles.actions}>
      {one.kind === 'firm' ? null : (
        <Button size="small" onClick={() => invite(one)}>
          {text('invite')}
        </Button>
      )}
      <Popconfirm
        title={text('closeAsk', { name: one.name })}
        okText={text('close')}
        cancelText={words('cancel')}
        onConfirm={() => change({ id, is_closed: true })}
      >
        <Button size="small">{text('close')}</Button>
      </Popconfirm>
    </span>
  );
}
