import { Button } from 'antd';
import { library } from '../../../../web/facts/library.ts';
import { useLanguage, useText } from '../../../../web/ui/language.tsx';
import { factLabel } from '../../../enterprise/web/door.ts';
import styles from './MissingFacts.module.css';
import { messages } from './messages.ts';

interface MissingFactsProps {
  /** The facts that can still change the verdict, the most telling first. */
  readonly names: readonly string[];
  readonly onState?: (fact: string) => void;
}

/** What is missing, who can supply it, and where to fill it in. */
export function MissingFacts({ names, onState }: MissingFactsProps) {
  const text = useText(messages);
  const { language } = useLanguage();
  if (names.length === 0) return null;
  return (
    <div className={styles.missing}>
      <p>{text('missingTitle')}</p>
      <ul>
        {names.map((name) => {
          const fact = library.dictionary.get(name);
          const label = factLabel(name, language);
          return (
            <li key={name}>
              <span title={fact?.definition?.[language]}>{label}</span>
              {fact === undefined ? null : <small>{text('suppliedBy', { source: fact.source[language] })}</small>}
              {onState === undefined ? null : (
                <Button
                  type="link"
                  size="small"
                  aria-label={text('fillFact', { fact: label })}
                  onClick={() => onState(name)}
                >
                  {text('fill')}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
