import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useText } from './language.tsx';
import { messages } from './messages.ts';
import styles from './Page.module.css';

/** One step of the way to a page: the pages above it, not the page itself. */
export interface Step {
  readonly to: string;
  readonly label: string;
}

interface PageProps {
  /** The page's one heading, and the title of the window. */
  readonly title: string;
  /** Beside the heading: a mark of state, a code. */
  readonly beside?: ReactNode;
  /** One or two sentences: what the page is for. */
  readonly lead?: ReactNode;
  /** The way here, from the outermost page inwards. */
  readonly trail?: readonly Step[];
  /** What can be done with all that the page shows: buttons, the chief one last. */
  readonly actions?: ReactNode;
  /** `narrow` for a form, `wide` for tables of many columns. */
  readonly width?: 'narrow' | 'page' | 'wide';
  readonly children: ReactNode;
}

/**
 * A page of the working part: way, heading, lead and actions, then its content.
 * @example
 * <Page title={text('title')} lead={text('lead')} trail={[{ to: '/firms', label: text('firms') }]} width="wide"
 *   actions={<Button type="primary">{text('import')}</Button>}>…</Page>
 */
export function Page({ title, beside, lead, trail = [], actions, width = 'page', children }: PageProps) {
  return (
    <div className={styles.page} data-width={width}>
      <title>{title}</title>
      <header className={styles.header}>
        {trail.length === 0 ? null : <Trail steps={trail} here={title} />}
        <div className={styles.heading}>
          <h1>{title}</h1>
          {beside === undefined ? null : <div className={styles.beside}>{beside}</div>}
          {actions === undefined ? null : <div className={styles.actions}>{actions}</div>}
        </div>
        {lead === undefined ? null : <p className={styles.lead}>{lead}</p>}
      </header>
      {children}
    </div>
  );
}

function Trail({ steps, here }: { readonly steps: readonly Step[]; readonly here: string }) {
  const text = useText(messages);
  return (
    <nav aria-label={text('trail')} className={styles.trail}>
      <ol>
        {steps.map(({ to, label }) => (
          <li key={to}>
            <Link to={to}>{label}</Link>
          </li>
        ))}
        <li aria-current="page">{here}</li>
      </ol>
    </nav>
  );
}

interface SectionProps {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A part of a page on a sheet of its own, with its heading. */
export function Section({ title, lead, actions, children }: SectionProps) {
  return (
    <section className={styles.section} aria-label={title}>
      <div className={styles.sectionHeading}>
        <h2>{title}</h2>
        {actions === undefined ? null : <div className={styles.actions}>{actions}</div>}
      </div>
      {lead === undefined ? null : <p className={styles.sectionLead}>{lead}</p>}
      {children}
    </section>
  );
}
