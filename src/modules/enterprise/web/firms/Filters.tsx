import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { FilterChip, useCloseChip } from '../../../../web/ui/FilterChip.tsx';
import { useLanguage, useText } from '../../../../web/ui/language.tsx';
import { useSession } from '../../../../web/ui/session.ts';
import { MOST_CONDITIONS } from '../../contract.ts';
import { factLabel, searchDictionary } from '../facts/dictionary.ts';
import { messages as shared } from '../messages.ts';
import { useRegionNames } from '../regions/useRegions.ts';
import { Choices } from './Choices.tsx';
import { ConditionEditor } from './ConditionEditor.tsx';
import { boundsText, type FactCondition } from './condition.ts';
import { FactList } from './FactList.tsx';
import styles from './Filters.module.css';
import { IndustryChoice } from './IndustryChoice.tsx';
import { industryWords } from './industryWords.ts';
import { messages } from './messages.ts';
import { RegionChoice } from './RegionChoice.tsx';
import { SearchBox } from './SearchBox.tsx';
import { everything, type FirmSearch, narrowingsOf, TIER_CHOICES } from './search.ts';
import type { ChangeSearch } from './useFirmSearch.ts';

interface FiltersProps {
  readonly search: FirmSearch;
  readonly change: ChangeSearch;
}

/** All that narrows the list: the field for names, and chips for region, industry, tier and any facts. */
export function Filters({ search, change }: FiltersProps) {
  const text = useText(messages);
  const { sort, columns } = search;
  return (
    <search className={styles.filters} aria-label={text('filters')}>
      <SearchBox value={search.q} onSearch={(q) => change({ q }, 'typing')} />
      <RegionChip search={search} change={change} />
      <IndustryChip search={search} change={change} />
      <TierChip search={search} change={change} />
      {search.where.map((condition, index) => (
        <ConditionChip
          // Conditions are known by their place: two may be about one fact.
          // biome-ignore lint/suspicious/noArrayIndexKey: they have no other name
          key={`${condition.fact}${index}`}
          condition={condition}
          onChange={(changed) => change({ where: replaced(search.where, condition, changed) })}
        />
      ))}
      {search.where.length < MOST_CONDITIONS ? (
        <AddChip onAdd={(condition) => change({ where: [...search.where, condition] })} />
      ) : null}
      {narrowingsOf(search).length === 0 ? null : (
        <Button type="link" size="small" onClick={() => change({ ...everything, sort, columns })}>
          {text('clearAll')}
        </Button>
      )}
    </search>
  );
}

function replaced(
  all: readonly FactCondition[],
  old: FactCondition,
  changed: FactCondition | null,
): readonly FactCondition[] {
  return all.flatMap((one) => (one === old ? (changed ?? []) : [one]));
}

function RegionChip({ search: { region }, change }: FiltersProps) {
  const words = useText(shared);
  const text = useText(messages);
  const { organisation } = useSession();
  const own = organisation?.kind === 'office' ? organisation.region_code : '';
  const { pathOf } = useRegionNames(region === '' ? [] : [region]);
  // Below a county there is nothing to choose.
  if (own.length === 6) return null;
  return (
    <FilterChip
      label={words('region')}
      value={region === '' ? null : pathOf(region, own)}
      onClear={() => change({ region: '' })}
      clearLabel={text('clear', { filter: words('region') })}
    >
      <RegionChoice own={own} region={region} onChoose={(chosen) => change({ region: chosen })} />
    </FilterChip>
  );
}

function IndustryChip({ search: { industry }, change }: FiltersProps) {
  const words = useText(shared);
  const text = useText(messages);
  const { language } = useLanguage();
  return (
    <FilterChip
      label={words('industry')}
      value={industry === '' ? null : industryWords(industry, language)}
      onClear={() => change({ industry: '' })}
      clearLabel={text('clear', { filter: words('industry') })}
    >
      <IndustryChoice industry={industry} onChoose={(chosen) => change({ industry: chosen })} />
    </FilterChip>
  );
}

function TierChip({ search: { tier }, change }: FiltersProps) {
  const words = useText(shared);
  const text = useText(messages);
  return (
    <FilterChip
      label={words('tier')}
      value={tier === '' ? null : words(`tier_${tier}`)}
      onClear={() => change({ tier: '' })}
      clearLabel={text('clear', { filter: words('tier') })}
    >
      <TierChoice tier={tier} onChoose={(chosen) => change({ tier: chosen })} />
    </FilterChip>
  );
}

interface TierChoiceProps {
  readonly tier: FirmSearch['tier'];
  readonly onChoose: (tier: FirmSearch['tier']) => void;
}

function TierChoice({ tier, onChoose }: TierChoiceProps) {
  const words = useText(shared);
  const close = useCloseChip();
  return (
    <Choices
      label={words('tier')}
      options={TIER_CHOICES.map((value) => ({ value, label: words(`tier_${value}`) }))}
      chosen={tier}
      onChoose={(value) => {
        onChoose(TIER_CHOICES.find((one) => one === value) ?? '');
        close();
      }}
    />
  );
}

interface ConditionChipProps {
  readonly condition: FactCondition;
  /** Null takes it away. */
  readonly onChange: (changed: FactCondition | null) => void;
}

function ConditionChip({ condition, onChange }: ConditionChipProps) {
  const text = useText(messages);
  const { language } = useLanguage();
  const label = factLabel(condition.fact, language);
  return (
    <FilterChip
      label={label}
      value={boundsText(condition, searchDictionary, language)}
      onClear={() => onChange(null)}
      clearLabel={text('clear', { filter: label })}
    >
      <ConditionEditor name={condition.fact} condition={condition} onApply={onChange} />
    </FilterChip>
  );
}

function AddChip({ onAdd }: { readonly onAdd: (condition: FactCondition) => void }) {
  const text = useText(messages);
  return (
    <FilterChip label={text('addCondition')} value={null} icon={<PlusOutlined aria-hidden />}>
      <NewCondition onAdd={onAdd} />
    </FilterChip>
  );
}

/** First the fact, then what is asked of it. */
function NewCondition({ onAdd }: { readonly onAdd: (condition: FactCondition) => void }) {
  const [name, setName] = useState<string | null>(null);
  if (name === null) return <FactList onPick={setName} />;
  return <ConditionEditor name={name} condition={null} onApply={onAdd} />;
}
