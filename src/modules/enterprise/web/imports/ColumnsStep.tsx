import { useMutation } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useMemo, useState } from 'react';
import { request } from '../../../../web/ui/api.ts';
import { useLanguage, useText } from '../../../../web/ui/language.tsx';
import { Section } from '../../../../web/ui/Page.tsx';
import { RefusalAlert } from '../../../../web/ui/RefusalAlert.tsx';
import { type ImportItem, startedJob } from '../../contract.ts';
import { addresses } from '../addresses.ts';
import { dictionary, factLabel } from '../facts/dictionary.ts';
import { ColumnRow } from './ColumnRow.tsx';
import styles from './ColumnsStep.module.css';
import { faultOfMapping, type MappedColumn, missingForNewFirms, type Reading } from './mapping.ts';
import { messages } from './messages.ts';

interface ColumnsStepProps {
  readonly item: ImportItem;
  readonly onStarted: () => void;
  /** Back to the preview, where there is one. */
  readonly onBack?: () => void;
}

/** The second step: which fact each column holds, and in which unit. */
export function ColumnsStep({ item, onStarted, onBack }: ColumnsStepProps) {
  const text = useText(messages);
  const { language } = useLanguage();
  const [columns, setColumns] = useState<readonly MappedColumn[]>(item.columns);
  const preview = useMutation({
    mutationFn: () =>
      request(startedJob, addresses.importPreview(item.import_id), {
        method: 'POST',
        body: { columns: columns.map(({ header, reading }) => ({ header, reading })) },
      }),
    onSuccess: onStarted,
  });
  const fault = faultOfMapping(columns, dictionary);
  const mapped = columns.filter(({ reading }) => reading !== null).length;
  const taken = useMemo(() => new Set(columns.flatMap(({ reading }) => reading?.fact ?? [])), [columns]);
  const map = (header: string, reading: Reading | null) =>
    setColumns(columns.map((one) => (one.header === header ? { ...one, reading, origin: 'chosen' } : one)));
  return (
    <Section
      title={text('step_columns')}
      lead={text('columnsLead', { mapped, all: columns.length })}
      actions={
        <>
          {onBack === undefined ? null : <Button onClick={onBack}>{text('backToPreview')}</Button>}
          <Button type="primary" disabled={fault !== null} loading={preview.isPending} onClick={() => preview.mutate()}>
            {text('toPreview')}
          </Button>
        </>
      }
    >
      <div role="status" className={styles.notes}>
        {fault === null ? null : <Alert type="error" showIcon title={fault.message[language]} />}
        <NewFirmsNote columns={columns} />
        <UnknownNote columns={columns} />
      </div>
      <RefusalAlert error={preview.error} />
      <ul className={styles.columns}>
        {columns.map((column) => (
          <ColumnRow
            key={column.header}
            column={column}
            taken={taken}
            onMap={(reading) => map(column.header, reading)}
          />
        ))}
      </ul>
    </Section>
  );
}

function NewFirmsNote({ columns }: { readonly columns: readonly MappedColumn[] }) {
  const text = useText(messages);
  const { language } = useLanguage();
  const missing = missingForNewFirms(columns).map((name) => factLabel(name, language));
  if (missing.length === 0) return null;
  const facts = missing.join(language === 'zh' ? '、' : ', ');
  return <Alert type="warning" showIcon title={text('neededForNew', { facts })} />;
}

/** Which headers were not understood: what is left out by mistake is noticed before it is missed. */
function UnknownNote({ columns }: { readonly columns: readonly MappedColumn[] }) {
  const text = useText(messages);
  const { language } = useLanguage();
  const unknown = columns.filter(({ origin, reading }) => origin === 'none' && reading === null);
  if (unknown.length === 0) return null;
  const headers = unknown.map(({ header }) => header).join(language === 'zh' ? '、' : ', ');
  return <Alert type="info" showIcon title={text('notRecognised', { headers })} />;
}
