import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { request } from '../../../../web/ui/api.ts';
import { DataTable } from '../../../../web/ui/DataTable.tsx';
import { EmptyState } from '../../../../web/ui/EmptyState.tsx';
import { useText } from '../../../../web/ui/language.tsx';
import { Page } from '../../../../web/ui/Page.tsx';
import { useSession } from '../../../../web/ui/session.ts';
import { ladderWords } from '../../../policy/web/door.ts';
import { CANDIDATES_PAGE_SIZE, candidatesResponse } from '../../contract.ts';
import { addresses } from '../addresses.ts';
import { messages as shared } from '../messages.ts';
import styles from './CandidatesPage.module.css';
import { type CandidateSearch, MOST_PAGES, readCandidateSearch, writeCandidateSearch } from './candidateSearch.ts';
import { messages } from './messages.ts';
import { Narrowing } from './Narrowing.tsx';
import { useCandidateColumns } from './useCandidateColumns.tsx';

/** The firms that stand so on a rung: whom an office encourages, visits or asks for facts. */
export default function CandidatesPage() {
  const text = useText(messages);
  const words = useText(ladderWords);
  const navigate = useNavigate();
  const search = readCandidateSearch(useSearch({ strict: false }));
  const change = (changes: Partial<CandidateSearch>) =>
    void navigate({ to: '/candidates', search: writeCandidateSearch({ ...search, page: 1, ...changes }) });
  const { data, error, isFetching, isPlaceholderData, refetch } = useCandidates(search);
  return (
    <Page title={text('title')} lead={text('lead')} width="wide">
      <Narrowing search={search} change={change} />
      <DataTable
        label={text('listOf', { tier: words(`tier_${search.rung}`), verdict: words(`verdict_${search.verdict}`) })}
        columns={useCandidateColumns(data?.firms ?? [])}
        rows={data?.firms}
        rowKey={({ enterprise_id }) => enterprise_id}
        isBusy={isFetching && isPlaceholderData}
        error={error}
        onRetry={() => void refetch()}
        paging={{
          page: search.page,
          pageSize: CANDIDATES_PAGE_SIZE,
          hasMore: (data?.total ?? 0) > search.page * CANDIDATES_PAGE_SIZE,
          total: data?.total,
          mostPages: MOST_PAGES,
          noun: useText(shared)('firmsUnit'),
          onPage: (page) => change({ page }),
        }}
        empty={<NoCandidates region={search.region} />}
      />
      <ExportHint search={search} />
    </Page>
  );
}

function useCandidates(search: CandidateSearch) {
  return useQuery({
    queryKey: ['cultivation', 'candidates', search],
    queryFn: ({ signal }) => request(candidatesResponse, addresses.candidates, { query: { ...search }, signal }),
    placeholderData: keepPreviousData,
  });
}

function NoCandidates({ region }: { readonly region: string }) {
  const text = useText(messages);
  const { may } = useSession();
  return (
    <EmptyState
      title={text('none')}
      advice={text('noneAdvice')}
      action={
        may('cultivation.run') ? (
          <Link to="/judge" search={{ region }}>
            {text('toJudge')}
          </Link>
        ) : null
      }
    />
  );
}

function ExportHint({ search: { region, industry } }: { readonly search: CandidateSearch }) {
  const text = useText(messages);
  const { may } = useSession();
  if (!may('enterprise.export')) return null;
  return (
    <p className={styles.hint}>
      {text('exportHint')}{' '}
      <Link to="/firms" search={{ region, industry }}>
        {text('toFirms')}
      </Link>
    </p>
  );
}
