import { type Compared, type Condition, comparePacks, type Indicator, type Pack } from '@leitu/rules';
import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { library } from '../../../../web/facts/library.ts';
import { useLanguage, useText } from '../../../../web/ui/language.tsx';
import { Standing } from './Applies.tsx';
import styles from './ComparePage.module.css';
import { messages } from './messages.ts';
import { Rule } from './PackRules.tsx';
import { UnknownPack } from './UnknownPack.tsx';

/** Two packs side by side, requirement by requirement. */
export default function ComparePage() {
  const { a = '', b = '' }: { readonly a?: string; readonly b?: string } = useParams({ strict: false });
  const [before, after] = [library.packs.get(a), library.packs.get(b)];
  if (before === undefined) return <UnknownPack id={a} />;
  return after === undefined ? <UnknownPack id={b} /> : <Comparison before={before} after={after} />;
}

interface ComparisonProps {
  readonly before: Pack;
  readonly after: Pack;
}

function Comparison({ before, after }: ComparisonProps) {
  const text = useText(messages);
  const [isShort, setShort] = useState(false);
  const all = comparePacks(before, after);
  const shown = isShort ? all.filter(({ change }) => change !== 'same') : all;
  const counts = (['changed', 'new', 'gone', 'same'] as const).map((change) => ({
    change,
    count: all.filter((one) => one.change === change).length,
  }));
  return (
    <article className={styles.page}>
      <title>{text('compareTitle')}</title>
      <p className={styles.back}>
        <Link to="/packs">{text('title')}</Link>
      </p>
      <h1>{text('compareTitle')}</h1>
      <p className={styles.lead}>{text('compareLead')}</p>
      <div className={styles.tools}>
        {counts.map(({ change, count }) => (
          <span key={change} className={styles.change} data-change={change}>
            {text('changeCount', { change: text(`change_${change}`), count })}
          </span>
        ))}
        <Button aria-pressed={isShort} onClick={() => setShort(!isShort)}>
          {text(isShort ? 'showAll' : 'onlyDifferent')}
        </Button>
      </div>
      <div className={styles.heads}>
        <PackHead pack={before} />
        <PackHead pack={after} />
      </div>
      {shown.length === 0 ? <p>{text('noDifferent')}</p> : null}
      <ul className={styles.rows}>
        {shown.map((one) => (
          <Row key={`${one.before?.id} ${one.after?.id}`} compared={one} before={before} after={after} />
        ))}
      </ul>
      <h2>{text('scoreRow')}</h2>
      <div className={styles.sides}>
        <ScoreSide pack={before} />
        <ScoreSide pack={after} />
      </div>
    </article>
  );
}

function PackHead({ pack }: { readonly pack: Pack }) {
  const { language } = useLanguage();
  return (
    <div>
      <strong>
        <Link to="/packs/$id" params={{ id: pack.id }}>
          {pack.label[language]}
        </Link>
      </strong>{' '}
      <Standing pack={pack} />
      <br />
      <small>{pack.source.number}</small>
    </div>
  );
}

interface RowProps extends ComparisonProps {
  readonly compared: Compared;
}

function Row({ compared, before, after }: RowProps) {
  const text = useText(messages);
  const { language } = useLanguage();
  const { change } = compared;
  return (
    <li className={styles.row} data-change={change}>
      <span className={styles.change} data-change={change}>
        {text(`change_${change}`)}
      </span>
      <div className={styles.sides}>
        <Side condition={compared.before} scored={compared.scored} label={before.label[language]} />
        <Side condition={compared.after} scored={null} label={after.label[language]} />
      </div>
    </li>
  );
}

interface SideProps {
  readonly condition: Condition | null;
  readonly scored: Indicator | null;
  /** The pack it is of, for those who hear the page, or see one side at a time. */
  readonly label: string;
}

function Side({ condition, scored, label }: SideProps) {
  const text = useText(messages);
  const { language } = useLanguage();
  const absent =
    scored === null
      ? text('absent')
      : text('scoredOnly', { indicator: scored.label[language], maximum: scored.maximum });
  return (
    <div className={styles.side}>
      <p className={styles.of}>{label}</p>
      {condition === null ? <p className={styles.absent}>{absent}</p> : <Rule condition={condition} />}
    </div>
  );
}

function ScoreSide({ pack: { score, label } }: { readonly pack: Pack }) {
  const text = useText(messages);
  const { language } = useLanguage();
  return (
    <div className={styles.side}>
      <p className={styles.of}>{label[language]}</p>
      {score === null ? (
        <p className={styles.absent}>{text('scoreHasNot')}</p>
      ) : (
        <p>{text('scoreHas', { groups: score.groups.length, maximum: score.maximum })}</p>
      )}
    </div>
  );
}
