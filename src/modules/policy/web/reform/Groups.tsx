import { MOVEMENTS } from '@leitu/rules';
import { Link } from '@tanstack/react-router';
import { Segmented } from 'antd';
import { useState } from 'react';
import { type DataColumn, DataTable } from '../../../../web/ui/DataTable.tsx';
import { EmptyState } from '../../../../web/ui/EmptyState.tsx';
import { useLanguage, useText } from '../../../../web/ui/language.tsx';
import { fullNumber } from '../../../../web/ui/number.ts';
import { Section } from '../../../../web/ui/Page.tsx';
import type { ReformGroup, ReformResponse } from '../../contract.ts';
import { messages } from './messages.ts';
import { type ReformSearch, writeReformSearch } from './reformSearch.ts';

const WAYS = ['region', 'industry', 'size', 'tier'] as const;

interface GroupsProps {
  readonly reform: ReformResponse;
  readonly search: ReformSearch;
}

/** Who gains and loses by region, industry, size or title; a region leads to its own reform. */
export function Groups({ reform, search }: GroupsProps) {
  const text = useText(messages);
  const { language } = useLanguage();
  const [way, setWay] = useState<(typeof WAYS)[number]>('region');
  const nameOf = ({ key, name }: ReformGroup) =>
    way === 'region' && key.length > reform.region.code.length ? (
      <Link to="/reform" search={writeReformSearch({ ...search, region: key })}>
        {name[language]}
      </Link>
    ) : (
      name[language]
    );
  const columns: readonly DataColumn<ReformGroup>[] = [
    { key: 'name', title: text(`by_${way}`), isFixed: true, render: nameOf },
    { key: 'firms', title: text('firms'), align: 'right', render: ({ firms }) => fullNumber(firms) },
    ...MOVEMENTS.map((movement) => ({
      key: movement,
      title: text(`movement_${movement}`),
      align: 'right' as const,
      render: (group: ReformGroup) => fullNumber(group[movement]),
    })),
  ];
  return (
    <Section
      title={text('groupsTitle')}
      lead={text('groupsUnit')}
      actions={
        <Segmented
          aria-label={text('by')}
          value={way}
          onChange={setWay}
          options={WAYS.map((one) => ({ value: one, label: text(`by_${one}`) }))}
        />
      }
    >
      <DataTable
        label={`${text('groupsTitle')} · ${text(`by_${way}`)}`}
        density="close"
        columns={columns}
        rows={reform.by[way]}
        rowKey={({ key }) => key}
        empty={<EmptyState title={text('nobodyNear')} advice={text('nearNobodyAdvice')} />}
      />
    </Section>
  );
}
