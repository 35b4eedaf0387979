import { useLanguage, useText } from '../../../../web/ui/language.tsx';
import { factLabel, factText } from '../../../enterprise/web/door.ts';
import type { Judgement } from '../../contract.ts';
import styles from './FactsRead.module.css';
import { messages } from './messages.ts';

/** The facts as the judgement read them, which were kept with it. */
export function FactsRead({ facts }: Pick<Judgement, 'facts'>) {
  const text = useText(messages);
  const { language } = useLanguage();
  const read = Object.entries(facts);
  return (
    <details className={styles.facts}>
      <summary>{text('factsRead', { count: read.length })}</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">{text('fact')}</th>
            <th scope="col">{text('value')}</th>
          </tr>
        </thead>
        <tbody>
          {read.map(([name, value]) => (
            <tr key={name}>
              <th scope="row">{factLabel(name, language)}</th>
              <td>{factText(name, value, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
