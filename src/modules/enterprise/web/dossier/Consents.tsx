import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Popconfirm, Space, Tag } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { request, send } from '../../../../web/ui/api.ts';
import { type DataColumn, DataTable } from '../../../../web/ui/DataTable.tsx';
import { EmptyState } from '../../../../web/ui/EmptyState.tsx';
import { useText } from '../../../../web/ui/language.tsx';
import { Section } from '../../../../web/ui/Page.tsx';
import { RefusalAlert } from '../../../../web/ui/RefusalAlert.tsx';
import { todayInChina } from '../../../../web/ui/today.ts';
import { type consent, consentsResponse } from '../../contract.ts';
import { addresses } from '../addresses.ts';
import { messages as shared } from '../messages.ts';
import { ConsentDialog } from './ConsentDialog.tsx';
import { consentsKey } from './consentsKey.ts';
import { messages } from './messages.ts';

type Consent = z.output<typeof consent>;

interface ConsentsProps {
  readonly id: string;
  /** Whether who is signed in may give and withdraw. */
  readonly mayGive: boolean;
  /** Who looks at them. */
  readonly reader: 'firm' | 'office' | 'partner';
}

/** Who may see the firm's dossier, for what and until when. */
export function Consents({ id, mayGive, reader }: ConsentsProps) {
  const text = useText(messages);
  const client = useQueryClient();
  const [isGiving, setGiving] = useState(false);
  const { data, error } = useQuery({
    queryKey: consentsKey(id),
    queryFn: ({ signal }) => request(consentsResponse, addresses.consents(id), { signal }),
  });
  const withdraw = useMutation({
    mutationFn: (given: string) => send(addresses.consent(id, given), { method: 'DELETE' }),
    onSettled: () => client.invalidateQueries({ queryKey: consentsKey(id) }),
  });
  const give = mayGive ? (
    <Button type="primary" onClick={() => setGiving(true)}>
      {text('give')}
    </Button>
  ) : null;
  return (
    <Section
      title={text('consents')}
      lead={text(`consentsLead_${reader}`)}
      actions={data?.consents.length === 0 ? null : give}
    >
      <RefusalAlert error={withdraw.error} />
      <DataTable
        label={text('consents')}
        columns={useConsentColumns(mayGive ? withdraw.mutate : null)}
        rows={data?.consents}
        rowKey={({ consent_id }) => consent_id}
        isBusy={withdraw.isPending}
        error={error}
        empty={
          <EmptyState
            title={text('noConsents')}
            advice={text(reader === 'firm' ? 'noConsentsAdvice' : 'noConsentsOthers')}
            action={give}
          />
        }
      />
      <ConsentDialog id={id} isOpen={isGiving} onClose={() => setGiving(false)} />
    </Section>
  );
}

function useConsentColumns(withdraw: ((consent: string) => void) | null): readonly DataColumn<Consent>[] {
  const text = useText(messages);
  return [
    { key: 'partner', title: text('partner'), render: ({ partner }) => partner },
    { key: 'purpose', title: text('purpose'), render: ({ purpose }) => purpose },
    {
      key: 'until',
      title: text('time'),
      render: ({ from_day, until_day }) => text('fromUntil', { from_day, until_day }),
    },
    { key: 'state', title: text('state'), render: (given) => <State given={given} withdraw={withdraw} /> },
  ];
}

interface StateProps {
  readonly given: Consent;
  readonly withdraw: ((consent: string) => void) | null;
}

function State({ given, withdraw }: StateProps) {
  const text = useText(messages);
  const words = useText(shared);
  if (given.withdrawn_at !== null) return <Tag>{text('withdrawnConsent')}</Tag>;
  if (given.until_day < todayInChina()) return <Tag>{text('ended')}</Tag>;
  return (
    <Space>
      <Tag color="success">{text('inForce')}</Tag>
      {withdraw === null ? null : (
        <Popconfirm
          title={text('withdrawAsk', { partner: given.partner })}
          okText={text('withdraw')}
          cancelText={words('cancel')}
          onConfirm={() => withdraw(given.consent_id)}
        >
          <Button size="small">{text('withdraw')}</Button>
        </Popconfirm>
      )}
    </Space>
  );
}
