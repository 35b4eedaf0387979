import { articleText, type Unit } from '@leitu/rules';
import { Link } from '@tanstack/react-router';
import { Segmented } from 'antd';
import { useState } from 'react';
import type { Language, TextOf } from '../../../../platform/i18n/index.ts';
import { type DataColumn, DataTable } from '../../../../web/ui/DataTable.tsx';
import { EmptyState } from '../../../../web/ui/EmptyState.tsx';
import { useLanguage, useText } from '../../../../web/ui/language.tsx';
import { fullNumber } from '../../../../web/ui/number.ts';
import { Section } from '../../../../web/ui/Page.tsx';
import type { NearFirmAnswer, ReformResponse } from '../../contract.ts';
import { measureShown } from './measureShown.ts';
import { messages } from './messages.ts';
import styles from './NearFirms.module.css';

const SIDES = ['nearest_below', 'nearest_above'] as const;

/** The firms nearest the line of the new criteria, each leading to its dossier. */
export function NearFirms({ reform }: { readonly reform: ReformResponse }) {
  const text = useText(messages);
  const { language } = useLanguage();
  const [side, setSide] = useState<(typeof SIDES)[number]>('nearest_below');
  return (
    <Section
      title={text('nearTitle')}
      lead={text('nearUnit')}
      actions={
        <Segmented
          aria-label={text('nearTitle')}
          value={side}
          onChange={setSide}
          options={SIDES.map((one) => ({ value: one, label: text(one) }))}
        />
      }
    >
      <DataTable
        label={`${text('nearTitle')} · ${text(side)}`}
        density="close"
        rows={reform[side]}
        rowKey={({ id }) => id}
        empty={<EmptyState title={text('nobodyNear')} advice={text('nearNobodyAdvice')} />}
        columns={columnsOf(text, language)}
      />
    </Section>
  );
}

function columnsOf(text: TextOf<(typeof messages)['zh']>, language: Language): readonly DataColumn<NearFirmAnswer>[] {
  return [
    {
      key: 'firm',
      title: text('firm'),
      width: 214,
      isFixed: true,
      render: ({ id, name, region }) => (
        <>
          <Link to="/firms/$id" params={{ id }}>
            {name}
          </Link>
          <small className={styles.below}>{region[language]}</small>
        </>
      ),
    },
    {
      key: 'distance',
      title: text('distance'),
      align: 'right',
      render: (firm) => distanceText(firm, text('tiny')),
    },
    {
      key: 'value',
      title: text('value'),
      align: 'right',
      render: ({ value, unit }) => shown(value, unit, language),
    },
    {
      key: 'threshold',
      title: text('threshold'),
      align: 'right',
      render: ({ threshold, unit }) => shown(threshold, unit, language),
    },
    {
      key: 'condition',
      title: text('conditionAndArticle'),
      width: 224,
      render: ({ label, article }) => (
        <>
          {label[language]}
          <small className={styles.below}>{articleText(article, language)}</small>
        </>
      ),
    },
  ];
}

function distanceText({ margin }: NearFirmAnswer, tiny: string): string {
  const percent = Math.abs(margin) * 100;
  return percent > 0 && percent < 0.005 ? tiny : `${fullNumber(percent)}%`;
}

/** Of the interface, where money is in CNY. */
function shown(value: number | null, unit: string | null, language: Language): string {
  if (value === null) return '';
  const known = (unit ?? 'count') as Unit; // The units of the interface are those of the rules.
  return measureShown(known === 'CNY' ? value * 100 : value, known, language);
}
