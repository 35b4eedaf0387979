import type { Tier } from '@leitu/rules';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { DataColumn } from '../../../web/ui/DataTable.tsx';
import { useLanguage, useText } from '../../../web/ui/language.tsx';
import { useSession } from '../../../web/ui/session.ts';
import { industryWords, TierTag, useRegionNames } from '../../enterprise/web/door.ts';
import { messages } from './messages.ts';
import styles from './useFirmColumns.module.css';

interface ListedFirm {
  readonly enterprise_id: string;
  readonly name: string;
  readonly uscc: string;
  readonly region_code: string;
  readonly industry_code: string | null;
  readonly tier: Tier | null;
}

interface FirmColumns {
  readonly name: DataColumn<ListedFirm>;
  readonly region: DataColumn<ListedFirm>;
  readonly industry: DataColumn<ListedFirm>;
  readonly tier: DataColumn<ListedFirm>;
}

/** The columns that say which firm it is; how a list calls names and titles is its own. */
export function useFirmColumns(firms: readonly ListedFirm[], titles: Record<'name' | 'tier', string>): FirmColumns {
  const words = useText(messages);
  const { language } = useLanguage();
  const { organisation } = useSession();
  const codes = useMemo(() => [...new Set(firms.map(({ region_code }) => region_code))], [firms]);
  const { pathOf } = useRegionNames(codes);
  const above = (organisation?.region_code ?? '').slice(0, 4);
  return {
    name: {
      key: 'name',
      title: titles.name,
      isFixed: true,
      width: 280,
      render: ({ enterprise_id, name, uscc }) => (
        <>
          <Link to="/firms/$id" params={{ id: enterprise_id }}>
            {name}
          </Link>
          <span className={styles.code}>{uscc}</span>
        </>
      ),
    },
    region: { key: 'region', title: words('region'), render: ({ region_code }) => pathOf(region_code, above) },
    industry: {
      key: 'industry',
      title: words('industry'),
      width: 230,
      render: ({ industry_code }) => (
        <span className={styles.industry}>{industry_code === null ? '—' : industryWords(industry_code, language)}</span>
      ),
    },
    tier: { key: 'tier', title: titles.tier, render: ({ tier }) => <TierTag tier={tier} /> },
  };
}
