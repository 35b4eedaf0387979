import { articleText } from '@leitu/rules';
import { Button } from 'antd';
import { formatDay } from '../../../../../platform/i18n/index.ts';
import { useLanguage, useText } from '../../../../../web/ui/language.tsx';
import { factLabel } from '../../../../enterprise/web/door.ts';
import { Article } from '../../../../policy/web/door.ts';
import type { ChangeStep } from '../../../contract.ts';
import { costText } from '../../costText.ts';
import { neededText, nowText } from '../../stepText.ts';
import { messages } from './messages.ts';
import styles from './PlanStep.module.css';

interface PlanStepProps {
  readonly step: ChangeStep;
  readonly onState?: (fact: string) => void;
}

/** One thing to do: from what to what, by which article, at what cost, and from when it can hold. */
export function PlanStep({ step, onState }: PlanStepProps) {
  const text = useText(messages);
  const { language } = useLanguage();
  const { kind, fact, cost, articles, holds_from } = step;
  const label = factLabel(fact, language);
  return (
    <li className={styles.step} data-kind={kind}>
      <div className={styles.what}>
        <strong>{label}</strong>
        {kind === 'move' ? null : <span className={styles.kind}>{text(`kind_${kind}`)}</span>}
        {kind === 'state' && onState !== undefined ? (
          <Button type="link" size="small" aria-label={text('fillFact', { fact: label })} onClick={() => onState(fact)}>
            {text('fill')}
          </Button>
        ) : null}
      </div>
      <div className={styles.values}>
        <span>{nowText(step, language)}</span>
        <span aria-hidden="true">→</span>
        <span className="visually-hidden">{text('becomes')}</span>
        <strong>{neededText(step, language)}</strong>
      </div>
      <div className={styles.terms}>
        <span>{costText(cost, language)}</span>
        <span>{text('stepHoldsFrom', { day: formatDay(holds_from, language) })}</span>
        {articles.map((article) => (
          <Article key={article}>{articleText(article, language)}</Article>
        ))}
      </div>
    </li>
  );
}
