import { articleText, type Verdict } from '@leitu/rules';
import type { ReactNode } from 'react';
import { library } from '../../../../web/facts/library.ts';
import { useLanguage, useText } from '../../../../web/ui/language.tsx';
import { factLabel } from '../../../enterprise/web/door.ts';
import { pointsText, VerdictMark } from '../../../policy/web/door.ts';
import type { Difference } from '../../contract.ts';
import { packLabel } from '../rungs.ts';
import { messages } from './messages.ts';
import styles from './PackChange.module.css';

type Change = Difference['packs'][number];

/** What changed by one pack: its verdict, its score, the conditions that turned and the points that moved, each with its cause. */
export function PackChange({ change: { pack, before, after, conditions, indicators } }: { readonly change: Change }) {
  const text = useText(messages);
  const { language } = useLanguage();
  const score = [before, after].map((result) => result?.score ?? null);
  const [earlier, later] = score;
  return (
    <div className={styles.pack}>
      <p className={styles.head}>
        <strong>{packLabel(library, pack, language)}</strong>
        <Turn before={before?.verdict ?? null} after={after?.verdict ?? null} />
        {earlier && later && pointsText(earlier, language) !== pointsText(later, language) ? (
          <span>
            {text('scoreChange', { before: pointsText(earlier, language), after: pointsText(later, language) })}
          </span>
        ) : null}
      </p>
      <Turned
        title={text('changedConditions')}
        entries={conditions.map((one) => ({
          ...one,
          turn: <Turn before={one.before} after={one.after} />,
        }))}
      />
      <Turned
        title={text('changedIndicators')}
        entries={indicators.map((one) => ({
          ...one,
          turn: (
            <span>
              {one.before === null ? '—' : pointsText(one.before, language)} →{' '}
              <strong>{one.after === null ? '—' : pointsText(one.after, language)}</strong>
            </span>
          ),
        }))}
      />
    </div>
  );
}

interface Entry extends Pick<Change['conditions'][number], 'id' | 'label' | 'article' | 'facts'> {
  readonly turn: ReactNode;
}

function Turned({ title, entries }: { readonly title: string; readonly entries: readonly Entry[] }) {
  const text = useText(messages);
  const { language } = useLanguage();
  if (entries.length === 0) return null;
  return (
    <>
      <h5>{title}</h5>
      <ul>
        {entries.map(({ id, label, article, facts, turn }) => (
          <li key={id}>
            <span>
              {label[language]} <small>{articleText(article, language)}</small>
            </span>
            {turn}
            {facts.length === 0 ? null : (
              <small className={styles.because}>
                {text('because', { facts: facts.map((name) => factLabel(name, language)).join(text('separator')) })}
              </small>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

interface TurnProps {
  readonly before: Verdict | null;
  readonly after: Verdict | null;
}

/** From one verdict to another. */
function Turn({ before, after }: TurnProps) {
  const text = useText(messages);
  const mark = (verdict: Verdict | null) =>
    verdict === null ? <span>{text('notJudgedThen')}</span> : <VerdictMark verdict={verdict} />;
  return (
    <span className={styles.turn}>
      {mark(before)} <span aria-hidden="true">→</span> {mark(after)}
    </span>
  );
}
