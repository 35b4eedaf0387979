import { TIERS } from '@leitu/rules';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Skeleton } from 'antd';
import { formatDay } from '../../../../platform/i18n/index.ts';
import { library } from '../../../../web/facts/library.ts';
import { useLanguage, useText } from '../../../../web/ui/language.tsx';
import { momentText } from '../../../../web/ui/moment.ts';
import { RefusalAlert } from '../../../../web/ui/RefusalAlert.tsx';
import { useDossier } from '../../../enterprise/web/door.ts';
import { ladderWords } from '../../../policy/web/door.ts';
import type { Judgement, JudgementSummary } from '../../contract.ts';
import { type RungResults, resultsByRung } from '../rungs.ts';
import { FactsRead } from './FactsRead.tsx';
import styles from './JudgementView.module.css';
import { judgementQuery } from './judgementQueries.ts';
import { messages } from './messages.ts';
import { OtherResults } from './OtherResults.tsx';
import { Rung } from './Rung.tsx';

interface JudgementViewProps {
  readonly firm: string;
  readonly shown: JudgementSummary;
  readonly isLatest: boolean;
  readonly onLatest: () => void;
  readonly onState?: (fact: string) => void;
}

/** One judgement: whose it is, a rung below the other with its verdict and its reasons, and whether it can be made again. */
export function JudgementView({ firm, shown, isLatest, onLatest, onState }: JudgementViewProps) {
  const text = useText(messages);
  const { data, error, refetch } = useQuery(judgementQuery(firm, shown.judgement_id));
  const { data: dossier } = useDossier(firm);
  const isStale = isLatest && dossier !== undefined && dossier.updated_at > shown.judged_at;
  const results = resultsByRung(library, shown.results);
  const open = nextRung(results);
  return (
    <div className={styles.judgement}>
      <Provenance shown={shown} isLatest={isLatest} />
      {isLatest ? null : (
        <Alert
          className={styles.note ?? ''}
          type="info"
          showIcon
          title={text('notLatest')}
          action={
            <Button size="small" onClick={onLatest}>
              {text('backToLatest')}
            </Button>
          }
        />
      )}
      {isStale ? <Alert className={styles.note ?? ''} type="warning" showIcon title={text('stale')} /> : null}
      <RefusalAlert error={error} onRetry={() => void refetch()} />
      {TIERS.map((rung) => {
        const decided = results.inForce.get(rung);
        return (
          <Rung
            key={`${shown.judgement_id} ${rung}`}
            rung={rung}
            decided={decided}
            explanation={decided === undefined ? undefined : data?.explanations[decided.pack]}
            isOpen={rung === open}
            {...(onState === undefined || !isLatest ? {} : { onState })}
          />
        );
      })}
      <OtherResults results={results.others} />
      {data === undefined ? (
        error === null && <Skeleton active title={false} paragraph={{ rows: 2 }} />
      ) : (
        <Kept judgement={data} />
      )}
    </div>
  );
}

/** The rung that a firm would climb next: the first that it does not meet. */
function nextRung({ inForce }: RungResults) {
  return TIERS.find((rung) => inForce.get(rung)?.result.verdict !== 'met');
}

function Provenance({ shown, isLatest }: { readonly shown: JudgementSummary; readonly isLatest: boolean }) {
  const text = useText(messages);
  const words = useText(ladderWords);
  const { language } = useLanguage();
  const { judged_on, judged_at, judged_by, run_id, version, facts_year } = shown;
  return (
    <p className={styles.provenance}>
      <strong>
        {text('judgedOf', { day: formatDay(judged_on, language), case: words(`case_${shown.case}`) })}
        {isLatest ? <small> {text('latest')}</small> : null}
      </strong>
      {judged_by === null ? null : (
        <span title={momentText(judged_at, language)}>
          {text(run_id === null ? 'judgedBy' : 'judgedByRun', { who: judged_by })}
        </span>
      )}
      {facts_year === null ? null : <span>{text('factsYear', { year: facts_year })}</span>}
      <span>{text('version', { version })}</span>
    </p>
  );
}

/** What was kept, and that it is what judging again gives. */
function Kept({ judgement }: { readonly judgement: Judgement }) {
  const text = useText(messages);
  return (
    <>
      <FactsRead facts={judgement.facts} />
      {judgement.is_reproduced ? (
        <p className={styles.reproduced}>{text('reproduced')}</p>
      ) : (
        <Alert type="error" showIcon title={text('notReproduced')} />
      )}
    </>
  );
}
