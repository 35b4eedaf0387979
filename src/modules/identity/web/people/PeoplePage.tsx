import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Popconfirm, Select, Tag } from 'antd';
import { useState } from 'react';
import { send } from '../../../../web/ui/api.ts';
import { type DataColumn, DataTable } from '../../../../web/ui/DataTable.tsx';
import { useText } from '../../../../web/ui/language.tsx';
import { momentFigures } from '../../../../web/ui/moment.ts';
import { Page, Section } from '../../../../web/ui/Page.tsx';
import { RefusalAlert } from '../../../../web/ui/RefusalAlert.tsx';
import { useSession } from '../../../../web/ui/session.ts';
import type { Person } from '../../contract.ts';
import { addresses } from '../addresses.ts';
import { messages as shared } from '../messages.ts';
import { rolesOf } from '../roles.ts';
import { Invitations } from './Invitations.tsx';
import { InviteDialog } from './InviteDialog.tsx';
import { messages } from './messages.ts';
import { peopleQuery } from './peopleQuery.ts';

interface Change {
  readonly id: string;
  readonly role?: Person['role'];
  readonly is_disabled?: boolean;
}

/** The people of the own organisation: roles, those who left, and invitations to those who come. */
export default function PeoplePage() {
  const text = useText(messages);
  const { organisation } = useSession();
  const [isInviting, setInviting] = useState(false);
  const { data, error } = useQuery(peopleQuery);
  const change = useChange();
  const columns = usePeopleColumns(change.mutate);
  if (organisation === null) return null;
  return (
    <Page
      title={text('title')}
      lead={text('lead', { organisation: organisation.name })}
      actions={
        <Button type="primary" onClick={() => setInviting(true)}>
          {text('invite')}
        </Button>
      }
    >
      <Section title={text('people')}>
        <div role="alert">
          <RefusalAlert error={change.error} />
        </div>
        <DataTable
          label={text('people')}
          columns={columns}
          rows={data?.people}
          rowKey={({ person_id }) => person_id}
          isBusy={change.isPending}
          error={error}
          empty={null}
        />
      </Section>
      <Invitations invitations={data?.invitations} />
      <InviteDialog isOpen={isInviting} onClose={() => setInviting(false)} kind={organisation.kind} />
    </Page>
  );
}

function useChange() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, ...body }: Change) => send(`${addresses.people}/${id}`, { method: 'PATCH', body }),
    onSettled: () => client.invalidateQueries({ queryKey: peopleQuery.queryKey }),
  });
}

function usePeopleColumns(change: (change: Change) => void): readonly DataColumn<Person>[] {
  const text = useText(messages);
  const words = useText(shared);
  const session = useSession();
  const isMe = ({ person_id }: Person) => person_id === session.person?.person_id;
  const roles = rolesOf(session.organisation?.kind ?? 'firm');
  return [
    {
      key: 'name',
      title: words('name'),
      render: (person) => (
        <>
          {person.name} {isMe(person) ? <Tag color="success">{text('me')}</Tag> : null}
        </>
      ),
    },
    { key: 'login', title: words('login'), render: ({ login }) => login },
    {
      key: 'role',
      title: words('role'),
      render: (person) =>
        person.disabled_at !== null || isMe(person) ? (
          words(`role_${person.role}`)
        ) : (
          <Select
            aria-label={text('roleOf', { name: person.name })}
            value={person.role}
            options={roles.map((value) => ({ value, label: words(`role_${value}`) }))}
            onChange={(chosen) => change({ id: person.person_id, role: chosen })}
            style={{ minWidth: 190 }}
          />
        ),
    },
    {
      key: 'way',
      title: text('way'),
      render: ({ has_password, has_sso }) =>
        [has_password ? text('way_password') : '', has_sso ? text('way_sso') : '']
          .filter((way) => way !== '')
          .join(' · '),
    },
    { key: 'since', title: text('since'), render: ({ created_at }) => momentFigures(created_at).slice(0, 10) },
    {
      key: 'state',
      title: text('state'),
      render: ({ disabled_at }) =>
        disabled_at === null ? (
          <Tag color="success">{words('active')}</Tag>
        ) : (
          <Tag color="error">{text('disabled')}</Tag>
        ),
    },
    {
      key: 'actions',
      title: words('actions'),
      align: 'right',
      render: (person) => (isMe(person) ? null : <Disabling person={person} change={change} />),
    },
  ];
}

interface DisablingProps {
  readonly person: Person;
  readonly change: (change: Change) => void;
}

function Disabling({ person: { person_id, name, disabled_at }, change }: DisablingProps) {
  const text = useText(messages);
  const words = useText(shared);
  if (disabled_at !== null) {
    return (
      <Button size="small" onClick={() => change({ id: person_id, is_disabled: false })}>
        {text('enable')}
      </Button>
    );
  }
  return (
    <Popconfirm
      title={text('disableAsk', { name })}
      okText={text('disable')}
      cancelText={words('cancel')}
      onConfirm={() => change({ id: person_id, is_disabled: true })}
    >
      <Button size="small">{text('disable')}</Button>
    </Popconfirm>
  );
}
