import { TIERS } from '@leitu/rules';
import { Link } from '@tanstack/react-router';
import { useText } from '../../../../web/ui/language.tsx';
import { messages as shared } from '../messages.ts';
import { messages } from './messages.ts';
import styles from './RungPicker.module.css';

/** The three rungs, to change between them and keep what was answered. */
export function RungPicker({ fragment }: { readonly fragment: string }) {
  const text = useText(messages);
  const words = useText(shared);
  return (
    <nav aria-label={text('otherRungs')}>
      <ol className={styles.rungs}>
        {TIERS.map((tier) => (
          <li key={tier}>
            <Link
              to="/self-check/$tier"
              params={{ tier }}
              hash={fragment}
              className={styles.rung}
              data-tier={tier}
              activeOptions={{ includeHash: false }}
              activeProps={{ 'aria-current': 'page' }}
            >
              <small>{words(`ordinal_${tier}`)}</small>
              {words(`tier_${tier}`)}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
