import { useLanguage, useText } from '../../../../web/ui/language.tsx';
import { fullNumber } from '../../../../web/ui/number.ts';
import { Section } from '../../../../web/ui/Page.tsx';
import type { ImportPreview } from '../../contract.ts';
import { factLabel, factText } from '../facts/dictionary.ts';
import { messages } from './messages.ts';
import styles from './PreviewStep.module.css';

/** The first firms that would change, fact by fact: before and after. */
export function ChangeExamples({ preview: { examples } }: { readonly preview: ImportPreview }) {
  const text = useText(messages);
  const { language } = useLanguage();
  if (examples.length === 0) return null;
  return (
    <Section title={text('examples')} lead={text('examplesLead', { count: examples.length })}>
      <ul className={styles.examples}>
        {examples.map(({ row, uscc, name, is_new, changes }) => (
          <li key={uscc} data-new={is_new}>
            <p className={styles.firm}>
              {name}{' '}
              <small>
                {text(is_new ? 'exampleNew' : 'exampleChanged')} · {text('rowNumber', { row: fullNumber(row) })} ·{' '}
                {uscc}
              </small>
            </p>
            <dl className={styles.changes}>
              {changes.map(({ fact, before, after }) => (
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
