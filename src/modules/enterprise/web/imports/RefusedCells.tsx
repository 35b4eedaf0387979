import { DownloadOutlined } from '@ant-design/icons';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { addressOf, request } from '../../../../web/ui/api.ts';
import { type DataColumn, DataTable } from '../../../../web/ui/DataTable.tsx';
import { EmptyState } from '../../../../web/ui/EmptyState.tsx';
import { useLanguage, useText } from '../../../../web/ui/language.tsx';
import { fullNumber } from '../../../../web/ui/number.ts';
import { Section } from '../../../../web/ui/Page.tsx';
import { type ImportPreview, MOST_REFUSALS_KEPT, PAGE_SIZE, refusalsResponse } from '../../contract.ts';
import { addresses } from '../addresses.ts';
import { messages } from './messages.ts';
import styles from './PreviewStep.module.css';
import { importsKey } from './useImports.ts';

type RefusedCell = z.output<typeof refusalsResponse>['refusals'][number];

interface RefusedCellsProps {
  readonly id: string;
  readonly preview: ImportPreview;
}

/** Every refused cell with its row, column, value and reason, to be read here or downloaded. */
export function RefusedCells({ id, preview }: RefusedCellsProps) {
  const text = useText(messages);
  const { language } = useLanguage();
  const [page, setPage] = useState(1);
  const { data, error, isPlaceholderData } = useQuery({
    queryKey: [...importsKey, id, 'refusals', page],
    queryFn: ({ signal }) => request(refusalsResponse, addresses.importRefusals(id), { query: { page }, signal }),
    placeholderData: keepPreviousData,
  });
  const kept = Math.min(preview.refused_cells, MOST_REFUSALS_KEPT);
  return (
    <Section
      title={text('refusedCells')}
      lead={text('refusedLead', { rows: fullNumber(preview.refused_rows), cells: fullNumber(preview.refused_cells) })}
      actions={
        <Button
          icon={<DownloadOutlined aria-hidden />}
          href={addressOf(addresses.importRefusalsFile(id), { lang: language })}
          download
        >
          {text('downloadRefused')}
        </Button>
      }
    >
      <DataTable
        label={text('refusedCells')}
        columns={useCellColumns()}
        rows={data?.refusals}
        rowKey={({ row, column, code }) => `${row} ${column} ${code}`}
        isBusy={isPlaceholderData}
        error={error}
        density="close"
        paging={{
          page,
          pageSize: PAGE_SIZE,
          hasMore: page * PAGE_SIZE < kept,
          total: kept,
          noun: text('cellsUnit'),
          onPage: setPage,
        }}
        empty={<EmptyState title={text('noRefused')} advice="" />}
      />
      {preview.refused_cells > MOST_REFUSALS_KEPT ? (
        <p className={styles.note}>{text('firstKept', { most: fullNumber(MOST_REFUSALS_KEPT) })}</p>
      ) : null}
    </Section>
  );
}

function useCellColumns(): readonly DataColumn<RefusedCell>[] {
  const text = useText(messages);
  const { language } = useLanguage();
  return [
    { key: 'row', title: text('row'), align: 'right', render: ({ row }) => fullNumber(row) },
    { key: 'column', title: text('column'), render: ({ column }) => <span className={styles.value}>{column}</span> },
    { key: 'value', title: text('value'), render: ({ value }) => <span className={styles.value}>{value}</span> },
    {
      key: 'reason',
      title: text('reason'),
      render: ({ message }) => <span className={styles.reason}>{message[language]}</span>,
    },
  ];
}
