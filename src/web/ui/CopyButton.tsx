import { CheckOutlined, CopyOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useText } from './language.tsx';
import { messages } from './messages.ts';

/** Copies a text; says so, or that it could not. */
export function CopyButton({ value, label }: { readonly value: string; readonly label?: string }) {
  const text = useText(messages);
  const [outcome, setOutcome] = useState<'copied' | 'copyFailed' | null>(null);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value);
      setOutcome('copied');
    } catch {
      setOutcome('copyFailed');
    }
  };
  return (
    <>
      <Button icon={outcome === 'copied' ? <CheckOutlined /> : <CopyOutlined />} onClick={() => void copy()}>
        {outcome === 'copied' ? text('copied') : (label ?? text('copy'))}
      </Button>
      <span role="status" className={outcome === 'copyFailed' ? '' : 'visually-hidden'}>
        {outcome === null ? '' : text(outcome)}
      </span>
    </>
  );
}
