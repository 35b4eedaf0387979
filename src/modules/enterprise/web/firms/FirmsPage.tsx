import { ColumnHeightOutlined } from '@ant-design/icons';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { DataTable, type Paging } from '../../../../web/ui/DataTable.tsx';
import { useText } from '../../../../web/ui/language.tsx';
import { fullNumber } from '../../../../web/ui/number.ts';
import { Page } from '../../../../web/ui/Page.tsx';
import { recall, remember } from '../../../../web/ui/remembered.ts';
import { useSession } from '../../../../web/ui/session.ts';
import { MOST_PAGES, PAGE_SIZE } from '../../contract.ts';
import { messages as shared } from '../messages.ts';
import { ExportButton } from './ExportButton.tsx';
import { Filters } from './Filters.tsx';
import styles from './FirmsTable.module.css';
import { factsAmong, useFirmTableColumns } from './firmColumns.tsx';
import { messages } from './messages.ts';
import { NewFirmButton } from './NewFirmButton.tsx';
import { NothingFound } from './NothingFound.tsx';
import { everything, type FirmSearch } from './search.ts';
import { useColumnChoice } from './useColumnChoice.ts';
import { type ChangeSearch, useFirmSearch } from './useFirmSearch.ts';
import { type Firm, useFirmCount, useFirms } from './useFirms.ts';
import { useRowKeys } from './useRowKeys.ts';

/** The firms that one may see, in a table: searched, filtered, sorted, exported, opened. */
export default function FirmsPage() {
  const text = useText(messages);
  const words = useText(shared);
  const { organisation, may } = useSession();
  const { search, change } = useFirmSearch();
  return (
    <Page
      title={words('firms')}
      lead={text(organisation?.kind === 'office' ? 'lead' : 'leadPartner')}
      width="wide"
      actions={
        may('enterprise.import') ? (
          <>
            <NewFirmButton />
            <Link to="/firms/import">
              <Button type="primary">{words('import')}</Button>
            </Link>
          </>
        ) : undefined
      }
    >
      <FirmsTable search={search} change={change} />
    </Page>
  );
}

interface FirmsTableProps {
  readonly search: FirmSearch;
  readonly change: ChangeSearch;
}

const NONE: readonly Firm[] = [];

function FirmsTable({ search, change }: FirmsTableProps) {
  const text = useText(messages);
  const words = useText(shared);
  const navigate = useNavigate();
  const { organisation } = useSession();
  const { density, turn } = useDensity();
  const [known, setKnown] = useState(NONE);
  const own = organisation?.kind === 'office' ? organisation.region_code : '';
  const columns = useFirmTableColumns({ firms: known, own });
  const keys = useMemo(() => columns.map(({ key }) => key), [columns]);
  const chosen = useColumnChoice(search, change, keys);
  const facts = useMemo(() => factsAmong(chosen.keys), [chosen]);
  const { data, error, isFetching, isPlaceholderData, refetch } = useFirms(search, facts);
  if (data !== undefined && data.firms !== known) setKnown(data.firms);
  const total = useFirmCount(search).data?.total;
  const frame = useRowKeys();
  const isEmpty = data?.firms.length === 0 && search.page === 1;
  const paging: Paging = {
    page: search.page,
    pageSize: PAGE_SIZE,
    hasMore: data?.has_more ?? false,
    total,
    mostPages: MOST_PAGES,
    noun: words('firmsUnit'),
    onPage: (page) => change({ page }),
  };
  return (
    <div ref={frame} data-density={density}>
      <Filters search={search} change={change} />
      <DataTable<Firm>
        label={words('firms')}
        columns={columns}
        rows={data?.firms}
        rowKey={({ enterprise_id }) => enterprise_id}
        isBusy={isFetching && isPlaceholderData}
        sort={search.sort}
        onSort={(sort) => change({ sort: sort ?? everything.sort })}
        chosen={chosen}
        density={density}
        onOpen={({ enterprise_id }) => void navigate({ to: '/firms/$id', params: { id: enterprise_id } })}
        error={error}
        onRetry={() => void refetch()}
        {...(isEmpty ? {} : { paging })}
        empty={<NothingFound search={search} change={change} />}
        toolbar={<Toolbar search={search} facts={facts} total={total} density={density} onTurn={turn} />}
      />
      {isEmpty ? null : <p className={styles.keys}>{text('keys')}</p>}
    </div>
  );
}

interface ToolbarProps {
  readonly search: FirmSearch;
  readonly facts: readonly string[];
  readonly total: number | undefined;
  readonly density: Density;
  readonly onTurn: () => void;
}

/** How many there are, how near the rows stand, and the way out as a file. */
function Toolbar({ search, facts, total, density, onTurn }: ToolbarProps) {
  const text = useText(messages);
  const { may } = useSession();
  return (
    <div className={styles.toolbar}>
      <p className={styles.total} role="status">
        {total === undefined ? '' : text('total', { total: fullNumber(total) })}
      </p>
      <DensityButton density={density} onTurn={onTurn} />
      {may('enterprise.export') ? <ExportButton search={search} facts={facts} total={total} /> : null}
    </div>
  );
}

type Density = 'roomy' | 'close';

function useDensity(): { readonly density: Density; readonly turn: () => void } {
  const [density, setDensity] = useState<Density>(() => (recall('density.firms') === 'close' ? 'close' : 'roomy'));
  const turn = () => {
    const next = density === 'close' ? 'roomy' : 'close';
    remember('density.firms', next === 'roomy' ? null : next);
    setDensity(next);
  };
  return { density, turn };
}

function DensityButton({ density, onTurn }: { readonly density: Density; readonly onTurn: () => void }) {
  const text = useText(messages);
  return (
    <Button
      className={styles.density ?? ''}
      icon={<ColumnHeightOutlined aria-hidden />}
      aria-pressed={density === 'close'}
      onClick={onTurn}
    >
      {text('densityClose')}
    </Button>
  );
}
