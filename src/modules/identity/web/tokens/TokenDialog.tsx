import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Checkbox, Form, Input, Modal, Segmented } from 'antd';
import { request } from '../../../../web/ui/api.ts';
import { CopyButton } from '../../../../web/ui/CopyButton.tsx';
import { useLanguage, useText } from '../../../../web/ui/language.tsx';
import { useModuleWords } from '../../../../web/ui/moduleWords.tsx';
import { momentText } from '../../../../web/ui/moment.ts';
import { RefusalAlert } from '../../../../web/ui/RefusalAlert.tsx';
import { usePermissions } from '../../../../web/ui/session.ts';
import { madeToken } from '../../contract.ts';
import { addresses } from '../addresses.ts';
import { messages } from './messages.ts';
import styles from './TokenDialog.module.css';
import { tokensQuery } from './tokensQuery.ts';

interface TokenDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Makes a token, and shows it this once. */
export function TokenDialog({ isOpen, onClose }: TokenDialogProps) {
  const text = useText(messages);
  return (
    <Modal
      open={isOpen}
      title={text('make')}
      footer={null}
      onCancel={onClose}
      destroyOnHidden
      mask={{ closable: false }}
      width={620}
    >
      <MakeToken onClose={onClose} />
    </Modal>
  );
}

interface Typed {
  readonly name: string;
  readonly scopes: readonly string[];
  readonly days: number;
}

const lengths = [30, 90, 180, 365];

function MakeToken({ onClose }: { readonly onClose: () => void }) {
  const text = useText(messages);
  const client = useQueryClient();
  const { permission } = useModuleWords();
  const own = usePermissions();
  const make = useMutation({
    mutationFn: (body: Typed) => request(madeToken, addresses.tokens, { method: 'POST', body }),
    onSuccess: () => client.invalidateQueries({ queryKey: tokensQuery.queryKey }),
  });
  if (make.data !== undefined) return <MadeToken made={make.data} onDone={onClose} />;
  return (
    <Form<Typed>
      layout="vertical"
      requiredMark={false}
      initialValues={{ days: 90 }}
      onFinish={(typed) => make.mutate(typed)}
    >
      <Form.Item
        name="name"
        label={text('name')}
        extra={text('nameHint')}
        rules={[{ required: true, whitespace: true, message: text('nameRequired') }]}
      >
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item
        name="scopes"
        label={text('scopes')}
        extra={text('scopesHint')}
        rules={[{ required: true, message: text('scopesRequired') }]}
      >
        <Checkbox.Group
          className={styles.scopes ?? ''}
          options={own.map((value) => ({ value, label: permission(value) }))}
        />
      </Form.Item>
      <Form.Item name="days" label={text('days')}>
        <Segmented options={lengths.map((value) => ({ value, label: text('daysOf', { days: value }) }))} />
      </Form.Item>
      <div role="alert">
        <RefusalAlert error={make.error} />
      </div>
      <Button type="primary" htmlType="submit" loading={make.isPending}>
        {text('make')}
      </Button>
    </Form>
  );
}

interface MadeTokenProps {
  readonly made: { readonly secret: string; readonly expires_at: string };
  readonly onDone: () => void;
}

function MadeToken({ made: { secret, expires_at }, onDone }: MadeTokenProps) {
  const text = useText(messages);
  const { language } = useLanguage();
  return (
    <div role="status" aria-label={text('made')}>
      <Alert type="warning" showIcon title={text('madeOnce')} style={{ marginBottom: 16 }} />
      <p className={styles.secret}>
        <code>{secret}</code>
      </p>
      <p>
        <CopyButton value={secret} label={text('copyToken')} />
      </p>
      <p className={styles.example}>{text('example')}</p>
      <p className={styles.secret}>
        <code>{`curl -H "Authorization: Bearer ${secret.slice(0, 10)}…" ${location.origin}${addresses.session}`}</code>
      </p>
      <p>{text('until', { moment: momentText(expires_at, language) })}</p>
      <Button type="primary" onClick={onDone}>
        {text('done')}
      </Button>
    </div>
  );
}
