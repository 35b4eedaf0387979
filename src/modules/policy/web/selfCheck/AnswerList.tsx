import type { FactDefinition } from '@leitu/rules';
import { Button } from 'antd';
import { answerText } from '../../../../web/facts/industries.ts';
import { library } from '../../../../web/facts/library.ts';
import { useLanguage, useText } from '../../../../web/ui/language.tsx';
import styles from './AnswerList.module.css';
import type { Check } from './check.ts';
import { messages } from './messages.ts';

interface AnswerListProps {
  readonly check: Check;
  readonly onEdit: (fact: FactDefinition) => void;
  readonly onRemove: (fact: FactDefinition) => void;
}

/** What has been answered or skipped, each line open to change. */
export function AnswerList({ check, onEdit, onRemove }: AnswerListProps) {
  const text = useText(messages);
  const { language } = useLanguage();
  const { facts, skipped } = check;
  const lines = [...library.dictionary.values()].filter(
    ({ name }) => name !== 'name' && (facts[name] !== undefined || skipped.includes(name)),
  );
  return (
    <section className={styles.answers} aria-labelledby="answers">
      <h2 id="answers">
        {text('answers')} <small>{text('answersCount', { count: lines.length })}</small>
      </h2>
      {lines.length === 0 ? <p className={styles.empty}>{text('answersEmpty')}</p> : null}
      <ul>
        {lines.map((fact) => {
          const value = facts[fact.name] ?? null;
          const label = fact.label[language];
          const change = text(value === null ? 'fill' : 'edit');
          return (
            <li key={fact.name}>
              <span className={styles.label}>{label}</span>
              <span className={styles.value} data-skipped={value === null}>
                {value === null ? text('skippedMark') : answerText(fact, value, language)}
              </span>
              <span className={styles.actions}>
                <Button type="link" size="small" aria-label={`${change}: ${label}`} onClick={() => onEdit(fact)}>
                  {change}
                </Button>
                <Button
                  type="link"
                  size="small"
                  aria-label={`${text('remove')}: ${label}`}
                  onClick={() => onRemove(fact)}
                >
                  {text('remove')}
                </Button>
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
