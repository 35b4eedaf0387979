import { articleText, type Verdict } from '@leitu/rules';
import type { ReactNode } from 'react';
import { library } from '../../../../web/facts/library.ts';
import { useLanguage, useText } from '../../../../web/ui/language.tsx';
import { factLabel } from '../../../enterprise/web/door.ts';
import { ladderWords, pointsText, VerdictMark } from '../../../policy/web/door.ts';
import { packLabel } from '../rungs.ts';
import { messages } from './messages.ts';
import styles from './RungTurn.module.css';
import type { RungChange } from './rungChanges.ts';

type Turned = RungChange['turned'];

/** What changed on one rung: its verdict, its score, what decides it, the conditions that turned and the points that moved, each with its cause. */
export function RungTurn({ change: { rung, before, after, turned } }: { readonly change: RungChange }) {
  const text = useText(messages);
  const words = useText(ladderWords);
  const { language } = useLanguage();
  const packs = [before, after].map((decided) =>
    decided === undefined ? text('noPack') : packLabel(library, decided.pack, language),
  );
  const [earlier, later] = [before, after].map((decided) => decided?.result.score ?? null);
  const isOtherPack = before?.pack !== after?.pack;
  return (
    <div className={styles.rung}>
      <p className={styles.head}>
        <strong>{words(`tier_${rung}`)}</strong>
        <Turn before={before?.result.verdict ?? null} after={after?.result.verdict ?? null} />
        {earlier && later && !isOtherPack && earlier.join() !== later.join() ? (
          <span>
            {text('scoreChange', { before: pointsText(earlier, language), after: pointsText(later, language) })}
          </span>
        ) : null}
      </p>
      {isOtherPack ? (
        <p className={styles.because}>{text('otherPack', { before: packs[0] ?? '', after: packs[1] ?? '' })}</p>
      ) : null}
      <Entries
        title={text('changedConditions')}
        entries={turned.conditions.map((one) => ({
          ...one,
          turn: <Turn before={one.before} after={one.after} />,
        }))}
      />
      <Entries
        title={text('changedIndicators')}
        entries={turned.indicators.map((one) => ({
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

interface Entry extends Pick<Turned['conditions'][number], 'id' | 'label' | 'article' | 'facts'> {
  readonly turn: ReactNode;
}

function Entries({ title, entries }: { readonly title: string; readonly entries: readonly Entry[] }) {
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
