import { Link } from '@tanstack/react-router';
import { Tag } from 'antd';
import type { z } from 'zod';
import { useText } from '../../../../web/ui/language.tsx';
import { useModuleWords } from '../../../../web/ui/moduleWords.tsx';
import { momentFigures } from '../../../../web/ui/moment.ts';
import { useSession } from '../../../../web/ui/session.ts';
import type { auditEvent } from '../../contract.ts';
import { Detail } from './Detail.tsx';
import styles from './Event.module.css';
import { messages } from './messages.ts';

type AuditEvent = z.output<typeof auditEvent>;

/** How much of a hash is enough to hold it against another. */
const sealLength = 10;

/** One event: when, who, what, from where, and where it stands in its chain. */
export function Event({ event }: { readonly event: AuditEvent }) {
  const text = useText(messages);
  const { action } = useModuleWords();
  const { happened_at, chain, position, hash, address, detail } = event;
  const seal = hash.slice(0, sealLength);
  return (
    <li className={styles.event}>
      <time className={styles.when} dateTime={happened_at}>
        {momentFigures(happened_at)}
      </time>
      <div className={styles.what}>
        <p className={styles.action}>{action(event.action)}</p>
        <p className={styles.who}>
          <Who event={event} />
          {address === null ? null : <span> · {address}</span>}
          <AboutFirm firmId={event.firm_id} />
        </p>
        <Detail detail={detail} />
      </div>
      <p className={styles.seal} title={text('chainName', { chain, position, hash })}>
        {chain} #{position}
        <code>{seal}</code>
      </p>
    </li>
  );
}

function Who({ event: { person, organisation, is_token } }: { readonly event: AuditEvent }) {
  const text = useText(messages);
  const names = [organisation, person].filter((name) => name !== null);
  return (
    <>
      {names.length === 0 ? text('byServer') : names.join(' · ')} {is_token ? <Tag>{text('byToken')}</Tag> : null}
    </>
  );
}

function AboutFirm({ firmId }: { readonly firmId: string | null }) {
  const text = useText(messages);
  const { may, organisation } = useSession();
  if (firmId === null || !may('enterprise.read') || organisation?.kind === 'firm') return null;
  return (
    <>
      {' · '}
      <Link to="/firms/$id" params={{ id: firmId }}>
        {text('firm')}
      </Link>
    </>
  );
}
