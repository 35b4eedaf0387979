import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Tag } from 'antd';
import type { z } from 'zod';
import { send } from '../../../../web/ui/api.ts';
import { type DataColumn, DataTable } from '../../../../web/ui/DataTable.tsx';
import { EmptyState } from '../../../../web/ui/EmptyState.tsx';
import { useText } from '../../../../web/ui/language.tsx';
import { momentFigures } from '../../../../web/ui/moment.ts';
import { Section } from '../../../../web/ui/Page.tsx';
import { RefusalAlert } from '../../../../web/ui/RefusalAlert.tsx';
import type { invitation } from '../../contract.ts';
import { addresses } from '../addresses.ts';
import { messages as shared } from '../messages.ts';
import { messages } from './messages.ts';
import { peopleQuery } from './peopleQuery.ts';

type Invitation = z.output<typeof invitation>;

/** The invitations to the own organisation, and what became of each. */
export function Invitations({ invitations }: { readonly invitations: readonly Invitation[] | undefined }) {
  const text = useText(messages);
  const words = useText(shared);
  const client = useQueryClient();
  const revoke = useMutation({
    mutationFn: (id: string) => send(`${addresses.invitations}/${id}`, { method: 'DELETE' }),
    onSettled: () => client.invalidateQueries({ queryKey: peopleQuery.queryKey }),
  });
  const columns: readonly DataColumn<Invitation>[] = [
    { key: 'role', title: words('role'), render: ({ role }) => words(`role_${role}`) },
    { key: 'created', title: text('created'), render: ({ created_at }) => momentFigures(created_at) },
    { key: 'expires', title: text('expires'), render: ({ expires_at }) => momentFigures(expires_at) },
    { key: 'state', title: text('state'), render: (one) => <State invitation={one} /> },
    {
      key: 'revoke',
      title: words('actions'),
      align: 'right',
      render: (one) =>
        stateOf(one) === 'waiting' ? (
          <Button size="small" onClick={() => revoke.mutate(one.invitation_id)}>
            {text('revoke')}
          </Button>
        ) : null,
    },
  ];
  return (
    <Section title={text('invitations')}>
      <RefusalAlert error={revoke.error} />
      <DataTable
        label={text('invitations')}
        columns={columns}
        rows={invitations}
        rowKey={({ invitation_id }) => invitation_id}
        isBusy={revoke.isPending}
        empty={<EmptyState title={text('noInvitations')} advice={text('noInvitationsAdvice')} />}
      />
    </Section>
  );
}

function stateOf({ accepted_at, revoked_at, expires_at }: Invitation): 'accepted' | 'revoked' | 'expired' | 'waiting' {
  if (accepted_at !== null) return 'accepted';
  if (revoked_at !== null) return 'revoked';
  return Date.parse(expires_at) < Date.now() ? 'expired' : 'waiting';
}

const colours = { accepted: 'success', revoked: 'default', expired: 'warning', waiting: 'processing' } as const;

function State({ invitation: one }: { readonly invitation: Invitation }) {
  const text = useText(messages);
  const state = stateOf(one);
  return <Tag color={colours[state]}>{text(state)}</Tag>;
}
