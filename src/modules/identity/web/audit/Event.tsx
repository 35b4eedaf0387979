import { Link } from '@tanstack/react-router';
import { Tag } from 'antd';
import type { z } from 'zod';
import type { TextOf } from '../../../../platform/i18n/index.ts';
import { useText } from '../../../../web/ui/language.tsx';
import { useModuleWords } from '../../../../web/ui/moduleWords.tsx';
import { momentFigures } from '../../../../web/ui/moment.ts';
import { useSession } from '../../../../web/ui/session.ts';
import { type auditEvent, organisation } from '../../contract.ts';
import { messages as shared } from '../messages.ts';
import { Detail } from './Detail.tsx';
import styles from './Event.module.css';
import { messages } from './messages.ts';

type AuditEvent = z.output<typeof auditEvent>;

/** How much of a hash is enough to hold it against another. */
const sealLength = 10;

/** How the chains are named that keep nothing but who came and went. */
const PRESENCE = 'presence:';

/** One event: when, who, what, from where, and where it stands in its chain. */
export function Event({ event }: { readonly event: AuditEvent }) {
  const text = useText(messages);
  const words = useText(shared);
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
        {chainText(chain, text, words)} #{position}
        <code>{seal}</code>
      </p>
    </li>
  );
}

/** Offices and firms of a region write into one chain, each other kind of organisation into its own; who came and went is kept beside it. */
function chainText(chain: string, text: TextOf<(typeof messages)['zh']>, words: TextOf<(typeof shared)['zh']>): string {
  if (chain.startsWith(PRESENCE))
    return text('chainPresence', { of: chainText(chain.slice(PRESENCE.length), text, words) });
  if (chain === 'region:') return text('chainNation');
  if (chain.startsWith('region:')) return text('chainRegion', { region: chain.slice('region:'.length) });
  const kind = organisation.shape.kind.options.find((one) => one === chain);
  return kind === undefined ? chain : words(`kind_${kind}`);
}

function Who({ event: { person, organisation: name, is_token } }: { readonly event: AuditEvent }) {
  const text = useText(messages);
  const names = [name, person].filter((one) => one !== null);
  return (
    <>
      {names.length === 0 ? text('byServer') : names.join(' · ')} {is_token ? <Tag>{text('byToken')}</Tag> : null}
    </>
  );
}

function AboutFirm({ firmId }: { readonly firmId: string | null }) {
  const text = useText(messages);
  const session = useSession();
  if (firmId === null || !session.may('enterprise.read') || session.organisation?.kind === 'firm') return null;
  return (
    <>
      {' · '}
      <Link to="/firms/$id" params={{ id: firmId }}>
        {text('firm')}
      </Link>
    </>
  );
}
