import { articleText, IMMOVABLE_REASON_TEXTS } from '@leitu/rules';
import { useLanguage, useText } from '../../../../../web/ui/language.tsx';
import { factLabel } from '../../../../enterprise/web/door.ts';
import { Article } from '../../../../policy/web/door.ts';
import type { LeastChange } from '../../../contract.ts';
import styles from './Immovables.module.css';
import { messages } from './messages.ts';

/** What cannot be moved, and why: where no change lifts the firm. */
export function Immovables({ immovable }: Pick<LeastChange, 'immovable'>) {
  const text = useText(messages);
  const { language } = useLanguage();
  const isPast = immovable.some(({ facts }) => facts.some(({ reason }) => reason === 'past'));
  return (
    <div className={styles.immovable}>
      <h3>{text('immovableTitle')}</h3>
      <p>{text('immovableAdvice')}</p>
      <ul>
        {immovable.map(({ id, label, article, facts }) => (
          <li key={id}>
            <strong>{label[language]}</strong> <Article>{articleText(article, language)}</Article>
            <ul>
              {facts.map(({ fact, reason }) => (
                <li key={fact}>
                  {text('immovableFact', {
                    fact: factLabel(fact, language),
                    reason: IMMOVABLE_REASON_TEXTS[reason][language],
                  })}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      {isPast ? <p className={styles.advice}>{text('pastAdvice')}</p> : null}
    </div>
  );
}
