import { Button } from 'antd';
import { useState } from 'react';
import { useLanguage, useText } from '../../../../web/ui/language.tsx';
import { fullNumber } from '../../../../web/ui/number.ts';
import { Section } from '../../../../web/ui/Page.tsx';
import type { ImportPreview } from '../../contract.ts';
import { factLabel, factText } from '../facts/dictionary.ts';
import { messages } from './messages.ts';
import styles from './PreviewStep.module.css';

const SHOWN_AT_FIRST = 6;

/** What the head of an example says already. */
const IN_HEAD = new Set(['uscc', 'name']);

/** The first firms that would change, fact by fact: before and after. */
export function ChangeExamples({ preview: { examples } }: { readonly preview: ImportPreview }) {
  const text = useText(messages);
  const { language } = useLanguage();
  const [isWhole, setWhole] = useState(false);
  if (examples.length === 0) return null;
  const shown = isWhole ? examples : examples.slice(0, SHOWN_AT_FIRST);
  return (
    <Section title={text('examples')} lead={text('examplesLead', { count: examples.length })}>
      <ul className={styles.examples}>
        {shown.map(({ row, uscc, name, is_new, changes }) => (
          <li key={uscc} data-new={is_new}>
            <p className={styles.firm}>
              {name}{' '}
              <small>
                {text(is_new ? 'exampleNew' : 'exampleChanged')} · {text('rowNumber', { row: fullNumber(row) })} ·{' '}
                {uscc}
              </small>
            </p>
            <dl className={styles.changes}>
              {changes
                .filter(({ fact }) => !IN_HEAD.has(fact))
                .map(({ fact, before, after }) => (
                  <Change
                    key={fact}
                    label={factLabel(fact, language)}
                    before={before === null ? null : factText(fact, before, language)}
                    after={factText(fact, after, language)}
                  />
                ))}
            </dl>
          </li>
        ))}
      </ul>
      {shown.length === examples.length ? null : (
        <Button className={styles.more ?? ''} onClick={() => setWhole(true)}>
          {text('allExamples', { count: examples.length })}
        </Button>
      )}
    </Section>
  );
}

interface ChangeProps {
  readonly label: string;
  readonly before: string | null;
  readonly after: string;
}

function Change({ label, before, after }: ChangeProps) {
  return (
    <>
      <dt>{label}</dt>
      <dd>
        {before === null ? null : (
          <>
            <del>{before}</del> →{' '}
          </>
        )}
        {after}
      </dd>
    </>
  );
}
