import { Link } from '@tanstack/react-router';
import { library } from '../../../../web/facts/library.ts';
import { useLanguage, useText } from '../../../../web/ui/language.tsx';
import { VerdictMark } from '../../../policy/web/door.ts';
import { packLabel, type ResultOfPack } from '../rungs.ts';
import { messages } from './messages.ts';
import styles from './OtherResults.module.css';

/** What packs said that did not decide: earlier criteria, and those of other cases. */
export function OtherResults({ results }: { readonly results: readonly ResultOfPack[] }) {
  const text = useText(messages);
  const { language } = useLanguage();
  if (results.length === 0) return null;
  return (
    <details className={styles.others}>
      <summary>{text('others')}</summary>
      <p>{text('othersLead')}</p>
      <ul>
        {results.map(({ pack, result }) => (
          <li key={pack}>
            <VerdictMark verdict={result.verdict} />
            <Link to="/packs/$id" params={{ id: pack }}>
              {packLabel(library, pack, language)}
            </Link>
          </li>
        ))}
      </ul>
    </details>
  );
}
