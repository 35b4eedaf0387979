import { TIERS } from '@leitu/rules';
import { Button } from 'antd';
import { useState } from 'react';
import { formatDay } from '../../../../platform/i18n/index.ts';
import { library } from '../../../../web/facts/library.ts';
import { useLanguage, useText } from '../../../../web/ui/language.tsx';
import { momentText } from '../../../../web/ui/moment.ts';
import { ladderWords } from '../../../policy/web/door.ts';
import type { JudgementSummary } from '../../contract.ts';
import { resultsByRung } from '../rungs.ts';
import { StandingMarks } from '../StandingMarks.tsx';
import styles from './History.module.css';
import { madeBefore } from './history.ts';
import { messages } from './messages.ts';

interface HistoryProps {
  readonly judgements: readonly JudgementSummary[];
  readonly shown: JudgementSummary;
  readonly onShow: (judgement: JudgementSummary) => void;
  readonly onCompare: (from: JudgementSummary, to: JudgementSummary) => void;
}

/** Older ones are shown when asked for. */
const mostShown = 6;

/** All judgements of the firm as a line of time, the newest first. */
export function History({ judgements, shown, onShow, onCompare }: HistoryProps) {
  const text = useText(messages);
  const [isWhole, setWhole] = useState(false);
  const listed = isWhole ? judgements : judgements.slice(0, mostShown);
  return (
    <section className={styles.history} aria-label={text('history')}>
      <h3>{text('history')}</h3>
      <p className={styles.lead}>{text('historyLead')}</p>
      <ol>
        {listed.map((judgement) => (
          <Entry
            key={judgement.judgement_id}
            judgement={judgement}
            before={madeBefore(judgements, judgement)}
            isShown={judgement === shown}
            onShow={onShow}
            onCompare={onCompare}
          />
        ))}
      </ol>
      {listed.length < judgements.length ? (
        <Button type="link" onClick={() => setWhole(true)}>
          {text('older', { count: judgements.length - listed.length })}
        </Button>
      ) : null}
    </section>
  );
}

interface EntryProps extends Pick<HistoryProps, 'onShow' | 'onCompare'> {
  readonly judgement: JudgementSummary;
  readonly before: JudgementSummary | undefined;
  readonly isShown: boolean;
}

function Entry({ judgement, before, isShown, onShow, onCompare }: EntryProps) {
  const text = useText(messages);
  const words = useText(ladderWords);
  const { language } = useLanguage();
  const { inForce } = resultsByRung(library, judgement.results);
  const day = formatDay(judgement.judged_on, language);
  return (
    <li data-shown={isShown}>
      <div className={styles.what}>
        <strong>{day}</strong> <span>{words(`case_${judgement.case}`)}</span>
        <StandingMarks verdicts={TIERS.map((tier) => inForce.get(tier)?.result.verdict ?? null)} />
        <small>
          {momentText(judgement.judged_at, language)}
          {judgement.judged_by === null ? '' : ` · ${judgement.judged_by}`}
          {judgement.run_id === null ? '' : ` · ${text('withRun')}`}
          {` · ${text('version', { version: judgement.version })}`}
        </small>
      </div>
      <div className={styles.actions}>
        {isShown ? (
          <span className={styles.seeing}>{text('seeing')}</span>
        ) : (
          <Button size="small" aria-label={text('seeOf', { day })} onClick={() => onShow(judgement)}>
            {text('see')}
          </Button>
        )}
        {before === undefined ? null : (
          <Button size="small" aria-label={text('compareOf', { day })} onClick={() => onCompare(before, judgement)}>
            {text('compareBefore')}
          </Button>
        )}
      </div>
    </li>
  );
}
