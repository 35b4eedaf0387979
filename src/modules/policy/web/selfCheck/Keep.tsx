import type { Bilingual } from '@leitu/kernel';
import type { Tier } from '@leitu/rules';
import { Button, Input } from 'antd';
import { useId, useRef, useState } from 'react';
import { library } from '../../../../web/facts/library.ts';
import { useLanguage, useText } from '../../../../web/ui/language.tsx';
import { todayHere } from '../../../../web/ui/today.ts';
import { ConfirmReplacing, type Replacing } from './ConfirmReplacing.tsx';
import { type Check, emptyCheck, type ReadCheck, readFactsFile, writeFactsFile, writeFragment } from './check.ts';
import { exampleFacts } from './example.ts';
import { inBoth } from './inBoth.ts';
import styles from './Keep.module.css';
import { messages } from './messages.ts';

interface KeepProps {
  readonly check: Check;
  readonly tier: Tier;
  readonly onUpdate: (changes: Partial<Check>) => void;
  readonly onRead: (read: ReadCheck) => void;
}

/** Ways to keep a check and to bring one back: a link, paper, a file. */
export function Keep({ check, tier, onUpdate, onRead }: KeepProps) {
  const text = useText(messages);
  const { language } = useLanguage();
  const [said, say] = useState<Bilingual | null>(null);
  const [replacing, setReplacing] = useState<Replacing | null>(null);
  // The day is named in the link: whoever opens it later sees what was judged today.
  const pinned = { ...check, on: check.on ?? todayHere() };
  const share = () =>
    navigator.clipboard.writeText(`${location.href.split('#')[0]}#${writeFragment(pinned, library.dictionary)}`).then(
      () => say(inBoth((both) => both('shared'))),
      () => say(inBoth((both) => both('notShared'))),
    );
  const count = answersIn(check);
  const replace = (by: Replacing['by'], go: () => void) => (count === 0 ? go() : setReplacing({ by, go }));
  const load = async (chosen: File) => {
    const read = readFactsFile(chosen.name, await chosen.text(), library.dictionary, todayHere());
    if (!read.ok) return say(read.reason.message);
    replace({ file: chosen.name }, () => {
      onRead(read.value);
      say(inBoth((both) => both('loaded', { file: chosen.name })));
    });
  };
  const showExample = () => {
    onUpdate({ facts: exampleFacts, skipped: [] });
    say(null);
  };
  const clear = () => {
    onUpdate(emptyCheck);
    say(inBoth((both) => both('cleared')));
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
        <OpenFile onChosen={(file) => void load(file)} />
        <Button onClick={() => replace('example', showExample)}>{text('example')}</Button>
        <Button danger onClick={() => replace('nothing', clear)}>
          {text('clear')}
        </Button>
      </div>
      <p role="status" className={styles.said}>
        {said?.[language]}
      </p>
      <ConfirmReplacing replacing={replacing} count={count} onClose={() => setReplacing(null)} />
    </section>
  );
}

function OpenFile({ onChosen }: { readonly onChosen: (file: File) => void }) {
  const text = useText(messages);
  const file = useRef<HTMLInputElement>(null);
  return (
    <>
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
          if (chosen !== undefined) onChosen(chosen);
        }}
      />
    </>
  );
}

function answersIn({ facts, skipped }: Check): number {
  return Object.values(facts).filter((value) => value !== undefined).length + skipped.length;
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
        onChange={({ target }) => onUpdate({ facts: { ...check.facts, name: target.value || undefined } })}
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
