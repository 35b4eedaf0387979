import { Link } from '@tanstack/react-router';
import { library } from '../../../../../web/facts/library.ts';
import { useLanguage, useText } from '../../../../../web/ui/language.tsx';
import { VerdictMark } from '../../../../policy/web/door.ts';
import type { LeastChange } from '../../../contract.ts';
import { packLabel } from '../../rungs.ts';
import { MissingFacts } from '../MissingFacts.tsx';
import styles from './Change.module.css';
import { Immovables } from './Immovables.tsx';
import { messages } from './messages.ts';
import { Plan } from './Plan.tsx';

interface ChangeProps {
  readonly change: LeastChange;
  readonly onState?: (fact: string) => void;
}

/** Where the firm stands today, and the ways to the rung: the cheapest first. */
export function Change({ change, onState }: ChangeProps) {
  const text = useText(messages);
  const { language } = useLanguage();
  const { verdict, plans, wanting, immovable, pack, is_proven } = change;
  const isThere = verdict === 'met' || verdict === 'judgement';
  const missing = wanting.filter((name) => library.dictionary.get(name)?.type !== 'judgement');
  return (
    <>
      <p className={styles.today}>
        <span>{text('today')}</span>
        <VerdictMark verdict={verdict} />
        <span className={styles.aside}>
          {text('by')}{' '}
          <Link to="/packs/$id" params={{ id: pack }}>
            {packLabel(library, pack, language)}
          </Link>
        </span>
      </p>
      {isThere ? <p>{text(verdict === 'met' ? 'alreadyMet' : 'alreadyJudgement')}</p> : null}
      {isThere ? null : <MissingFacts names={missing} {...(onState === undefined ? {} : { onState })} />}
      {plans.length > 1 ? <p className={styles.aside}>{text('ways', { count: plans.length })}</p> : null}
      {plans.map((plan, index) => (
        <Plan
          key={plan.ways.map(({ id }) => id).join(' ')}
          plan={plan}
          number={index + 1}
          isOnly={plans.length === 1}
          isOpen={index === 0}
          {...(onState === undefined ? {} : { onState })}
        />
      ))}
      {!isThere && plans.length === 0 ? <Immovables immovable={immovable} /> : null}
      {plans.length === 0 ? null : <CostNote change={change} />}
      {is_proven || plans.length === 0 ? null : <p className={styles.note}>{text('notProven')}</p>}
    </>
  );
}

/** What a cost means, and who may say otherwise. */
function CostNote({ change: { own_costs } }: { readonly change: LeastChange }) {
  const text = useText(messages);
  return (
    <p className={styles.note}>
      {text('costNote')}
      {own_costs.length === 0 ? null : ` ${text('ownCosts', { count: own_costs.length })}`}
    </p>
  );
}
