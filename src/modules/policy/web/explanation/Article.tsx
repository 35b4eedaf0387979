import type { ReactNode } from 'react';
import { useText } from '../../../../web/ui/language.tsx';
import { messages } from '../messages.ts';
import styles from './Article.module.css';

/** Where in its document a rule stands. */
export function Article({ children }: { readonly children: ReactNode }) {
  const text = useText(messages);
  return (
    <span className={styles.article}>
      <span className="visually-hidden">{text('article')}</span>
      {children}
    </span>
  );
}
