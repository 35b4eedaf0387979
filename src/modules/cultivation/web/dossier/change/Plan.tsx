import { formatDay } from '../../../../../platform/i18n/index.ts';
import { useLanguage, useText } from '../../../../../web/ui/language.tsx';
import { VerdictMark } from '../../../../policy/web/door.ts';
import type { ChangePlan } from '../../../contract.ts';
import { costText } from '../../costText.ts';
import { messages } from './messages.ts';
import styles from './Plan.module.css';
import { PlanStep } from './PlanStep.tsx';

interface PlanProps {
  readonly plan: ChangePlan;
  /** From 1, the cheapest. */
  readonly number: number;
  readonly isOnly: boolean;
  readonly isOpen: boolean;
  readonly onState?: (fact: string) => void;
}

/** One way to the rung: in a line what it costs and from when it counts, and opened its steps. */
export function Plan({ plan, number, isOnly, isOpen, onState }: PlanProps) {
  const text = useText(messages);
  const { language } = useLanguage();
  const { ways, verdict, cost, holds_from, is_in_force_then, steps } = plan;
  const way = ways.map(({ label }) => label[language]).join(language === 'zh' ? '；' : '; ');
  return (
    <details className={styles.plan} open={isOpen}>
      <summary className={styles.head}>
        <h3>{text(isOnly ? 'onlyPlan' : number === 1 ? 'cheapestPlan' : 'plan', { number })}</h3>
        <span>{text('planSteps', { count: steps.length })}</span>
        <span>{costText(cost, language)}</span>
        <span>{text('holdsFrom', { day: formatDay(holds_from, language) })}</span>
        <VerdictMark verdict={verdict} />
      </summary>
      {way === '' ? null : <p className={styles.way}>{text('way', { way })}</p>}
      <ol className={styles.steps}>
        {steps.map((step) => (
          <PlanStep key={step.fact} step={step} {...(onState === undefined ? {} : { onState })} />
        ))}
      </ol>
      {steps.some(({ kind }) => kind === 'state') ? <p className={styles.way}>{text('ifSo')}</p> : null}
      {verdict === 'judgement' ? <p className={styles.way}>{text('thenJudgement')}</p> : null}
      {is_in_force_then === false ? <p className={styles.warning}>{text('notInForceThen')}</p> : null}
    </details>
  );
}
