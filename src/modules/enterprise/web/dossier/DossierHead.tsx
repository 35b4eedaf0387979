import type { ReactNode } from 'react';
import { formatDay } from '../../../../platform/i18n/index.ts';
import { industryName } from '../../../../web/facts/industries.ts';
import { useLanguage, useText } from '../../../../web/ui/language.tsx';
import { agoText, momentText } from '../../../../web/ui/moment.ts';
import { dictionary } from '../facts/dictionary.ts';
import type { Dossier, FactStanding } from '../facts/standing.ts';
import { messages as shared } from '../messages.ts';
import { useRegionNames } from '../regions/useRegions.ts';
import styles from './DossierHead.module.css';
import { messages } from './messages.ts';

interface DossierHeadProps {
  readonly dossier: Dossier;
  readonly standings: ReadonlyMap<string, FactStanding>;
}

/** Who the firm is, and how much is known of it. */
export function DossierHead({ dossier, standings }: DossierHeadProps) {
  const text = useText(messages);
  const words = useText(shared);
  const { language } = useLanguage();
  const { uscc, region_code, industry_code, established_on, tier, tier_granted_on, updated_at, facts_year } = dossier;
  const { pathOf } = useRegionNames([region_code]);
  const known = [...standings.values()].filter(({ value }) => value !== null).length;
  const conflicts = [...standings.values()].filter((standing) => standing.conflicts.length > 0).length;
  return (
    <dl className={styles.head}>
      <Item label={words('uscc')}>
        <span className={styles.code}>{uscc}</span>
      </Item>
      <Item label={words('region')}>{pathOf(region_code)}</Item>
      <Item label={words('industry')}>
        {industry_code === null ? '—' : `${industry_code} ${industryName(industry_code, language) ?? ''}`}
      </Item>
      <Item label={text('established')}>{established_on === null ? '—' : formatDay(established_on, language)}</Item>
      {tier === null ? null : (
        <Item label={text('granted')}>
          {tier_granted_on === null ? text('dayUnknown') : formatDay(tier_granted_on, language)}
        </Item>
      )}
      <Item label={text('year')}>{text('yearOf', { year: facts_year })}</Item>
      <Item label={text('filled')}>
        {text('filledOf', { known, all: dictionary.size })}
        {conflicts === 0 ? null : (
          <span className={styles.conflicts}>{text('conflictCount', { count: conflicts })}</span>
        )}
      </Item>
      <Item label={words('updatedOn')}>
        <span title={momentText(updated_at, language)}>{agoText(updated_at, language)}</span>
      </Item>
    </dl>
  );
}

function Item({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
