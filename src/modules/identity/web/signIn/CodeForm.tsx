import { Button, Form, Input } from 'antd';
import { useText } from '../../../../web/ui/language.tsx';
import styles from './CodeForm.module.css';
import { messages } from './messages.ts';

/** How many letters and digits a code has, at least; strokes and blanks between them do not count. */
const codeLength = 12;

/** Asks for a code. */
export function CodeForm({ onCode }: { readonly onCode: (code: string) => void }) {
  const text = useText(messages);
  const isWhole = (_rule: unknown, code = '') => {
    const symbols = code.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '');
    return code === '' || symbols.length === codeLength
      ? Promise.resolve()
      : Promise.reject(new Error(text('codeShort')));
  };
  return (
    <Form<{ code: string }> layout="vertical" requiredMark={false} onFinish={({ code }) => onCode(code)}>
      <Form.Item
        name="code"
        label={text('code')}
        extra={text('codeHint')}
        validateTrigger="onSubmit"
        rules={[{ required: true, message: text('codeRequired') }, { validator: isWhole }]}
      >
        <Input
          className={styles.code ?? ''}
          autoComplete="one-time-code"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={40}
        />
      </Form.Item>
      <Button type="primary" htmlType="submit" block size="large">
        {text('checkCode')}
      </Button>
    </Form>
  );
}
