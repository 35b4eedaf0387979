import { useLanguage, useText } from '../../../../web/ui/language.tsx';
import { fullNumber } from '../../../../web/ui/number.ts';
import { Section } from '../../../../web/ui/Page.tsx';
import type { ImportPreview } from '../../contract.ts';
import { factLabel } from '../facts/dictionary.ts';
import { messages } from './messages.ts';
import styles from './PreviewStep.module.css';

/** How often each fact would be filled in or changed. */
export function ChangesByFact({ preview: { changes_by_fact } }: { readonly preview: ImportPreview }) {
  const text = useText(messages);
  const { language } = useLanguage();
  if (changes_by_fact.length === 0) return null;
  return (
    <Section title={text('changesByFact')} lead={text('changesLead')}>
      <ul className={styles.facts}>
        {changes_by_fact.map(({ fact, filled, changed }) => (
          <li key={fact}>
            {factLabel(fact, language)}
            <small>
              {[
                ...(filled > 0 ? [text('filled', { count: fullNumber(filled) })] : []),
                ...(changed > 0 ? [text('changed', { count: fullNumber(changed) })] : []),
              ].join(' · ')}
            </small>
          </li>
        ))}
      </ul>
    </Section>
  );
}
