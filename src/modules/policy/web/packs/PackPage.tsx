import { type Pack, scoreThreshold } from '@leitu/rules';
import { Link, useParams } from '@tanstack/react-router';
import { library } from '../../../../web/facts/library.ts';
import { useLanguage, useText } from '../../../../web/ui/language.tsx';
import { Applies, Standing } from './Applies.tsx';
import { ClassPackText } from './ClassPackText.tsx';
import { IndicatorTable, ScoreTables } from './IndicatorTable.tsx';
import { messages } from './messages.ts';
import styles from './PackPage.module.css';
import { Rules } from './PackRules.tsx';
import { SourceBox } from './SourceBox.tsx';
import { UnknownPack } from './UnknownPack.tsx';

/** One pack as a text to read beside the regulation. */
export default function PackPage() {
  const { id = '' }: { readonly id?: string } = useParams({ strict: false });
  const pack = library.packs.get(id);
  const classPack = library.classPacks.get(id);
  if (pack !== undefined) return <PackText pack={pack} />;
  return classPack === undefined ? <UnknownPack id={id} /> : <ClassPackText pack={classPack} />;
}

function PackText({ pack }: { readonly pack: Pack }) {
  const text = useText(messages);
  const { language } = useLanguage();
  const { score, tier } = pack;
  return (
    <article className={styles.page}>
      <title>{pack.label[language]}</title>
      <p className={styles.back}>
        <Link to="/packs">{text('title')}</Link>
      </p>
      <h1>
        {pack.label[language]} <Standing pack={pack} />
      </h1>
      <SourceBox source={pack.source} article={pack.article} applies={<Applies pack={pack} />} />
      <p className={styles.links}>
        {tier === null ? null : (
          <Link to="/self-check/$tier" params={{ tier }}>
            {text('check')}
          </Link>
        )}
        {otherPacksOf(pack).map((other) => (
          <Link key={other.id} to="/packs/compare/$a/$b" params={inOrder(pack, other)}>
            {text('compareEarlier', { number: other.source.number })}
          </Link>
        ))}
      </p>
      <OverlayChanges pack={pack} />
      <h2>{text('conditions')}</h2>
      <Rules condition={pack.condition} />
      {score === null ? null : (
        <>
          <h2>
            {text('score')} <small>{text('maximum', { maximum: score.maximum })}</small>
          </h2>
          <ScoreTables score={score} thresholdOf={(group) => scoreThreshold(pack.condition, group)} />
        </>
      )}
    </article>
  );
}

function otherPacksOf({ id, tier, overlay }: Pack): readonly Pack[] {
  if (overlay !== null) return [];
  return [...library.packs.values()].filter(
    (other) => other.tier === tier && other.id !== id && other.overlay === null,
  );
}

/** The earlier one is `a`. */
function inOrder(one: Pack, other: Pack): { a: string; b: string } {
  const isFirst = one.source.inForceFrom < other.source.inForceFrom;
  return isFirst ? { a: one.id, b: other.id } : { a: other.id, b: one.id };
}

/** What a region's pack changes of the national one, both side by side. */
function OverlayChanges({ pack }: { readonly pack: Pack }) {
  const text = useText(messages);
  const { language } = useLanguage();
  const { overlay, noticeDays } = pack;
  const base = overlay === null ? undefined : library.packs.get(overlay.base);
  if (overlay === null || base === undefined) return null;
  const changedIn = ({ score }: Pack) =>
    score?.groups.flatMap(({ indicators }) => indicators).filter(({ id }) => overlay.indicators.includes(id)) ?? [];
  return (
    <section className={styles.overlay}>
      <h2>{text('overlayTitle')}</h2>
      <p>
        {text('overlayLead', { base: base.label[language] })} {text('regionCodes', { region: overlay.region })}
        {noticeDays === null ? '' : ` · ${text('noticeDays', { days: noticeDays })}`}
      </p>
      <div className={styles.sides}>
        <IndicatorTable caption={<strong>{text('overlayBase')}</strong>} indicators={changedIn(base)} />
        <IndicatorTable caption={<strong>{text('overlayOwn')}</strong>} indicators={changedIn(pack)} />
      </div>
    </section>
  );
}
