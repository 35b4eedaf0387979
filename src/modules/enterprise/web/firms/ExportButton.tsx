import { DownloadOutlined } from '@ant-design/icons';
import { Button, Popover, Radio } from 'antd';
import { useState } from 'react';
import { addressOf } from '../../../../web/ui/api.ts';
import { useLanguage, useText } from '../../../../web/ui/language.tsx';
import { fullNumber } from '../../../../web/ui/number.ts';
import { addresses } from '../addresses.ts';
import { dictionary } from '../facts/dictionary.ts';
import { sizeText } from '../sizeText.ts';
import styles from './ExportButton.module.css';
import { type ExportFormat, exportBytes } from './exportSize.ts';
import { messages } from './messages.ts';
import { type FirmSearch, filtersQuery } from './search.ts';

interface ExportButtonProps {
  readonly search: FirmSearch;
  /** The facts that are shown. */
  readonly facts: readonly string[];
  /** How many firms the list has; undefined until it is counted. */
  readonly total: number | undefined;
}

/** Downloads just this list as a file, and says beforehand how large it will be. */
export function ExportButton(props: ExportButtonProps) {
  const text = useText(messages);
  return (
    <Popover trigger="click" placement="bottomRight" arrow={false} content={<ExportChoice {...props} />}>
      <Button icon={<DownloadOutlined aria-hidden />} disabled={props.total === 0}>
        {text('export')}
      </Button>
    </Popover>
  );
}

const FORMATS: readonly ExportFormat[] = ['xlsx', 'csv'];

function ExportChoice({ search, facts, total }: ExportButtonProps) {
  const text = useText(messages);
  const { language } = useLanguage();
  const [which, setWhich] = useState<'shown' | 'all'>('shown');
  const count = which === 'shown' ? facts.length : dictionary.size;
  const query = {
    ...filtersQuery(search),
    sort: search.sort,
    lang: language,
    ...(which === 'shown' ? { columns: facts.join(',') } : {}),
  };
  return (
    <div className={styles.export} role="dialog" aria-label={text('exportTitle')}>
      <p className={styles.title}>{text('exportTitle')}</p>
      {total === undefined ? null : <p>{text('exportCount', { total: fullNumber(total) })}</p>}
      <Radio.Group
        aria-label={text('exportColumns')}
        value={which}
        options={[
          { value: 'shown', label: text('exportShown') },
          { value: 'all', label: text('exportAll') },
        ]}
        onChange={({ target }) => setWhich(target.value === 'all' ? 'all' : 'shown')}
      />
      <div className={styles.files}>
        {FORMATS.map((format) => (
          <a key={format} className={styles.file} download href={addressOf(addresses.firmExport, { ...query, format })}>
            {text(format === 'xlsx' ? 'exportXlsx' : 'exportCsv')}
            {total === undefined ? null : (
              <small>{text('exportSize', { size: sizeText(exportBytes(format, total, count)) })}</small>
            )}
          </a>
        ))}
      </div>
      <p className={styles.note}>{text('exportNote')}</p>
    </div>
  );
}
