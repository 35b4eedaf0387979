import { TIERS, type Verdict } from '@leitu/rules';
import { useText } from '../../../web/ui/language.tsx';
import { ladderWords, VerdictMark } from '../../policy/web/door.ts';
import { messages } from './messages.ts';
import styles from './StandingMarks.module.css';

/** A verdict for each rung, from the first, as three signs; null where no pack was in force, or where the firm was never judged. */
export function StandingMarks({ verdicts }: { readonly verdicts: readonly (Verdict | null)[] }) {
  const text = useText(messages);
  const words = useText(ladderWords);
  if (verdicts.every((verdict) => verdict === null)) return <span className={styles.none}>{text('neverJudged')}</span>;
  return (
    <span className={styles.marks}>
      {TIERS.map((tier, index) => {
        const verdict = verdicts[index] ?? null;
        const said = verdict === null ? '—' : words(`verdict_${verdict}`);
        return (
          <span key={tier} title={`${text(`short_${tier}`)}: ${said}`}>
            <span className="visually-hidden">{text(`short_${tier}`)} </span>
            {verdict === null ? '—' : <VerdictMark verdict={verdict} size="sign" />}
          </span>
        );
      })}
    </span>
  );
}
