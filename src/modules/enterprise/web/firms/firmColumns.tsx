import type { FactDefinition } from '@leitu/rules';
import { Link } from '@tanstack/react-router';
import { Suspense, useMemo } from 'react';
import type { Language, TextOf } from '../../../../platform/i18n/index.ts';
import type { DataColumn } from '../../../../web/ui/DataTable.tsx';
import { useLanguage, useText } from '../../../../web/ui/language.tsx';
import { agoText, momentText } from '../../../../web/ui/moment.ts';
import { amountText } from '../../../../web/ui/number.ts';
import { useFirmColumns } from '../../../../web/ui/slots.ts';
import { factGroups, factText } from '../facts/dictionary.ts';
import { messages as shared } from '../messages.ts';
import { type RegionNames, useRegionNames } from '../regions/useRegions.ts';
import { TierTag } from '../TierTag.tsx';
import styles from './FirmsTable.module.css';
import { industryWords } from './industryWords.ts';
import type { Firm } from './useFirms.ts';

/** Those that stand in the head of a firm and have a column made for them. */
const OWN = new Set(['uscc', 'name', 'region_code', 'industry_code', 'tier']);

const factsOfColumns: readonly FactDefinition[] = factGroups.flatMap(({ facts }) =>
  facts.filter(({ name }) => !OWN.has(name)),
);
const isFactColumn = new Set(factsOfColumns.map(({ name }) => name));

/** The facts among some columns, which the server is asked for. */
export function factsAmong(keys: readonly string[]): readonly string[] {
  return keys.filter((key) => isFactColumn.has(key));
}

/** The columns that are shown until somebody chooses others. */
export const USUAL_COLUMNS = [
  ...['name', 'region_code', 'industry_code', 'tier', 'standing'],
  ...['revenue_y1', 'employees_y1', 'updated_at'],
] as const;

interface ColumnsContext {
  readonly firms: readonly Firm[];
  /** The region that the own office is in charge of, which goes without saying. */
  readonly own: string;
}

/** All columns that the table may have: who the firm is, what other modules say of it, and every fact. */
export function useFirmTableColumns({ firms, own }: ColumnsContext): readonly DataColumn<Firm>[] {
  const words = useText(shared);
  const { language } = useLanguage();
  const codes = useMemo(() => [...new Set(firms.map(({ region_code }) => region_code))], [firms]);
  const regions = useRegionNames(codes);
  const others = useFirmColumns();
  const pageIds = useMemo(() => firms.map(({ enterprise_id }) => enterprise_id), [firms]);
  return [
    ...headColumns({ words, language, regions, own }),
    ...others.map(
      ({ key, label, Cell }): DataColumn<Firm> => ({
        key,
        title: label[language],
        render: ({ enterprise_id }) => (
          <Suspense>
            <Cell enterpriseId={enterprise_id} pageIds={pageIds} />
          </Suspense>
        ),
      }),
    ),
    ...factsOfColumns.map((fact) => factColumn(fact, language)),
    {
      key: 'updated_at',
      title: words('updatedOn'),
      sort: 'updated_at',
      render: ({ updated_at }) => <span title={momentText(updated_at, language)}>{agoText(updated_at, language)}</span>,
    },
  ];
}

interface HeadContext {
  readonly words: TextOf<(typeof shared)['zh']>;
  readonly language: Language;
  readonly regions: RegionNames;
  readonly own: string;
}

function headColumns({ words, language, regions, own }: HeadContext): readonly DataColumn<Firm>[] {
  return [
    {
      key: 'name',
      title: words('name'),
      sort: 'name',
      isFixed: true,
      width: 280,
      render: ({ enterprise_id, name, uscc }) => (
        <>
          <Link to="/firms/$id" params={{ id: enterprise_id }} className={styles.name ?? ''} data-firm>
            {name}
          </Link>
          <span className={styles.code}>{uscc}</span>
        </>
      ),
    },
    {
      key: 'uscc',
      title: words('uscc'),
      sort: 'uscc',
      render: ({ uscc }) => <span className={styles.code}>{uscc}</span>,
    },
    {
      key: 'region_code',
      title: words('region'),
      sort: 'region_code',
      render: ({ region_code }) => regions.pathOf(region_code, own.slice(0, 4)),
    },
    {
      key: 'industry_code',
      title: words('industry'),
      sort: 'industry_code',
      width: 210,
      render: ({ industry_code }) =>
        industry_code === null ? <Absent /> : <Industry code={industry_code} language={language} />,
    },
    { key: 'tier', title: words('tier'), sort: 'tier', render: ({ tier }) => <TierTag tier={tier} /> },
  ];
}

function Industry({ code, language }: { readonly code: string; readonly language: Language }) {
  return <span className={styles.industry}>{industryWords(code, language)}</span>;
}

function Absent() {
  return <span className={styles.absent}>—</span>;
}

function factColumn(fact: FactDefinition, language: Language): DataColumn<Firm> {
  return {
    key: fact.name,
    title: fact.label[language],
    sort: fact.name,
    align: fact.unit === null ? 'left' : 'right',
    render: ({ facts }) => {
      const value = facts[fact.name] ?? null;
      if (value === null) return <Absent />;
      const exact = factText(fact.name, value, language);
      // Amounts are read at a glance; the exact one is told when it is pointed at.
      if (fact.type !== 'money' || typeof value !== 'number') return exact;
      return <span title={exact}>{amountText(value, language)}</span>;
    },
  };
}
