import { messages } from '../messages.ts';
import { useText } from '../ui/language.tsx';
import styles from './Footer.module.css';
import { useOfflineCopy } from './offlineCopy.ts';

/** The foot of every page: what the results are worth, where they come from, and the saying that gave the name. */
export function Footer() {
  const text = useText(messages);
  const { isReady } = useOfflineCopy();
  return (
    <footer className={styles.footer}>
      <div className={styles.strata} aria-hidden="true" />
      <div className={styles.inner}>
        <figure className={styles.saying}>
          <blockquote>{text('footerSaying')}</blockquote>
          <figcaption>{text('footerSayingSource')}</figcaption>
        </figure>
        <section>
          <h2>{text('footerAbout')}</h2>
          <p>{text('footerHonesty')}</p>
          <p>{text('footerPrivacy')}</p>
        </section>
        <section>
          <h2>{text('footerSources')}</h2>
          <p>{text('footerSourcesText')}</p>
          <p>{text('footerPicture')}</p>
        </section>
        <section>
          <h2>{text('footerOpen')}</h2>
          <p>
            <a href="/api/docs">{text('footerApi')}</a>
          </p>
          <p role="status">{isReady ? text('offlineReady') : ''}</p>
        </section>
      </div>
    </footer>
  );
}
