import { type Pack, TIERS, type Tier } from '@leitu/rules';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { formatDay } from '../../../../platform/i18n/index.ts';
import { library } from '../../../../web/facts/library.ts';
import { useLanguage, useText } from '../../../../web/ui/language.tsx';
import { messages as shared } from '../messages.ts';
import { Applies, Standing } from './Applies.tsx';
import { messages } from './messages.ts';
import styles from './PacksPage.module.css';

const allPacks = [...library.packs.values()];

/** The latest first. */
function packsOf(tier: Tier): readonly Pack[] {
  return allPacks
    .filter((pack) => pack.tier === tier && pack.overlay === null)
    .toSorted((a, b) => (a.source.inForceFrom < b.source.inForceFrom ? 1 : -1));
}

/** The policy library: all packs by rung, then size classes, then what regions set for themselves. */
export default function PacksPage() {
  const text = useText(messages);
  const words = useText(shared);
  const overlays = allPacks.filter(({ overlay }) => overlay !== null);
  return (
    <div className={styles.page}>
      <title>{text('title')}</title>
      <h1>{text('title')}</h1>
      <p className={styles.lead}>{text('lead')}</p>
      {allPacks.length === 0 ? <p>{text('none')}</p> : null}
      {TIERS.map((tier) => (
        <Shelf key={tier} tier={tier} title={words(`tier_${tier}`)}>
          {packsOf(tier).map((pack, index, packs) => (
            <PackEntry key={pack.id} pack={pack} earlier={packs[index + 1]} />
          ))}
        </Shelf>
      ))}
      <Shelf title={text('sizePacks')}>
        <SizeEntries />
      </Shelf>
      {overlays.length === 0 ? null : (
        <Shelf title={text('overlays')}>
          {overlays.map((pack) => (
            <PackEntry key={pack.id} pack={pack} earlier={undefined} />
          ))}
        </Shelf>
      )}
    </div>
  );
}

interface ShelfProps {
  readonly title: string;
  readonly tier?: Tier;
  readonly children: ReactNode;
}

function Shelf({ title, tier, children }: ShelfProps) {
  return (
    <section className={styles.shelf} data-tier={tier}>
      <h2>{title}</h2>
      <ul>{children}</ul>
    </section>
  );
}

interface PackEntryProps {
  readonly pack: Pack;
  /** The pack it took the place of. */
  readonly earlier: Pack | undefined;
}

function PackEntry({ pack, earlier }: PackEntryProps) {
  const text = useText(messages);
  const { language } = useLanguage();
  const { score, source, overlay } = pack;
  return (
    <li>
      <h3>
        <Link to="/packs/$id" params={{ id: pack.id }}>
          {pack.label[language]}
        </Link>{' '}
        <Standing pack={pack} />
      </h3>
      <p>
        <span>{source.number}</span>
        <span>{score === null ? text('noScore') : text('hasScore', { maximum: score.maximum })}</span>
        {overlay === null ? null : (
          <span>{text('overlayOf', { base: library.packs.get(overlay.base)?.label[language] ?? overlay.base })}</span>
        )}
      </p>
      <p>
        <Applies pack={pack} />
      </p>
      {earlier === undefined ? null : (
        <p>
          <Link to="/packs/compare/$a/$b" params={{ a: earlier.id, b: pack.id }}>
            {text('compareEarlier', { number: earlier.source.number })}
          </Link>
        </p>
      )}
    </li>
  );
}

function SizeEntries() {
  const text = useText(messages);
  const { language } = useLanguage();
  return [...library.classPacks.values()].map(({ id, label, source }) => (
    <li key={id}>
      <h3>
        <Link to="/packs/$id" params={{ id }}>
          {label[language]}
        </Link>
      </h3>
      <p>
        <span>{source.number}</span>
        <span>{text('from', { from: formatDay(source.inForceFrom, language) })}</span>
      </p>
    </li>
  ));
}
