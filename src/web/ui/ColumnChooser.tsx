import { SettingOutlined } from '@ant-design/icons';
import { Button, Checkbox, Input, Popover } from 'antd';
import { useState } from 'react';
import styles from './ColumnChooser.module.css';
import type { ChosenColumns } from './chosenColumns.ts';
import { useText } from './language.tsx';
import { messages } from './messages.ts';

interface ColumnChooserProps {
  readonly columns: readonly { readonly key: string; readonly title: string }[];
  readonly chosen: ChosenColumns;
}

/** The button above a table that chooses its columns. */
export function ColumnChooser({ columns, chosen }: ColumnChooserProps) {
  const text = useText(messages);
  return (
    <Popover trigger="click" placement="bottomRight" content={<Choices columns={columns} chosen={chosen} />}>
      <Button icon={<SettingOutlined />}>{text('columns')}</Button>
    </Popover>
  );
}

function Choices({ columns, chosen }: ColumnChooserProps) {
  const text = useText(messages);
  const [sought, setSought] = useState('');
  const found = columns.filter(({ title }) => title.toLowerCase().includes(sought.trim().toLowerCase()));
  const turn = (key: string, isShown: boolean) =>
    chosen.choose(isShown ? [...chosen.keys, key] : chosen.keys.filter((other) => other !== key));
  return (
    <div className={styles.chooser}>
      {columns.length > 10 ? (
        <Input
          allowClear
          placeholder={text('columnsSearch')}
          aria-label={text('columnsSearch')}
          value={sought}
          onChange={({ target }) => setSought(target.value)}
        />
      ) : null}
      <ul className={styles.choices}>
        {found.map(({ key, title }) => {
          const isShown = chosen.keys.includes(key);
          return (
            <li key={key}>
              <Checkbox
                checked={isShown}
                disabled={isShown && chosen.keys.length === 1}
                onChange={({ target }) => turn(key, target.checked)}
              >
                {title}
              </Checkbox>
            </li>
          );
        })}
        {found.length === 0 ? <li>{text('columnsNone')}</li> : null}
      </ul>
      <Button type="link" size="small" onClick={chosen.reset}>
        {text('columnsReset')}
      </Button>
    </div>
  );
}
