import { Select } from 'antd';
import { useMemo } from 'react';
import { useLanguage, useText } from '../../../../web/ui/language.tsx';
import { todayInChina } from '../../../../web/ui/today.ts';
import { dictionary, factGroups } from '../facts/dictionary.ts';
import styles from './ColumnsStep.module.css';
import { type MappedColumn, MONEY_SCALES, type Reading, readExample, readingFor } from './mapping.ts';
import { messages } from './messages.ts';

interface ColumnRowProps {
  readonly column: MappedColumn;
  /** The facts that columns are mapped to. */
  readonly taken: ReadonlySet<string>;
  /** Null leaves the column out. */
  readonly onMap: (reading: Reading | null) => void;
}

/** One column of the file: its header and first cells, the fact it holds, and the unit it is written in. */
export function ColumnRow({ column, taken, onMap }: ColumnRowProps) {
  const text = useText(messages);
  const { header, origin, reading } = column;
  return (
    <li className={styles.column} data-out={reading === null}>
      <div>
        <p className={styles.header}>
          {header}
          <span className={styles.origin} data-origin={origin}>
            {text(`origin_${origin}`)}
          </span>
        </p>
        <Examples column={column} />
      </div>
      <FactSelect column={column} taken={taken} onMap={onMap} />
      <UnitSelect column={column} onMap={onMap} />
    </li>
  );
}

/** The first cells, and how the first of them is read where that is not the same; what would be refused is told of each. */
function Examples({ column: { examples, reading } }: { readonly column: MappedColumn }) {
  const text = useText(messages);
  const { language } = useLanguage();
  if (examples.length === 0) return <p className={styles.examples}>{text('emptyColumn')}</p>;
  const context = { dictionary, on: todayInChina(), language };
  return (
    <p className={styles.examples}>
      {[...new Set(examples)].map((example, index) => {
        const read = reading === null ? null : readExample(example, reading, context);
        const isTold = read !== null && read.text !== example && (index === 0 || read.isRefused);
        return (
          <span key={example}>
            {example}
            {isTold ? (
              <>
                {' → '}
                <b data-refused={read.isRefused}>{read.text}</b>
              </>
            ) : null}
          </span>
        );
      })}
    </p>
  );
}

/** Chosen to leave a column out; no fact is called so. */
const LEFT_OUT = '';

function FactSelect({ column: { header, reading }, taken, onMap }: ColumnRowProps) {
  const text = useText(messages);
  const { language } = useLanguage();
  const options = useMemo(
    () => [
      { label: text('leaveOut'), options: [{ value: LEFT_OUT, label: text('leaveOut'), search: text('leaveOut') }] },
      ...factGroups.map((group) => ({
        label: group[language],
        options: group.facts.map((fact) => ({
          value: fact.name,
          label: fact.label[language],
          search: `${fact.label.zh} ${fact.label.en} ${fact.name}`,
          disabled: taken.has(fact.name) && fact.name !== reading?.fact,
        })),
      })),
    ],
    [text, language, taken, reading],
  );
  return (
    <Select
      aria-label={text('factOf', { header })}
      showSearch={{ optionFilterProp: 'search' }}
      value={reading?.fact ?? LEFT_OUT}
      options={options}
      onChange={(name: string) => {
        const fact = dictionary.get(name);
        onMap(fact === undefined ? null : readingFor(fact, header));
      }}
    />
  );
}

function UnitSelect({ column: { header, reading }, onMap }: Omit<ColumnRowProps, 'taken'>) {
  const text = useText(messages);
  const fact = reading === null ? undefined : dictionary.get(reading.fact);
  if (reading === null || fact === undefined) return <span />;
  const label = text('unitOf', { header });
  if (fact.type === 'money') {
    return (
      <Select
        aria-label={label}
        value={reading.money_scale}
        options={MONEY_SCALES.map((value) => ({ value, label: value }))}
        onChange={(money_scale) => onMap({ ...reading, money_scale })}
      />
    );
  }
  if (fact.unit !== 'ratio') return <span />;
  return (
    <Select
      aria-label={label}
      value={reading.is_percent}
      options={[
        { value: true, label: text('percent') },
        { value: false, label: text('decimal') },
      ]}
      onChange={(is_percent) => onMap({ ...reading, is_percent })}
    />
  );
}
