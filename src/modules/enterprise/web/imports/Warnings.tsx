import { useLanguage, useText } from '../../../../web/ui/language.tsx';
import { fullNumber } from '../../../../web/ui/number.ts';
import { Section } from '../../../../web/ui/Page.tsx';
import type { ImportPreview } from '../../contract.ts';
import { messages } from './messages.ts';
import styles from './PreviewStep.module.css';

/** What is taken in but looks odd. */
export function Warnings({ preview: { warnings, warning_examples } }: { readonly preview: ImportPreview }) {
  const text = useText(messages);
  const { language } = useLanguage();
  if (warnings === 0) return null;
  const more = warnings - warning_examples.length;
  return (
    <Section title={text('warnings', { count: fullNumber(warnings) })} lead={text('warningsLead')}>
      <ul className={styles.warnings}>
        {warning_examples.map(({ row, message }) => (
          <li key={`${row} ${message.en}`}>
            <small>{text('rowNumber', { row: fullNumber(row) })}</small> {message[language]}
          </li>
        ))}
      </ul>
      {more > 0 ? <p className={styles.note}>{text('andMore', { count: fullNumber(more) })}</p> : null}
    </Section>
  );
}
