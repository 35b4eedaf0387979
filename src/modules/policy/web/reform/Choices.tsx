import { CASE_TYPES, type Pack } from '@leitu/rules';
import { Link } from '@tanstack/react-router';
import { Segmented, Select } from 'antd';
import { useId } from 'react';
import { library } from '../../../../web/facts/library.ts';
import { useLanguage, useText } from '../../../../web/ui/language.tsx';
import { messages as shared } from '../messages.ts';
import styles from './Choices.module.css';
import { messages } from './messages.ts';
import { type ReformSearch, writeReformSearch } from './reformSearch.ts';

interface ChoicesProps {
  readonly search: ReformSearch;
  /** What the region is called, once it is known. */
  readonly region: string | undefined;
  readonly onChange: (search: ReformSearch) => void;
}

/** The two criteria and the case. */
export function Choices({ search, region, onChange }: ChoicesProps) {
  const text = useText(messages);
  const words = useText(shared);
  return (
    <div className={styles.choices}>
      <PackChoice label={text('from')} value={search.from} onChange={(from) => onChange({ ...search, from })} />
      <span aria-hidden="true" className={styles.arrow}>
        →
      </span>
      <PackChoice label={text('to')} value={search.to} onChange={(to) => onChange({ ...search, to, moves: {} })} />
      <Segmented
        aria-label={text('case')}
        value={search.caseType}
        onChange={(caseType) => onChange({ ...search, caseType })}
        options={CASE_TYPES.map((one) => ({ value: one, label: words(`case_${one}`) }))}
      />
      {search.region === '' || region === undefined ? null : (
        <span>
          {text('region')} {region} ·{' '}
          <Link to="/reform" search={writeReformSearch({ ...search, region: '' })}>
            {text('wholeRegion')}
          </Link>
        </span>
      )}
    </div>
  );
}

interface PackChoiceProps {
  readonly label: string;
  readonly value: Pack;
  readonly onChange: (pack: Pack) => void;
}

function PackChoice({ label, value, onChange }: PackChoiceProps) {
  const { language } = useLanguage();
  const id = useId();
  const packs = [...library.packs.values()];
  return (
    <span className={styles.choice}>
      <label htmlFor={id}>{label}</label>
      <Select
        id={id}
        className={styles.select ?? ''}
        value={value.id}
        onChange={(chosen) => {
          const pack = library.packs.get(chosen);
          if (pack !== undefined) onChange(pack);
        }}
        options={packs.map((pack) => ({ value: pack.id, label: pack.label[language] }))}
      />
    </span>
  );
}
