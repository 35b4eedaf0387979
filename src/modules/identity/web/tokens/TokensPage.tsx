import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Popconfirm, Tag } from 'antd';
import { useState } from 'react';
import { send } from '../../../../web/ui/api.ts';
import { type DataColumn, DataTable } from '../../../../web/ui/DataTable.tsx';
import { EmptyState } from '../../../../web/ui/EmptyState.tsx';
import { useLanguage, useText } from '../../../../web/ui/language.tsx';
import { useModuleWords } from '../../../../web/ui/moduleWords.tsx';
import { agoText, momentFigures } from '../../../../web/ui/moment.ts';
import { Page } from '../../../../web/ui/Page.tsx';
import { RefusalAlert } from '../../../../web/ui/RefusalAlert.tsx';
import { addresses } from '../addresses.ts';
import { messages as shared } from '../messages.ts';
import { messages } from './messages.ts';
import { TokenDialog } from './TokenDialog.tsx';
import { type Token, tokensQuery } from './tokensQuery.ts';

/** The tokens with which programs act for the own organisation. */
export default function TokensPage() {
  const text = useText(messages);
  const client = useQueryClient();
  const [isMaking, setMaking] = useState(false);
  const { data, error } = useQuery(tokensQuery);
  const revoke = useMutation({
    mutationFn: (id: string) => send(`${addresses.tokens}/${id}`, { method: 'DELETE' }),
    onSettled: () => client.invalidateQueries({ queryKey: tokensQuery.queryKey }),
  });
  const make = (
    <Button type="primary" onClick={() => setMaking(true)}>
      {text('make')}
    </Button>
  );
  return (
    <Page
      title={text('title')}
      lead={
        <>
          {text('lead')} <a href="/api/docs">{text('toDocs')}</a>
        </>
      }
      actions={data?.tokens.length === 0 ? undefined : make}
    >
      <RefusalAlert error={revoke.error} />
      <DataTable
        label={text('tokens')}
        columns={useTokenColumns(revoke.mutate)}
        rows={data?.tokens}
        rowKey={({ token_id }) => token_id}
        isBusy={revoke.isPending}
        error={error}
        empty={<EmptyState title={text('none')} advice={text('noneAdvice')} action={make} />}
      />
      <TokenDialog isOpen={isMaking} onClose={() => setMaking(false)} />
    </Page>
  );
}

function useTokenColumns(revoke: (id: string) => void): readonly DataColumn<Token>[] {
  const text = useText(messages);
  const { language } = useLanguage();
  const { permission } = useModuleWords();
  return [
    { key: 'name', title: text('name'), render: ({ name }) => name },
    {
      key: 'scopes',
      title: text('scopes'),
      width: 320,
      render: ({ scopes }) => scopes.map((scope) => <Tag key={scope}>{permission(scope)}</Tag>),
    },
    { key: 'madeBy', title: text('madeBy'), render: ({ made_by }) => made_by },
    { key: 'expires', title: text('expires'), render: ({ expires_at }) => momentFigures(expires_at).slice(0, 10) },
    {
      key: 'used',
      title: text('used'),
      render: ({ used_at }) => (used_at === null ? text('never') : agoText(used_at, language)),
    },
    { key: 'state', title: text('state'), render: (token) => <State token={token} revoke={revoke} /> },
  ];
}

interface StateProps {
  readonly token: Token;
  readonly revoke: (id: string) => void;
}

function State({ token: { token_id, name, revoked_at, expires_at }, revoke }: StateProps) {
  const text = useText(messages);
  const words = useText(shared);
  if (revoked_at !== null) return <Tag color="error">{text('revoked')}</Tag>;
  if (isPast(expires_at)) return <Tag color="warning">{text('expired')}</Tag>;
  return (
    <Popconfirm
      title={text('revokeAsk', { name })}
      okText={text('revoke')}
      cancelText={words('cancel')}
      onConfirm={() => revoke(token_id)}
    >
      <Button size="small">{text('revoke')}</Button>
    </Popconfirm>
  );
}

function isPast(moment: string): boolean {
  return Date.parse(moment) < Date.now();
}
