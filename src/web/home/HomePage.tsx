import { lazy, Suspense } from 'react';
import { messages } from '../messages.ts';
import { modules } from '../modules.ts';
import { useLanguage, useText } from '../ui/language.tsx';
import styles from './HomePage.module.css';

const sections = modules.flatMap(({ id, slots }) => (slots.home ? [{ id, Section: lazy(slots.home) }] : []));

/** The first page: what Leitu is, then what each module opens with, then what people may rely on. */
export default function HomePage() {
  const text = useText(messages);
  const { language } = useLanguage();
  return (
    <div className={styles.page}>
      <title>{language === 'zh' ? '累土 Leitu' : 'Leitu 累土'}</title>
      <Saying />
      <header className={styles.heading}>
        <p className={styles.eyebrow}>{text('homeEyebrow')}</p>
        <h1>{text('homeTitle')}</h1>
        <p className={styles.lead}>{text('homeLead')}</p>
      </header>
      <Suspense>
        {sections.map(({ id, Section }) => (
          <Section key={id} />
        ))}
      </Suspense>
      <Principles />
    </div>
  );
}

/** The two lines of the Laozi around the name, set as in a book: an ornament. */
function Saying() {
  return <p className={styles.saying} aria-hidden="true" lang="zh-Hant" data-first="九層之臺" data-second="起於累土" />;
}

function Principles() {
  const text = useText(messages);
  return (
    <section className={styles.principles}>
      <h2>{text('principlesTitle')}</h2>
      <dl>
        <div>
          <dt>{text('principleSourceTitle')}</dt>
          <dd>{text('principleSource')}</dd>
        </div>
        <div>
          <dt>{text('principlePrivateTitle')}</dt>
          <dd>{text('principlePrivate')}</dd>
        </div>
        <div>
          <dt>{text('principlePlainTitle')}</dt>
          <dd>{text('principlePlain')}</dd>
        </div>
      </dl>
    </section>
  );
}
