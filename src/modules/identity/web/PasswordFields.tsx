import { Form, Input } from 'antd';
import { useState } from 'react';
import { useText } from '../../../web/ui/language.tsx';
import { LEAST_PASSWORD } from '../contract.ts';
import { messages } from './messages.ts';
import styles from './PasswordFields.module.css';
import { passwordStrength } from './passwordStrength.ts';

interface PasswordFieldProps {
  readonly name: string;
  readonly label: string;
  readonly autoComplete: 'current-password' | 'new-password';
  readonly extra?: React.ReactNode;
  readonly required: string;
  readonly least?: number;
}

/** A field for a password, which says when caps lock is on. */
export function PasswordField({ name, label, autoComplete, extra, required, least }: PasswordFieldProps) {
  const text = useText(messages);
  const [isCapsLock, setCapsLock] = useState(false);
  const tooShort = { min: least ?? 0, message: text('passwordLeast', { least: least ?? 0 }) };
  return (
    <Form.Item
      name={name}
      label={label}
      validateTrigger="onBlur"
      rules={[{ required: true, message: required }, ...(least === undefined ? [] : [tooShort])]}
      extra={
        isCapsLock ? (
          <>
            <span role="alert" className={styles.caps}>
              {text('capsLock')}
            </span>
            {extra}
          </>
        ) : (
          extra
        )
      }
    >
      <Input.Password
        autoComplete={autoComplete}
        maxLength={200}
        onKeyUp={(event) => setCapsLock(event.getModifierState('CapsLock'))}
        onBlur={() => setCapsLock(false)}
      />
    </Form.Item>
  );
}

interface NewPasswordFieldProps {
  readonly name: string;
  readonly label: string;
  readonly required: string;
  /** The account, which is no good as a password. */
  readonly login: string;
}

/** A field for a new password, with a hint of how good it is. */
export function NewPasswordField({ name, label, required, login }: NewPasswordFieldProps) {
  const text = useText(messages);
  const password = Form.useWatch<string | undefined>(name, Form.useFormInstance()) ?? '';
  return (
    <PasswordField
      name={name}
      label={label}
      required={required}
      least={LEAST_PASSWORD}
      autoComplete="new-password"
      extra={
        password === '' ? text('passwordHint', { least: LEAST_PASSWORD }) : <Hint password={password} login={login} />
      }
    />
  );
}

function Hint({ password, login }: { readonly password: string; readonly login: string }) {
  const text = useText(messages);
  const strength = passwordStrength(password, login, LEAST_PASSWORD);
  const words =
    strength === 'short'
      ? text('strength_short', { count: LEAST_PASSWORD - [...password].length })
      : text(`strength_${strength}`);
  return (
    <span className={styles.strength} data-strength={strength}>
      <span className={styles.bars} aria-hidden="true">
        <span />
        <span />
        <span />
      </span>
      <span role="status">{words}</span>
    </span>
  );
}
