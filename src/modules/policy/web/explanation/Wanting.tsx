import type { FactDefinition } from '@leitu/rules';
import { useLanguage, useText } from '../../../../web/ui/language.tsx';
import { messages } from './messages.ts';
import styles from './Wanting.module.css';

interface WantingProps {
  /** Facts that are missing. */
  readonly missing: readonly FactDefinition[];
  /** Facts that are there but decide nothing. */
  readonly inconclusive: readonly FactDefinition[];
}

/** What is wanting before something can be said: facts to find, and facts to check. Nothing where nothing is. */
export function Wanting({ missing, inconclusive }: WantingProps) {
  const text = useText(messages);
  const { language } = useLanguage();
  const labels = (facts: readonly FactDefinition[]) =>
    facts.map((fact) => fact.label[language]).join(text('listSeparator'));
  return (
    <>
      {missing.length === 0 ? null : (
        <p className={styles.wanting}>
          {text('missing')} {labels(missing)}
        </p>
      )}
      {inconclusive.length === 0 ? null : (
        <p className={styles.wanting}>{text('inconclusive', { facts: labels(inconclusive) })}</p>
      )}
    </>
  );
}
