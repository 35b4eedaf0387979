import { Alert, Button } from 'antd';
import { CopyButton } from '../../../../web/ui/CopyButton.tsx';
import { useLanguage, useText } from '../../../../web/ui/language.tsx';
import { momentText } from '../../../../web/ui/moment.ts';
import styles from './InviteDialog.module.css';
import { messages } from './messages.ts';

interface MadeCodeProps {
  readonly made: { readonly code: string; readonly expires_at: string };
  readonly onDone: () => void;
}

/** The code of an invitation, which nobody can show again. */
export function MadeCode({ made: { code, expires_at }, onDone }: MadeCodeProps) {
  const text = useText(messages);
  const { language } = useLanguage();
  const link = `${location.origin}/invitation?code=${encodeURIComponent(code)}`;
  return (
    <div role="status" aria-label={text('codeMade')}>
      <Alert type="warning" showIcon title={text('codeOnce')} style={{ marginBottom: 16 }} />
      <dl className={styles.made}>
        <dt>{text('codeLabel')}</dt>
        <dd>
          <code className={styles.code}>{code}</code>
          <CopyButton value={code} label={text('copyCode')} />
        </dd>
        <dt>{text('linkLabel')}</dt>
        <dd>
          <span className={styles.link}>{link}</span>
          <CopyButton value={link} label={text('copyLink')} />
        </dd>
      </dl>
      <p>{text('until', { moment: momentText(expires_at, language) })}</p>
      <Button type="primary" onClick={onDone}>
        {text('done')}
      </Button>
    </div>
  );
}
