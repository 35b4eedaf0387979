import { useText } from '../../../web/ui/language.tsx';
import type { Dossier } from './facts/standing.ts';
import { messages } from './messages.ts';
import styles from './TierTag.module.css';

/** The highest title that a firm holds, in the colour of its stretch of the tower; a stroke where it holds none. */
export function TierTag({ tier }: { readonly tier: Dossier['tier'] }) {
  const text = useText(messages);
  if (tier === null) return <span className={styles.none}>—</span>;
  return (
    <span className={styles.tag} data-tier={tier}>
      {text(`tier_${tier}`)}
    </span>
  );
}
