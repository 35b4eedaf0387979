import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Form } from 'antd';
import { send } from '../../../../web/ui/api.ts';
import { useText } from '../../../../web/ui/language.tsx';
import { RefusalAlert } from '../../../../web/ui/RefusalAlert.tsx';
import { addresses } from '../addresses.ts';
import { NewPasswordField, PasswordField } from '../PasswordFields.tsx';
import styles from './AccountPage.module.css';
import { messages } from './messages.ts';
import { sessionsKey } from './sessionsKey.ts';

interface Typed {
  readonly current: string;
  readonly next: string;
}

/** Changes one's password; whoever knew the old one is signed out. */
export function PasswordForm({ login }: { readonly login: string }) {
  const text = useText(messages);
  const client = useQueryClient();
  const [form] = Form.useForm<Typed>();
  const change = useMutation({
    mutationFn: (body: Typed) => send(addresses.password, { method: 'POST', body }),
    onSuccess: () => {
      form.resetFields();
      return client.invalidateQueries({ queryKey: sessionsKey });
    },
  });
  return (
    <Form<Typed>
      form={form}
      layout="vertical"
      requiredMark={false}
      className={styles.password ?? ''}
      onFinish={(typed) => change.mutate(typed)}
    >
      {/* Password keepers look for the account beside the password. */}
      <input type="text" autoComplete="username" value={login} readOnly hidden />
      <PasswordField
        name="current"
        label={text('current')}
        required={text('currentRequired')}
        autoComplete="current-password"
      />
      <NewPasswordField name="next" label={text('next')} required={text('nextRequired')} login={login} />
      <div role="alert">
        <RefusalAlert error={change.error} />
      </div>
      <div role="status">{change.isSuccess ? <Alert type="success" showIcon title={text('changed')} /> : null}</div>
      <Button htmlType="submit" loading={change.isPending}>
        {text('change')}
      </Button>
    </Form>
  );
}
