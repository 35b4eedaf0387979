import { useLanguage, useText } from '../../../../web/ui/language.tsx';
import { factLabel, factText } from '../../../enterprise/web/door.ts';
import type { Difference } from '../../contract.ts';
import styles from './ChangedFacts.module.css';
import { messages } from './messages.ts';

/** The facts that differ, as they were read before and after. */
export function ChangedFacts({ facts }: Pick<Difference, 'facts'>) {
  const text = useText(messages);
  const { language } = useLanguage();
  return (
    <div className={styles.scroll}>
      <table className={styles.facts}>
        <thead>
          <tr>
            <th scope="col">{text('fact')}</th>
            <th scope="col">{text('before')}</th>
            <th scope="col">{text('after')}</th>
          </tr>
        </thead>
        <tbody>
          {facts.map(({ name, before, after }) => (
            <tr key={name}>
              <th scope="row">{factLabel(name, language)}</th>
              <td>{factText(name, before, language)}</td>
              <td>{factText(name, after, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
