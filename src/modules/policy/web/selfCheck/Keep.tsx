import type { Tier } from '@leitu/rules';
import { Button, Input } from 'antd';
import { useId, useRef, useState } from 'react';
import { useLanguage, useText } from '../../../../web/ui/language.tsx';
import { library } from '../library.ts';
import { todayHere } from '../today.ts';
import { type Check, emptyCheck, type ReadCheck, readFactsFile, writeFactsFile, writeFragment } from './check.ts';
import { exampleFacts } from './example.ts';
import styles from './Keep.module.css';
import { messages } from './messages.ts';

interface KeepProps {
  readonly check: Check;
  readonly tier: Tier;
  readonly onUpdate: (check: Check) => void;
  readonly onRead: (read: ReadCheck) => void;
}

/** Ways to keep a check and to bring one back: a link, paper, a file. */
export function Keep({ check, tier, onUpdate, onRead }: KeepProps) {
  const text = useText(messages);
  const { language } = useLanguage();
  const [said, say] = useState('');
  const file = useRef<HTMLInputElement>(null);
  // The day is named in the link: whoever opens it later sees what was judged today.
  const pinned = { ...check, on: check.on ?? todayHere() };
  const share = () =>
    navigator.clipboard.writeText(`${location.href.split('#')[0]}#${writeFragment(pinned, library.dictionary)}`).then(
      () => say(text('shared')),
      () => say(text('notShared')),
    );
  const load = async (chosen: File) => {
    const read = readFactsFile(chosen.name, await chosen.text(), library.dictionary, todayHere());
    say(read.ok ? text('loaded', { file: chosen.name }) : read.reason.message[language]);
    if (read.ok) onRead(read.value);
  };
  const replace = (next: Check, message: string) => {
    onUpdate(next);
    say(message);
  };
  return (
    <section className={styles.keep} aria-labelledby="keep">
      <h2 id="keep">{text('keepTitle')}</h2>
      <FirmName check={check} onUpdate={onUpdate} />
      <div className={styles.actions}>
        <Button onClick={() => void share()}>{text('share')}</Button>
        <Button onClick={() => print()}>{text('print')}</Button>
        <Button onClick={() => saveFile(writeFactsFile(check, tier, library.dictionary), `leitu-${tier}.json`)}>
          {text('download')}
        </Button>
        <Button onClick={() => file.current?.click()}>{text('load')}</Button>
        <input
          ref={file}
          type="file"
          accept=".json,application/json"
          hidden
          aria-label={text('load')}
          onChange={({ target }) => {
            const chosen = target.files?.[0];
            target.value = '';
            if (chosen !== undefined) void load(chosen);
          }}
        />
        <Button onClick={() => replace({ ...check, facts: exampleFacts, skipped: [] }, '')}>{text('example')}</Button>
        <Button danger onClick={() => replace(emptyCheck, text('cleared'))}>
          {text('clear')}
        </Button>
      </div>
      <p role="status" className={styles.said}>
        {said}
      </p>
    </section>
  );
}

function FirmName({ check, onUpdate }: Pick<KeepProps, 'check' | 'onUpdate'>) {
  const text = useText(messages);
  const id = useId();
  const name = check.facts.name;
  return (
    <>
      <label htmlFor={id}>{text('firmName')}</label>
      <Input
        id={id}
        value={typeof name === 'string' ? name : ''}
        autoComplete="off"
        maxLength={80}
        onChange={({ target }) => onUpdate({ ...check, facts: { ...check.facts, name: target.value || undefined } })}
      />
    </>
  );
}

function saveFile(content: string, name: string): void {
  const address = URL.createObjectURL(new Blob([content], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
