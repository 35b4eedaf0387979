import { articleText } from '@leitu/rules';
import { DataTable } from '../../../../web/ui/DataTable.tsx';
import { useLanguage, useText } from '../../../../web/ui/language.tsx';
import { fullNumber } from '../../../../web/ui/number.ts';
import { Section } from '../../../../web/ui/Page.tsx';
import type { DecidingCondition, ReformResponse } from '../../contract.ts';
import styles from './Deciding.module.css';
import { messages } from './messages.ts';

/** The conditions that decide over those who change sides, with their articles. */
export function Deciding({ reform }: { readonly reform: ReformResponse }) {
  const text = useText(messages);
  return (
    <Section title={text('decidingTitle')} lead={text('decidingUnit')}>
      <h3 className={styles.heading}>{text('lostBy')}</h3>
      <DecidingTable label={text('lostBy')} conditions={reform.lost_by} nobody={text('nobodyLost')} />
      <h3 className={styles.heading}>{text('gainedBy')}</h3>
      <DecidingTable label={text('gainedBy')} conditions={reform.gained_by} nobody={text('nobodyGained')} />
    </Section>
  );
}

interface DecidingTableProps {
  readonly label: string;
  readonly conditions: readonly DecidingCondition[];
  readonly nobody: string;
}

function DecidingTable({ label, conditions, nobody }: DecidingTableProps) {
  const text = useText(messages);
  const { language } = useLanguage();
  return (
    <DataTable
      label={label}
      density="close"
      rows={conditions}
      rowKey={({ condition }) => condition}
      empty={<p>{nobody}</p>}
      columns={[
        {
          key: 'condition',
          title: text('condition'),
          width: 380,
          render: ({ label: own, under }) => (
            <span className={styles.condition}>
              {own[language]}
              {under === null ? null : <small>{under[language]}</small>}
            </span>
          ),
        },
        { key: 'alone', title: text('alone'), align: 'right', render: ({ alone }) => fullNumber(alone) },
        { key: 'among', title: text('among'), align: 'right', render: ({ among }) => fullNumber(among) },
        { key: 'article', title: text('article'), render: ({ article }) => articleText(article, language) },
      ]}
    />
  );
}
