import { parseDay } from '@leitu/kernel';
import { CASE_TYPES, type CaseType, type Tier } from '@leitu/rules';
import { Input, Segmented, Select } from 'antd';
import { useId } from 'react';
import { library } from '../../../../web/facts/library.ts';
import { useLanguage, useText } from '../../../../web/ui/language.tsx';
import { todayHere } from '../../../../web/ui/today.ts';
import { messages as shared } from '../messages.ts';
import styles from './CaseSettings.module.css';
import type { Check } from './check.ts';
import { messages } from './messages.ts';

interface CaseSettingsProps {
  readonly check: Check;
  readonly tier: Tier;
  readonly onUpdate: (changes: Partial<Check>) => void;
}

/** Which case is judged, on which day and by whose criteria: what decides the pack. */
export function CaseSettings({ check, tier, onUpdate }: CaseSettingsProps) {
  const text = useText(messages);
  const words = useText(shared);
  const { language } = useLanguage();
  const id = useId();
  const overlays = [...library.packs.values()].flatMap((pack) =>
    pack.tier === tier && pack.overlay !== null
      ? [{ value: pack.overlay.region, label: pack.source.issuer[language] }]
      : [],
  );
  return (
    <fieldset className={styles.settings} aria-label={text('settings')}>
      <div>
        <span className={styles.label}>{text('caseType')}</span>
        <Segmented<CaseType>
          aria-label={text('caseType')}
          value={check.caseType}
          options={CASE_TYPES.map((value) => ({ value, label: words(`case_${value}`) }))}
          onChange={(caseType) => onUpdate({ caseType })}
        />
      </div>
      <div>
        <label className={styles.label} htmlFor={`${id}on`}>
          {text('on')}
        </label>
        <Input
          id={`${id}on`}
          type="date"
          value={check.on ?? todayHere()}
          onChange={({ target }) => onUpdate({ on: parseDay(target.value) ?? null })}
        />
      </div>
      {overlays.length === 0 ? null : (
        <div>
          <label className={styles.label} htmlFor={`${id}region`}>
            {text('region')}
          </label>
          <Select
            id={`${id}region`}
            value={check.region ?? ''}
            options={[{ value: '', label: text('national') }, ...overlays]}
            onChange={(region) => onUpdate({ region: region === '' ? null : region })}
          />
        </div>
      )}
    </fieldset>
  );
}
