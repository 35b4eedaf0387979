import { Outlet, useRouterState } from '@tanstack/react-router';
import { Suspense, useEffect, useRef } from 'react';
import { messages } from '../messages.ts';
import { useText } from '../ui/language.tsx';
import { Footer } from './Footer.tsx';
import { Header } from './Header.tsx';
import { Notices } from './Notices.tsx';
import styles from './Shell.module.css';

/** What stands around every page. */
export function Shell() {
  const text = useText(messages);
  const main = useRef<HTMLElement>(null);
  const path = useRouterState({ select: (state) => state.resolvedLocation?.pathname });
  const first = useRef(path);
  useEffect(() => {
    // On the way to a new page the focus goes to its beginning, as it would with a page fetched from the server.
    if (first.current !== undefined && path !== first.current) main.current?.focus({ preventScroll: true });
    first.current = path;
  }, [path]);
  return (
    <>
      <a className={styles.skip} href="#main">
        {text('skip')}
      </a>
      <Header />
      <Notices />
      <main id="main" ref={main} tabIndex={-1} className={styles.main}>
        <Suspense fallback={<p className={styles.loading}>{text('loading')}</p>}>
          <Outlet />
        </Suspense>
      </main>
      <Footer />
    </>
  );
}
