import { type FactDefinition, optionText } from '@leitu/rules';
import { Button, Checkbox } from 'antd';
import { useEffect, useId, useRef, useState } from 'react';
import { useCloseChip } from '../../../../web/ui/FilterChip.tsx';
import { useLanguage, useText } from '../../../../web/ui/language.tsx';
import { searchDictionary } from '../facts/dictionary.ts';
import { MeasureField } from '../facts/MeasureField.tsx';
import { messages as shared } from '../messages.ts';
import { type Bounds, boundsAloud, boundsOf, readBounds } from './bounds.ts';
import { Choices } from './Choices.tsx';
import type { FactCondition } from './condition.ts';
import styles from './Filters.module.css';
import { messages } from './messages.ts';

interface ConditionEditorProps {
  readonly name: string;
  /** What is asked now; null where it is a new condition. */
  readonly condition: FactCondition | null;
  readonly onApply: (condition: FactCondition) => void;
}

/** What is asked of one fact. */
export function ConditionEditor({ name, condition, onApply }: ConditionEditorProps) {
  const text = useText(messages);
  const { language } = useLanguage();
  const close = useCloseChip();
  const editor = useRef<HTMLDivElement>(null);
  useEffect(() => editor.current?.querySelector<HTMLElement>('input, button')?.focus({ preventScroll: true }), []);
  const fact = searchDictionary.get(name);
  const apply = (asked: FactCondition) => {
    onApply(asked);
    close();
  };
  if (fact === undefined) return <p>{text('noSuchFact')}</p>;
  const isMeasured = fact.unit !== null || fact.type === 'date';
  return (
    <div className={styles.editor} ref={editor}>
      <h3>{fact.label[language]}</h3>
      {fact.definition === null ? null : <p>{fact.definition[language]}</p>}
      {isMeasured ? (
        <RangeForm fact={fact} condition={condition} onApply={apply} />
      ) : (
        <ChoiceForm fact={fact} condition={condition} onApply={apply} />
      )}
    </div>
  );
}

interface FormProps extends Omit<ConditionEditorProps, 'name'> {
  readonly fact: FactDefinition;
}

/** Yes or no, one of some options, or not stated: the choice counts at once. */
function ChoiceForm({ fact, condition, onApply }: FormProps) {
  const words = useText(shared);
  const { language } = useLanguage();
  const choices =
    fact.type === 'enum'
      ? fact.options.map(({ value }) => ({ value, label: optionText(fact, value, language) }))
      : [
          { value: 'true', label: words('yes') },
          { value: 'false', label: words('no') },
        ];
  const missing = { value: 'missing', label: words('missing') };
  const chosen = condition?.kind === 'is' ? condition.value : condition?.kind === 'missing' ? 'missing' : null;
  return (
    <Choices
      label={fact.label[language]}
      options={[...choices, missing]}
      chosen={chosen}
      onChoose={(value) =>
        onApply(value === 'missing' ? { fact: fact.name, kind: 'missing' } : { fact: fact.name, kind: 'is', value })
      }
    />
  );
}

/** From and to, either of which may stay open, read back in words; or not stated. */
function RangeForm({ fact, condition, onApply }: FormProps) {
  const text = useText(messages);
  const { language } = useLanguage();
  const id = useId();
  const [bounds, setBounds] = useState<Bounds>(() => boundsOf(fact, condition));
  const [isMissing, setMissing] = useState(condition?.kind === 'missing');
  const [isTried, setTried] = useState(false);
  const read = readBounds(fact, bounds);
  const handIn = () => {
    setTried(true);
    if (isMissing) onApply({ fact: fact.name, kind: 'missing' });
    else if (read.ok) onApply({ fact: fact.name, kind: 'range', ...read.value });
  };
  const label = fact.label[language];
  const field = (end: 'from' | 'to') => (
    <MeasureField
      fact={fact}
      typed={bounds[end]}
      label={text(end === 'from' ? 'fromOf' : 'toOf', { label })}
      placeholder={text(end === 'from' ? 'noLeast' : 'noMost')}
      isDisabled={isMissing}
      isWrong={isTried && !isMissing && !read.ok}
      describedBy={id}
      onChange={(typed) => setBounds({ ...bounds, [end]: typed })}
    />
  );
  return (
    <form
      noValidate
      className={styles.editor}
      onSubmit={(event) => {
        event.preventDefault();
        handIn();
      }}
    >
      <div className={styles.bounds}>
        {field('from')}
        <span aria-hidden="true">–</span>
        {field('to')}
      </div>
      <p id={id} role="status" className={isTried && !read.ok && !isMissing ? styles.wrong : styles.echo}>
        {isMissing ? '' : isTried && !read.ok ? read.reason.message[language] : boundsAloud(fact, bounds, language)}
      </p>
      <Checkbox checked={isMissing} onChange={({ target }) => setMissing(target.checked)}>
        {text('onlyMissing')}
      </Checkbox>
      <div className={styles.actions}>
        <Button type="primary" htmlType="submit">
          {text('apply')}
        </Button>
      </div>
    </form>
  );
}
