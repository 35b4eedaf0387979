import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Form, Input, Skeleton } from 'antd';
import { request } from '../../../../web/ui/api.ts';
import { useLanguage, useText } from '../../../../web/ui/language.tsx';
import { momentText } from '../../../../web/ui/moment.ts';
import { RefusalAlert } from '../../../../web/ui/RefusalAlert.tsx';
import { useSessionChanges } from '../../../../web/ui/session.ts';
import { invitationResponse, sessionResponse } from '../../contract.ts';
import { addresses } from '../addresses.ts';
import { landingOf } from '../landing.ts';
import { messages as shared } from '../messages.ts';
import { NewPasswordField } from '../PasswordFields.tsx';
import styles from './AcceptForm.module.css';
import { messages } from './messages.ts';

interface AcceptFormProps {
  readonly code: string;
  readonly onOther: () => void;
}

/** Shows what the code is for, and opens the account. */
export function AcceptForm({ code, onOther }: AcceptFormProps) {
  const text = useText(messages);
  const words = useText(shared);
  const { language } = useLanguage();
  const { data, error } = useQuery({
    queryKey: ['invitation', code],
    queryFn: ({ signal }) => request(invitationResponse, addresses.invitation, { query: { code }, signal }),
    // Each look counts as an attempt: the code is looked at once.
    staleTime: Number.POSITIVE_INFINITY,
  });
  const other = (
    <Button type="link" onClick={onOther} className={styles.other ?? ''}>
      {text('otherCode')}
    </Button>
  );
  if (error !== null) {
    return (
      <div role="alert">
        <RefusalAlert error={error} />
        {other}
      </div>
    );
  }
  if (data === undefined) return <Skeleton active paragraph={{ rows: 4 }} />;
  return (
    <>
      <dl className={styles.invitation}>
        <dt>{text('youJoin')}</dt>
        <dd className={styles.organisation}>{data.organisation}</dd>
        <dd>
          {words(`kind_${data.kind}`)} · {words(`role_${data.role}`)}
        </dd>
        <dd className={styles.expires}>{text('expires', { moment: momentText(data.expires_at, language) })}</dd>
      </dl>
      <AccountForm code={code} />
      {other}
    </>
  );
}

interface Typed {
  readonly login: string;
  readonly name: string;
  readonly password: string;
}

function AccountForm({ code }: { readonly code: string }) {
  const text = useText(messages);
  const words = useText(shared);
  const navigate = useNavigate();
  const { renew } = useSessionChanges();
  const [form] = Form.useForm<Typed>();
  const login = Form.useWatch<string | undefined>('login', form) ?? '';
  const accept = useMutation({
    mutationFn: (typed: Typed) =>
      request(sessionResponse, addresses.accept, { method: 'POST', body: { code, ...typed } }),
    onSuccess: async () => navigate({ href: landingOf(await renew()) }),
  });
  return (
    <Form<Typed> form={form} layout="vertical" requiredMark={false} onFinish={(typed) => accept.mutate(typed)}>
      <Form.Item
        name="login"
        label={words('login')}
        extra={text('loginHint')}
        normalize={(typed: string) => typed.normalize('NFKC').toLowerCase()}
        validateTrigger="onBlur"
        rules={[
          { required: true, message: text('loginRequired') },
          { pattern: /^[a-z0-9][a-z0-9._-]{2,63}$/, message: text('loginForm') },
        ]}
      >
        <Input autoComplete="username" autoCapitalize="none" spellCheck={false} maxLength={64} />
      </Form.Item>
      <Form.Item
        name="name"
        label={words('name')}
        extra={text('nameHint')}
        rules={[{ required: true, whitespace: true, message: text('nameRequired') }]}
      >
        <Input autoComplete="name" maxLength={100} />
      </Form.Item>
      <NewPasswordField name="password" label={words('password')} required={text('passwordRequired')} login={login} />
      <div role="alert">
        <RefusalAlert error={accept.error} />
      </div>
      <Button type="primary" htmlType="submit" block size="large" loading={accept.isPending}>
        {text('accept')}
      </Button>
    </Form>
  );
}
