import { type ErrorComponentProps, Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { messages } from '../messages.ts';
import styles from './Advice.module.css';
import { useText } from './language.tsx';
import { Mark } from './Mark.tsx';

interface AdviceProps {
  readonly title: string;
  readonly children: ReactNode;
}

/** A page that has nothing to show but what to do next. */
export function Advice({ title, children }: AdviceProps) {
  return (
    <div className={styles.advice}>
      <title>{title}</title>
      <Mark size={72} />
      <h1>{title}</h1>
      {children}
    </div>
  );
}

/** Shown where no page answers to the address. */
export function NotFound() {
  const text = useText(messages);
  return (
    <Advice title={text('notFoundTitle')}>
      <p>{text('notFoundAdvice')}</p>
      <p>
        <Link to="/">{text('toHome')}</Link>
      </p>
    </Advice>
  );
}

/** Shown where a page broke. */
export function Broken({ error }: ErrorComponentProps) {
  const text = useText(messages);
  return (
    <Advice title={text('errorTitle')}>
      <p>{text('errorAdvice')}</p>
      <p>
        <code>{String(error)}</code>
      </p>
      <Button type="primary" onClick={() => location.reload()}>
        {text('reload')}
      </Button>
    </Advice>
  );
}
