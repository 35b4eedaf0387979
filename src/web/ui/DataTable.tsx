import { Pagination, Skeleton, Table, type TableColumnType } from 'antd';
import { type ReactNode, useEffect, useRef } from 'react';
import { ColumnChooser } from './ColumnChooser.tsx';
import type { ChosenColumns } from './chosenColumns.ts';
import styles from './DataTable.module.css';
import { useText } from './language.tsx';
import { messages } from './messages.ts';
import { fullNumber } from './number.ts';
import { RefusalAlert } from './RefusalAlert.tsx';
import { useMedia } from './useMedia.ts';

/** A column of a table. */
export interface DataColumn<Row> {
  readonly key: string;
  readonly title: string;
  readonly render: (row: Row) => ReactNode;
  /** What the server sorts by when the head is pressed; such a column can be sorted. */
  readonly sort?: string;
  /** Numbers stand right. */
  readonly align?: 'left' | 'right';
  readonly width?: number;
  /** Stays in sight while the others scroll sideways; not on a phone, where there is no room to spare. */
  readonly isFixed?: boolean;
}

/** The page of a list that the server has cut. */
export interface Paging {
  readonly page: number;
  readonly pageSize: number;
  readonly hasMore: boolean;
  /** How many there are in all, where that is known. */
  readonly total?: number | undefined;
  /** The last page that the server gives. */
  readonly mostPages?: number;
  /** 家企业, 人: what is counted. */
  readonly noun: string;
  readonly onPage: (page: number) => void;
}

export interface DataTableProps<Row> {
  /** What the table holds, for those who hear it. */
  readonly label: string;
  readonly columns: readonly DataColumn<Row>[];
  /** Undefined until they have come: an outline is shown. */
  readonly rows: readonly Row[] | undefined;
  readonly rowKey: (row: Row) => string;
  /** Other rows are on their way. */
  readonly isBusy?: boolean;
  /** What it is sorted by, a stroke in front from the greatest: `-revenue_y1`. */
  readonly sort?: string;
  readonly onSort?: (sort: string | undefined) => void;
  readonly paging?: Paging;
  /** Only these columns are shown, and a button chooses them. */
  readonly chosen?: ChosenColumns;
  /** Shown in place of rows where there are none: an `<EmptyState>` that says what to do. */
  readonly empty: ReactNode;
  readonly error?: Error | null;
  readonly onRetry?: () => void;
  /** What stands above the table, on the left of the button for columns. */
  readonly toolbar?: ReactNode;
  /** `close` sets the rows nearer to each other. */
  readonly density?: 'roomy' | 'close';
  /** A press anywhere on a row; give the row a link too, for the keyboard and for new windows. */
  readonly onOpen?: (row: Row) => void;
}

/**
 * A table for lists of real size: the server sorts and cuts it into pages, the head stays in sight, and on narrow screens it scrolls
 * sideways inside itself.
 * @example
 * <DataTable label={text('firms')} columns={columns} rows={data?.firms} rowKey={(firm) => firm.enterprise_id} chosen={chosen}
 *   isBusy={isFetching} sort={sort} onSort={setSort} error={error}
 *   paging={{ page, pageSize: PAGE_SIZE, hasMore: data?.has_more ?? false, total: count.data?.total, mostPages: MOST_PAGES,
 *     noun: text('firmsUnit'), onPage: setPage }}
 *   empty={<EmptyState title={text('noFirms')} advice={text('noFirmsAdvice')} />} />
 */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { label, columns, rows, rowKey, isBusy = false, sort, onSort, paging, chosen, empty, error, onRetry } = props;
  const { density = 'roomy', onOpen } = props;
  const isRoomy = useMedia('(min-width: 761px)');
  const frame = useScrollableName(label, rows);
  const shown = chosen === undefined ? columns : columns.filter(({ key }) => chosen.keys.includes(key));
  return (
    <div className={styles.frame} ref={frame}>
      {props.toolbar === undefined && chosen === undefined ? null : (
        <div className={styles.toolbar}>
          <div className={styles.tools}>{props.toolbar}</div>
          {chosen === undefined ? null : <ColumnChooser columns={columns} chosen={chosen} />}
        </div>
      )}
      <RefusalAlert error={error} {...(onRetry === undefined ? {} : { onRetry })} />
      {rows === undefined ? (
        error === null || error === undefined ? (
          <Skeleton active title={false} paragraph={{ rows: 8, width: '100%' }} />
        ) : null
      ) : rows.length === 0 ? (
        empty
      ) : (
        <Table<Row>
          className={styles.table ?? ''}
          columns={shown.map((column) => toAntColumn(column, sort, isRoomy))}
          dataSource={rows}
          rowKey={rowKey}
          loading={{ spinning: isBusy, delay: 300 }}
          pagination={false}
          size={density === 'close' ? 'small' : 'middle'}
          {...(onOpen === undefined ? {} : { onRow: (row: Row) => opening(row, onOpen) })}
          scroll={{ x: 'max-content' }}
          sticky={{ offsetHeader: isRoomy ? 65 : 57 }}
          onChange={(_pages, _filters, sorter) => {
            const { columnKey, order } = Array.isArray(sorter) ? {} : sorter;
            const by = columns.find(({ key }) => key === columnKey)?.sort;
            onSort?.(by === undefined || !order ? undefined : `${order === 'descend' ? '-' : ''}${by}`);
          }}
        />
      )}
      {paging === undefined || rows === undefined ? null : <Pages {...paging} />}
    </div>
  );
}

function toAntColumn<Row>(column: DataColumn<Row>, sort: string | undefined, isRoomy: boolean): TableColumnType<Row> {
  const { key, title, render, align = 'left', width, isFixed = false, sort: by } = column;
  const order = sort === by ? 'ascend' : sort === `-${by}` ? 'descend' : null;
  return {
    key,
    title,
    align,
    render: (_value, row) => render(row),
    ...(width === undefined ? {} : { width }),
    ...(isFixed && isRoomy ? { fixed: 'left' as const } : {}),
    ...(by === undefined ? {} : { sorter: true, sortOrder: order, showSorterTooltip: false }),
    // Of numbers the greatest are looked for first.
    ...(align === 'right' ? { sortDirections: ['descend', 'ascend'] as const } : {}),
  };
}

/** What is pressed inside a row, and what is being selected in it, is not the row. */
function opening<Row>(row: Row, onOpen: (row: Row) => void) {
  return {
    className: styles.opening ?? '',
    onClick: ({ target }: { readonly target: EventTarget }) => {
      const isPart = target instanceof Element && target.closest('a, button, input, label, [role="dialog"]') !== null;
      if (!isPart && getSelection()?.type !== 'Range') onOpen(row);
    },
  };
}

/** What scrolls can be reached by the keyboard and has a name. */
function useScrollableName(label: string, rows: readonly unknown[] | undefined) {
  const text = useText(messages);
  const frame = useRef<HTMLDivElement>(null);
  const name = `${label}（${text('tableScroll')}）`;
  useEffect(() => {
    if (rows === undefined) return;
    const scrolling = frame.current?.querySelector('.ant-table-body, .ant-table-content');
    scrolling?.setAttribute('tabindex', '0');
    scrolling?.setAttribute('role', 'region');
    scrolling?.setAttribute('aria-label', name);
  }, [name, rows]);
  return frame;
}

function Pages({ page, pageSize, hasMore, total, mostPages = Number.POSITIVE_INFINITY, noun, onPage }: Paging) {
  const text = useText(messages);
  const seen = (page - 1) * pageSize;
  // Where it is not known how many there are, there is at least one more page if the server says so.
  const known = total ?? seen + (hasMore ? pageSize + 1 : 1);
  const isCut = page >= mostPages && hasMore;
  return (
    <div className={styles.pages}>
      <p className={styles.total} role="status">
        {total === undefined ? text('page', { page }) : text('rowsTotal', { total: fullNumber(total), noun })}
        {isCut ? ` · ${text('pageLast')}` : ''}
      </p>
      {known <= pageSize && page === 1 ? null : (
        <Pagination
          current={page}
          pageSize={pageSize}
          total={Math.min(known, mostPages * pageSize)}
          showSizeChanger={false}
          showLessItems
          onChange={onPage}
        />
      )}
    </div>
  );
}
