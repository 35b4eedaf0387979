import { MOVEMENTS } from '@leitu/rules';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Skeleton } from 'antd';
import { library } from '../../../../web/facts/library.ts';
import { request } from '../../../../web/ui/api.ts';
import { EmptyState } from '../../../../web/ui/EmptyState.tsx';
import { Figure, Figures } from '../../../../web/ui/Figure.tsx';
import { useLanguage, useText } from '../../../../web/ui/language.tsx';
import { fullNumber } from '../../../../web/ui/number.ts';
import { Page, Section } from '../../../../web/ui/Page.tsx';
import { RefusalAlert } from '../../../../web/ui/RefusalAlert.tsx';
import { useSession } from '../../../../web/ui/session.ts';
import { type ReformResponse, reformResponse } from '../../contract.ts';
import { Choices } from './Choices.tsx';
import { Deciding } from './Deciding.tsx';
import { FlowPicture } from './FlowPicture.tsx';
import { Groups } from './Groups.tsx';
import { messages } from './messages.ts';
import { NearFirms } from './NearFirms.tsx';
import styles from './ReformPage.module.css';
import { type ReformSearch, readReformSearch, writeReformSearch } from './reformSearch.ts';
import { Thresholds } from './Thresholds.tsx';

/** What other criteria, or moved thresholds, would do to the firms of the region. */
export default function ReformPage() {
  const text = useText(messages);
  const search = readReformSearch(library, useSearch({ strict: false }));
  return (
    <Page title={text('reformTitle')} lead={text('reformLead')} width="wide">
      {search === undefined ? (
        <EmptyState
          title={text('unknownPacks')}
          advice={text('unknownPacksAdvice')}
          action={<Link to="/packs">{text('toPacks')}</Link>}
        />
      ) : (
        <Reform search={search} />
      )}
    </Page>
  );
}

function Reform({ search }: { readonly search: ReformSearch }) {
  const { language } = useLanguage();
  const navigate = useNavigate();
  const query = writeReformSearch(search);
  const { data, error, refetch, isFetching } = useQuery({
    queryKey: ['policy', 'reform', query],
    queryFn: ({ signal }) => request(reformResponse, '/api/policy/reform', { query, signal }),
    placeholderData: keepPreviousData,
  });
  const go = (next: ReformSearch, isStep: boolean) =>
    void navigate({ to: '/reform', search: writeReformSearch(next), replace: !isStep, resetScroll: false });
  return (
    <>
      <Choices search={search} region={data?.region.name[language]} onChange={(next) => go(next, true)} />
      <RefusalAlert error={error} onRetry={() => void refetch()} />
      <div className={styles.columns}>
        <div className={styles.thresholds}>
          <Thresholds
            pack={search.to}
            caseType={search.caseType}
            moves={search.moves}
            onMove={(moves) => go({ ...search, moves }, false)}
          />
        </div>
        <div className={styles.result} aria-busy={isFetching} data-stale={isFetching}>
          {data !== undefined ? <Result reform={data} search={search} /> : error === null ? <Reading /> : null}
        </div>
      </div>
    </>
  );
}

function Reading() {
  const text = useText(messages);
  return (
    <Section title={text('resultTitle')} lead={<span role="status">{text('reading')}</span>}>
      <Skeleton active title={false} paragraph={{ rows: 8 }} />
    </Section>
  );
}

interface ResultProps {
  readonly reform: ReformResponse;
  readonly search: ReformSearch;
}

function Result({ reform, search }: ResultProps) {
  const text = useText(messages);
  const { language } = useLanguage();
  const { may } = useSession();
  const region = reform.region.name[language];
  if (reform.firms === 0) {
    return (
      <EmptyState
        title={text('noFirms', { region })}
        advice={text('noFirmsAdvice')}
        action={may('enterprise.import') ? <Link to="/firms/import">{text('toImport')}</Link> : null}
      />
    );
  }
  const isSame = reform.from.id === reform.to.id && reform.moved.length === 0;
  return (
    <>
      <Section title={text('resultTitle')} lead={text('resultUnit', { region, firms: fullNumber(reform.firms) })}>
        <Movements reform={reform} region={region} />
        {isSame ? <p className={styles.note}>{text('samePacks')}</p> : null}
      </Section>
      <Section title={text('flowTitle')} lead={text('flowUnit')}>
        <FlowPicture reform={reform} />
        <p className={styles.note}>
          {text('source', { from: reform.from.label[language], to: reform.to.label[language] })}
        </p>
      </Section>
      <Deciding reform={reform} />
      <Groups reform={reform} search={search} />
      <NearFirms reform={reform} />
    </>
  );
}

function Movements({ reform, region }: { readonly reform: ReformResponse; readonly region: string }) {
  const text = useText(messages);
  const { firms, movements } = reform;
  const { gained, lost, stays, out, open } = movements;
  return (
    <>
      <p role="status" className="visually-hidden">
        {text('said', {
          ...{ region, firms: fullNumber(firms), gained: fullNumber(gained), lost: fullNumber(lost) },
          ...{ stays: fullNumber(stays), out: fullNumber(out), open: fullNumber(open) },
        })}
      </p>
      <div className={styles.movements}>
        <Figures>
          {MOVEMENTS.map((movement) => (
            <Figure
              key={movement}
              label={
                <span className={styles.movement} data-movement={movement}>
                  {text(`movement_${movement}`)}
                </span>
              }
              value={movements[movement]}
              unit={text('firmsUnit')}
              note={text(`note_${movement}`)}
              isFull
            />
          ))}
        </Figures>
      </div>
    </>
  );
}
