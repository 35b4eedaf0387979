import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Popconfirm } from 'antd';
import type { Language, TextOf } from '../../../../platform/i18n/index.ts';
import { send } from '../../../../web/ui/api.ts';
import { type DataColumn, DataTable } from '../../../../web/ui/DataTable.tsx';
import { EmptyState } from '../../../../web/ui/EmptyState.tsx';
import { useLanguage, useText } from '../../../../web/ui/language.tsx';
import { agoText, momentText } from '../../../../web/ui/moment.ts';
import { fullNumber } from '../../../../web/ui/number.ts';
import { RefusalAlert } from '../../../../web/ui/RefusalAlert.tsx';
import type { ImportItem } from '../../contract.ts';
import { addresses } from '../addresses.ts';
import { sourceName } from '../facts/sources.ts';
import { messages as shared } from '../messages.ts';
import styles from './EarlierImports.module.css';
import { messages } from './messages.ts';
import { StateTag } from './StateTag.tsx';
import { importsKey, useImports } from './useImports.ts';

type Listed = Omit<ImportItem, 'columns' | 'preview'>;

/** What was brought in before, and what came of it. */
export function EarlierImports() {
  const text = useText(messages);
  const client = useQueryClient();
  const { data, error, refetch } = useImports();
  const discard = useMutation({
    mutationFn: (id: string) => send(addresses.import(id), { method: 'DELETE' }),
    onSettled: () => client.invalidateQueries({ queryKey: importsKey }),
  });
  return (
    <>
      <RefusalAlert error={discard.error} />
      <DataTable
        label={text('earlier')}
        columns={useImportColumns(discard.mutate)}
        rows={data?.imports}
        rowKey={({ import_id }) => import_id}
        isBusy={discard.isPending}
        error={error}
        onRetry={() => void refetch()}
        empty={<EmptyState title={text('noImports')} advice={text('noImportsAdvice')} />}
      />
    </>
  );
}

function useImportColumns(discard: (id: string) => void): readonly DataColumn<Listed>[] {
  const text = useText(messages);
  const { language } = useLanguage();
  return [
    {
      key: 'file',
      title: text('file'),
      width: 260,
      render: ({ import_id, file_name }) => (
        <Link to="/firms/import/$import" params={{ import: import_id }} className={styles.file ?? ''}>
          {file_name}
        </Link>
      ),
    },
    {
      key: 'what',
      title: text('said'),
      render: ({ source, base_year }) => text('saidOf', { source: sourceName(source, language), year: base_year }),
    },
    { key: 'state', title: text('state'), render: (item) => <Standing item={item} /> },
    { key: 'outcome', title: text('outcome'), render: ({ outcome }) => outcomeWords(outcome, text) },
    {
      key: 'when',
      title: text('when'),
      render: ({ created_at }) => <When moment={created_at} language={language} />,
    },
    { key: 'discard', title: text('actions'), render: (item) => <Discard item={item} onDiscard={discard} /> },
  ];
}

function When({ moment, language }: { readonly moment: string; readonly language: Language }) {
  return <span title={momentText(moment, language)}>{agoText(moment, language)}</span>;
}

function outcomeWords(outcome: ImportItem['outcome'], text: TextOf<(typeof messages)['zh']>): string {
  if (outcome === null) return '—';
  return text('outcomeShort', { added: fullNumber(outcome.new_firms), changed: fullNumber(outcome.changed_firms) });
}

/** The state, and below it why it failed and what to do. */
function Standing({ item: { state, problem } }: { readonly item: Listed }) {
  const { language } = useLanguage();
  return (
    <div className={styles.standing}>
      <StateTag state={state} />
      {problem === null ? null : <small>{problem.message[language]}</small>}
    </div>
  );
}

function Discard({ item: { import_id, state }, onDiscard }: { item: Listed; onDiscard: (id: string) => void }) {
  const text = useText(messages);
  const words = useText(shared);
  const isOpen = state === 'uploaded' || state === 'previewed' || state === 'failed';
  if (!isOpen) return null;
  return (
    <Popconfirm
      title={text('discardAsk')}
      okText={text('discard')}
      cancelText={words('cancel')}
      onConfirm={() => onDiscard(import_id)}
    >
      <Button size="small">{text('discard')}</Button>
    </Popconfirm>
  );
}
