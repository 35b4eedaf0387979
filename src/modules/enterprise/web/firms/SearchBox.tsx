import { SearchOutlined } from '@ant-design/icons';
import { Input, type InputRef } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useText } from '../../../../web/ui/language.tsx';
import styles from './Filters.module.css';
import { messages } from './messages.ts';

interface SearchBoxProps {
  /** What is looked for now. */
  readonly value: string;
  readonly onSearch: (typed: string) => void;
}

/** So long nothing is typed before it is looked for. */
const pauseMilliseconds = 250;

/** The field for names, pinyin, initials and codes: it looks while one types and never loses the focus; a stroke (/) leads to it. */
export function SearchBox({ value, onSearch }: SearchBoxProps) {
  const text = useText(messages);
  const field = useRef<InputRef>(null);
  const { typed, type, isComposing } = useTyped(value, onSearch);
  useEffect(() => {
    const find = (event: KeyboardEvent) => {
      const isTyping = event.target instanceof Element && event.target.closest('input, textarea, [contenteditable]');
      if (event.key !== '/' || isTyping || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      field.current?.focus();
    };
    addEventListener('keydown', find);
    return () => removeEventListener('keydown', find);
  }, []);
  return (
    <Input
      ref={field}
      className={styles.search ?? ''}
      type="search"
      allowClear
      maxLength={100}
      prefix={<SearchOutlined aria-hidden />}
      placeholder={text('searchHint')}
      aria-label={text('search')}
      autoComplete="off"
      value={typed}
      onChange={({ target }) => type(target.value)}
      onCompositionStart={() => isComposing(true)}
      onCompositionEnd={() => isComposing(false)}
    />
  );
}

/** What stands in the field: it goes out after a pause, and not while a word is being composed; it follows the address when that changes by itself. */
function useTyped(value: string, onSearch: (typed: string) => void) {
  const [state, setState] = useState({ typed: value, known: value, isComposing: false });
  if (state.known !== value)
    setState({ ...state, known: value, typed: state.typed.trim() === value ? state.typed : value });
  const { typed, isComposing } = state;
  useEffect(() => {
    if (isComposing || typed.trim() === value) return undefined;
    const timer = setTimeout(() => onSearch(typed.trim()), pauseMilliseconds);
    return () => clearTimeout(timer);
  }, [typed, isComposing, value, onSearch]);
  return {
    typed,
    type: (next: string) => setState((now) => ({ ...now, typed: next })),
    isComposing: (is: boolean) => setState((now) => ({ ...now, isComposing: is })),
  };
}
