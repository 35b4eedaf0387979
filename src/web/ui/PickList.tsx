import { Input, type InputRef } from 'antd';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import styles from './PickList.module.css';

/** Something that can be picked. */
export interface Pick {
  readonly value: string;
  readonly label: string;
  /** What stands small behind the label, and is searched too: a code, a unit. */
  readonly note?: string;
  /** The heading below which it stands. */
  readonly group?: string;
}

interface PickListProps {
  /** What is picked, for those who hear it. */
  readonly label: string;
  readonly picks: readonly Pick[];
  readonly chosen?: string | undefined;
  readonly onPick: (value: string) => void;
  readonly placeholder: string;
  /** Said where nothing goes by what was typed. */
  readonly none: string;
}

/**
 * A list that is searched while typing and walked with the arrow keys; for the inside of a popover, whose focus it takes.
 * @example <PickList label={text('fact')} picks={facts} onPick={choose} placeholder={text('findFact')} none={text('noFact')} />
 */
export function PickList({ label, picks, chosen, onPick, placeholder, none }: PickListProps) {
  const id = useId();
  const field = useRef<InputRef>(null);
  const [sought, setSought] = useState('');
  const [at, setAt] = useState(() =>
    Math.max(
      picks.findIndex(({ value }) => value === chosen),
      0,
    ),
  );
  const found = useMemo(() => search(picks, sought), [picks, sought]);
  const active = found[Math.min(at, found.length - 1)];
  useEffect(() => field.current?.focus({ preventScroll: true }), []);
  const type = (typed: string) => {
    setSought(typed);
    setAt(0);
  };
  return (
    <div className={styles.frame}>
      <Input
        ref={field}
        allowClear
        {...comboboxOf(id, label, active)}
        placeholder={placeholder}
        value={sought}
        onKeyDown={(event) => {
          const key = event.nativeEvent.isComposing ? '' : event.key;
          if (key === 'ArrowDown') setAt(Math.min(at + 1, found.length - 1));
          else if (key === 'ArrowUp') setAt(Math.max(Math.min(at, found.length - 1) - 1, 0));
          else if (key === 'Enter' && active !== undefined) onPick(active.value);
          else return;
          event.preventDefault();
        }}
        onChange={({ target }) => type(target.value)}
      />
      <div role="listbox" id={`${id}-list`} aria-label={label} className={styles.list}>
        {found.map((pick, index) => (
          <Option
            key={pick.value}
            id={`${id}-${pick.value}`}
            pick={pick}
            heading={pick.group === found[index - 1]?.group ? undefined : pick.group}
            isActive={pick === active}
            isChosen={pick.value === chosen}
            onPick={onPick}
          />
        ))}
      </div>
      <p className={styles.none} role="status">
        {found.length === 0 ? none : ''}
      </p>
    </div>
  );
}

/** The field says which option the keys have come to. */
function comboboxOf(id: string, label: string, active: Pick | undefined) {
  return {
    role: 'combobox',
    'aria-label': label,
    'aria-expanded': true,
    'aria-controls': `${id}-list`,
    'aria-autocomplete': 'list' as const,
    ...(active === undefined ? {} : { 'aria-activedescendant': `${id}-${active.value}` }),
  };
}

function search(picks: readonly Pick[], sought: string): readonly Pick[] {
  const words = sought.trim().toLowerCase().split(/\s+/);
  return picks.filter(({ label, note = '', group = '' }) => {
    const text = `${label} ${note} ${group}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

interface OptionProps {
  readonly id: string;
  readonly pick: Pick;
  readonly heading: string | undefined;
  readonly isActive: boolean;
  readonly isChosen: boolean;
  readonly onPick: (value: string) => void;
}

function Option({ id, pick: { value, label, note }, heading, isActive, isChosen, onPick }: OptionProps) {
  const option = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isActive) option.current?.scrollIntoView({ block: 'nearest' });
  }, [isActive]);
  return (
    <>
      {heading === undefined ? null : (
        <div className={styles.heading} role="presentation">
          {heading}
        </div>
      )}
      {/* The keys are those of the field, which names the active option. */}
      <div
        ref={option}
        role="option"
        id={id}
        tabIndex={-1}
        className={styles.option}
        aria-selected={isChosen}
        data-active={isActive}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => onPick(value)}
        onKeyDown={({ key }) => key === 'Enter' && onPick(value)}
      >
        {label}
        {note === undefined ? null : <small>{note}</small>}
      </div>
    </>
  );
}
