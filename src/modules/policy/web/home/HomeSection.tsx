import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useText } from '../../../../web/ui/language.tsx';
import styles from './HomeSection.module.css';
import { messages } from './messages.ts';
import { Tower } from './Tower.tsx';

/** The policy module on the home page: the tower, and the three doors. */
export default function HomeSection() {
  const text = useText(messages);
  return (
    <>
      <Tower />
      <section className={styles.doors} aria-labelledby="doors">
        <h2 id="doors" className="visually-hidden">
          {text('doorsTitle')}
        </h2>
        <Door title={text('doorCheckTitle')} go={<Link to="/self-check">{text('doorCheckGo')}</Link>}>
          {text('doorCheck')}
        </Door>
        <Door title={text('doorPacksTitle')} go={<Link to="/packs">{text('doorPacksGo')}</Link>}>
          {text('doorPacks')}
        </Door>
        <Door title={text('doorApiTitle')} go={<a href="/api/docs">{text('doorApiGo')}</a>}>
          {text('doorApi')}
        </Door>
      </section>
    </>
  );
}

interface DoorProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly go: ReactNode;
}

/** A way in: a roof, what is behind it, and the link. */
function Door({ title, children, go }: DoorProps) {
  return (
    <article className={styles.door}>
      <svg className={styles.roof} viewBox="0 0 300 22" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <path d="M0 2Q22 20 60 20H240Q278 20 300 2Q276 11 246 9H54Q24 11 0 2z" />
      </svg>
      <h3>{title}</h3>
      <p>{children}</p>
      <p className={styles.go}>{go}</p>
    </article>
  );
}
