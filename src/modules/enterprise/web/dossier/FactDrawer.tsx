import { FileTextOutlined } from '@ant-design/icons';
import type { FactDefinition } from '@leitu/rules';
import { Link } from '@tanstack/react-router';
import { Button, Drawer, Timeline } from 'antd';
import { formatDay } from '../../../../platform/i18n/index.ts';
import { useLanguage, useText } from '../../../../web/ui/language.tsx';
import { momentText } from '../../../../web/ui/moment.ts';
import { useSession } from '../../../../web/ui/session.ts';
import { addresses } from '../addresses.ts';
import { factText } from '../facts/dictionary.ts';
import { type FactLine, yearOf } from '../facts/groups.ts';
import { sourceName, standingOf } from '../facts/sources.ts';
import type { FactStanding, Statement } from '../facts/standing.ts';
import { messages as shared } from '../messages.ts';
import styles from './FactDrawer.module.css';
import { messages } from './messages.ts';

interface FactDrawerProps {
  /** The firm. */
  readonly id: string;
  /** The line that was pressed; null where none is. */
  readonly line: FactLine | null;
  readonly standings: ReadonlyMap<string, FactStanding>;
  readonly factsYear: number;
  readonly onClose: () => void;
  /** Leads to the form; not there for those who may not state the fact. */
  readonly onState?: (() => void) | undefined;
}

/** Where a fact comes from: what holds and why, who says otherwise, and all that was ever said. */
export function FactDrawer({ id, line, standings, factsYear, onClose, onState }: FactDrawerProps) {
  const text = useText(messages);
  const words = useText(shared);
  const { language } = useLanguage();
  const fact = line?.facts[0];
  return (
    <Drawer
      open={line !== null}
      title={line?.label[language] ?? ''}
      onClose={onClose}
      size={560}
      closable={{ 'aria-label': words('close') }}
      destroyOnHidden
      className={styles.drawer ?? ''}
    >
      {fact?.definition ? <p className={styles.definition}>{fact.definition[language]}</p> : null}
      {line?.facts.map((one) => (
        <FactStory
          key={one.name}
          id={id}
          fact={one}
          standing={standings.get(one.name)}
          year={yearOf(one.name, factsYear)}
        />
      ))}
      <p className={styles.actions}>
        {onState === undefined ? null : (
          <Button type="primary" onClick={onState}>
            {text('edit')}
          </Button>
        )}
        <Button onClick={onClose}>{words('close')}</Button>
      </p>
    </Drawer>
  );
}

interface FactStoryProps {
  readonly id: string;
  readonly fact: FactDefinition;
  readonly standing: FactStanding | undefined;
  readonly year: number | null;
}

function FactStory({ id, fact, standing, year }: FactStoryProps) {
  const text = useText(messages);
  const { language } = useLanguage();
  const heading = year === null ? text('current') : text('fiscalYear', { year });
  if (standing === undefined || standing.history.length === 0) {
    return (
      <section className={styles.story} aria-label={heading}>
        <h3>{heading}</h3>
        <p className={styles.quiet}>{text('nothingSaid', { source: fact.source[language] })}</p>
      </section>
    );
  }
  const { holds, conflicts, history, value } = standing;
  return (
    <section className={styles.story} aria-label={heading}>
      <h3>{heading}</h3>
      <p className={styles.holds}>{value === null ? '—' : factText(fact.name, value, language)}</p>
      <p className={styles.quiet}>{holds === null ? text('withdrawnAll') : <Why fact={fact} holds={holds} />}</p>
      {holds === null || conflicts.length === 0 ? null : <Conflicts fact={fact} sides={[holds, ...conflicts]} />}
      <h4>{text('history')}</h4>
      <Timeline
        items={history.map((statement) => ({
          key: statement.record_id,
          color: statement.record_id === holds?.record_id ? 'green' : 'gray',
          content: (
            <Said id={id} fact={fact} statement={statement} isHolding={statement.record_id === holds?.record_id} />
          ),
        }))}
      />
    </section>
  );
}

function Why({ fact, holds }: { readonly fact: FactDefinition; readonly holds: Statement }) {
  const text = useText(messages);
  const { language } = useLanguage();
  return text(`why_${standingOf(holds.source, fact)}`, {
    source: sourceName(holds.source, language),
    voucher: fact.source[language],
  });
}

/** What sources say of the same period, side by side, the one that holds first. */
function Conflicts({ fact, sides }: { readonly fact: FactDefinition; readonly sides: readonly Statement[] }) {
  const text = useText(messages);
  const { language } = useLanguage();
  return (
    <section className={styles.conflicts} aria-label={text('conflict')}>
      <p>{text('conflictAdvice')}</p>
      <div className={styles.sides}>
        {sides.map(({ record_id, value, source, stated_on }, index) => (
          <div key={record_id} className={styles.side} data-holds={index === 0}>
            <span>{sourceName(source, language)}</span>
            <strong>{factText(fact.name, value, language)}</strong>
            <small>{stated_on}</small>
            {index === 0 ? <small className={styles.mark}>{text('holding')}</small> : null}
          </div>
        ))}
      </div>
    </section>
  );
}

interface SaidProps {
  readonly id: string;
  readonly fact: FactDefinition;
  readonly statement: Statement;
  readonly isHolding: boolean;
}

function Said({ id, fact, statement, isHolding }: SaidProps) {
  const text = useText(messages);
  const { language } = useLanguage();
  const { may } = useSession();
  const { value, source, stated_on, entered_at, entered_by, evidence_id, import_id } = statement;
  return (
    <div className={styles.said}>
      <p>
        <strong>{factText(fact.name, value, language)}</strong> {sourceName(source, language)}
        {isHolding ? <span className={styles.mark}>{text('holding')}</span> : null}
      </p>
      <p className={styles.quiet}>
        {text('statedOn', { day: formatDay(stated_on, language) })}
        {' · '}
        {entered_by === null
          ? text('entered', { moment: momentText(entered_at, language) })
          : text('enteredBy', { person: entered_by, moment: momentText(entered_at, language) })}
      </p>
      {evidence_id === null ? null : (
        <a href={addresses.evidenceFile(id, evidence_id)} target="_blank" rel="noreferrer">
          <FileTextOutlined aria-hidden /> {text('seeEvidence')}
        </a>
      )}
      {import_id === null || !may('enterprise.import') ? null : (
        <Link to="/firms/import/$import" params={{ import: import_id }}>
          {text('seeImport')}
        </Link>
      )}
    </div>
  );
}
