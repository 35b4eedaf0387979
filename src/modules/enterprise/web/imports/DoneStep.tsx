import { Link } from '@tanstack/react-router';
import { Alert, Button } from 'antd';
import { CopyButton } from '../../../../web/ui/CopyButton.tsx';
import { Figure, Figures } from '../../../../web/ui/Figure.tsx';
import { useLanguage, useText } from '../../../../web/ui/language.tsx';
import { momentText } from '../../../../web/ui/moment.ts';
import { Section } from '../../../../web/ui/Page.tsx';
import { useSession } from '../../../../web/ui/session.ts';
import { dayInChina } from '../../../../web/ui/today.ts';
import type { ImportItem, ImportOutcome } from '../../contract.ts';
import { messages as shared } from '../messages.ts';
import styles from './DoneStep.module.css';
import { messages } from './messages.ts';

interface DoneStepProps {
  readonly item: ImportItem;
  readonly outcome: ImportOutcome;
}

/** After the last step: what was written, its digest, and the ways on. */
export function DoneStep({ item, outcome }: DoneStepProps) {
  const text = useText(messages);
  const words = useText(shared);
  const { language } = useLanguage();
  const { may } = useSession();
  const { new_firms, changed_firms, unchanged_firms, left_out_rows, digest } = outcome;
  const unit = words('firmsUnit');
  const day = dayInChina(item.written_at ?? item.created_at);
  return (
    <Section title={text('done')}>
      <div role="status">
        <Alert
          type="success"
          showIcon
          title={text('doneAt', { moment: momentText(item.written_at ?? item.created_at, language) })}
        />
      </div>
      <div className={styles.figures}>
        <Figures>
          <Figure label={text('newFirms')} value={new_firms} unit={unit} tone="glaze" isFull />
          <Figure label={text('changedFirms')} value={changed_firms} unit={unit} tone="brick" isFull />
          <Figure label={text('unchangedFirms')} value={unchanged_firms} unit={unit} tone="earth" isFull />
          <Figure label={text('leftOutRows')} value={left_out_rows} unit={text('rowsUnit')} isFull />
        </Figures>
      </div>
      <p className={styles.digest}>
        <span>{text('digest')}</span> <code>{digest}</code> <CopyButton value={digest} />
      </p>
      <div className={styles.actions}>
        <Link to="/firms" search={{ where: `updated_at:${day}..${day}` }}>
          <Button type="primary">{text('seeFirms')}</Button>
        </Link>
        <Link to="/firms/import">
          <Button>{text('again')}</Button>
        </Link>
        {may('identity.audit') ? <Link to="/audit">{text('toAudit')}</Link> : null}
      </div>
    </Section>
  );
}
