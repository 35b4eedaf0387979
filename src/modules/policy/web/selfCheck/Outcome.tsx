import { classify, type Explanation, type Facts, factWarnings, scoreThreshold } from '@leitu/rules';
import type { Language } from '../../../../platform/i18n/index.ts';
import { library } from '../../../../web/facts/library.ts';
import { useLanguage, useText } from '../../../../web/ui/language.tsx';
import { DecidedBy } from '../explanation/DecidedBy.tsx';
import { ScoreBar } from '../explanation/ScoreBar.tsx';
import { VerdictMark } from '../explanation/VerdictMark.tsx';
import { messages } from './messages.ts';
import styles from './Outcome.module.css';

interface OutcomeProps {
  readonly explanation: Explanation;
  readonly facts: Facts;
  readonly headingId: string;
}

/** How things stand: the verdict, the score, the size class, and facts that sit oddly beside each other. */
export function Outcome({ explanation, facts, headingId }: OutcomeProps) {
  const text = useText(messages);
  const { language } = useLanguage();
  const { pack, verdict, score } = explanation;
  const warnings = factWarnings(facts);
  return (
    <section className={styles.outcome} aria-labelledby={headingId}>
      <h2 id={headingId} className={styles.heading}>
        {text('verdict')}
      </h2>
      <p role="status" className={styles.verdict}>
        <VerdictMark verdict={verdict} size="large" />
      </p>
      <DecidedBy condition={explanation.condition} />
      {score === null || pack.score === null ? null : (
        <ScoreBar points={score.points} maximum={pack.score.maximum} threshold={scoreThreshold(pack.condition, null)} />
      )}
      <p className={styles.size}>
        {text('size')} <strong>{sizeText(facts, language) ?? text('sizeUnknown')}</strong>
      </p>
      {warnings.length === 0 ? null : (
        <div className={styles.warnings}>
          <h3>{text('warnings')}</h3>
          <ul>
            {warnings.map((warning) => (
              <li key={warning.zh}>{warning[language]}</li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}

/** The one size class that is possible, or null while there are several. */
function sizeText(facts: Facts, language: Language): string | null {
  for (const pack of library.classPacks.values()) {
    const [only, ...more] = classify(pack, facts);
    const name = pack.classes.find(({ value }) => value === only);
    if (more.length === 0 && name !== undefined) return name[language];
  }
  return null;
}
