import { FileExcelOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Input, Progress, Select } from 'antd';
import { useId, useRef, useState } from 'react';
import { upload } from '../../../../web/ui/api.ts';
import { useLanguage, useText } from '../../../../web/ui/language.tsx';
import { RefusalAlert } from '../../../../web/ui/RefusalAlert.tsx';
import { todayInChina } from '../../../../web/ui/today.ts';
import { importItem } from '../../contract.ts';
import { addresses } from '../addresses.ts';
import { SOURCES_OF_OFFICES, type Source, sourceName } from '../facts/sources.ts';
import { messages as shared } from '../messages.ts';
import { sizeText } from '../sizeText.ts';
import { DropField } from './DropField.tsx';
import { messages } from './messages.ts';
import { TemplateLink } from './TemplateLink.tsx';
import styles from './UploadForm.module.css';
import { importsKey } from './useImports.ts';

/** What is said of a file. */
interface Said {
  readonly source: Source;
  readonly baseYear: number;
  readonly statedOn: string;
}

/** The first step: a file, whose it is, of which year and day. Nothing is written yet. */
export function UploadForm() {
  const text = useText(messages);
  const words = useText(shared);
  const today = todayInChina();
  const lastYear = Number(today.slice(0, 4)) - 1;
  const [file, setFile] = useState<File | null>(null);
  const [said, setSaid] = useState<Said>({ source: 'industry', baseYear: lastYear, statedOn: today });
  const { send, share } = useSending(said);
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (file !== null) send.mutate(file);
      }}
    >
      {file === null ? (
        <DropField onFile={setFile} note={<TemplateLink />} />
      ) : (
        <p className={styles.file}>
          <FileExcelOutlined aria-hidden /> <strong>{file.name}</strong> <small>{sizeText(file.size)}</small>
          {send.isPending ? null : (
            <Button size="small" type="link" onClick={() => setFile(null)}>
              {text('otherFile')}
            </Button>
          )}
        </p>
      )}
      <SaidFields said={said} lastYear={lastYear} onSay={(changes) => setSaid({ ...said, ...changes })} />
      {send.isPending ? <Progress percent={Math.floor(share * 100)} aria-label={text('uploading')} /> : null}
      <div role="alert">
        <RefusalAlert error={send.error?.name === 'AbortError' ? null : send.error} />
      </div>
      <div className={styles.actions}>
        <Button type="primary" htmlType="submit" disabled={file === null} loading={send.isPending}>
          {text(send.isPending ? (share < 1 ? 'uploading' : 'readingHeader') : 'upload')}
        </Button>
        {send.isPending ? <Button onClick={send.end}>{words('cancel')}</Button> : null}
        <span>{text('uploadNote')}</span>
      </div>
    </form>
  );
}

/** Uploads a file and goes on to its columns. */
function useSending({ source, baseYear, statedOn }: Said) {
  const navigate = useNavigate();
  const client = useQueryClient();
  const [share, setShare] = useState(0);
  const ending = useRef<AbortController | null>(null);
  const { mutate, isPending, error } = useMutation({
    mutationFn: (file: File) => {
      setShare(0);
      ending.current = new AbortController();
      return upload(importItem, addresses.imports, file, {
        query: { name: file.name, source, base_year: baseYear, stated_on: statedOn },
        onProgress: setShare,
        signal: ending.current.signal,
      });
    },
    onSuccess: async (item) => {
      client.setQueryData([...importsKey, item.import_id], item);
      await navigate({ to: '/firms/import/$import', params: { import: item.import_id } });
    },
  });
  return { send: { mutate, isPending, error, end: () => ending.current?.abort() }, share };
}

interface SaidFieldsProps {
  readonly said: Said;
  /** The last fiscal year that is complete. */
  readonly lastYear: number;
  readonly onSay: (changes: Partial<Said>) => void;
}

/** Facts of how many years back can be brought in. */
const yearsBack = 6;

function SaidFields({ said: { source, baseYear, statedOn }, lastYear, onSay }: SaidFieldsProps) {
  const text = useText(messages);
  const { language } = useLanguage();
  const [sourceId, yearId, dayId] = [useId(), useId(), useId()];
  const years = Array.from({ length: yearsBack }, (_, index) => lastYear - index);
  return (
    <div className={styles.said}>
      <div>
        <label htmlFor={sourceId}>{text('source')}</label>
        <Select
          id={sourceId}
          aria-label={text('source')}
          value={source}
          options={SOURCES_OF_OFFICES.map((value) => ({ value, label: sourceName(value, language) }))}
          onChange={(chosen) => onSay({ source: chosen })}
        />
        <small>{text('sourceHint')}</small>
      </div>
      <div>
        <label htmlFor={yearId}>{text('baseYear')}</label>
        <Select
          id={yearId}
          aria-label={text('baseYear')}
          value={baseYear}
          options={years.map((value) => ({ value, label: text('yearOf', { year: value }) }))}
          onChange={(chosen) => onSay({ baseYear: chosen })}
        />
        <small>{text('baseYearHint', { year: baseYear, before: baseYear - 1 })}</small>
      </div>
      <div>
        <label htmlFor={dayId}>{text('statedOn')}</label>
        <Input
          id={dayId}
          type="date"
          required
          value={statedOn}
          max={todayInChina()}
          onChange={({ target }) => onSay({ statedOn: target.value })}
        />
        <small>{text('statedOnHint')}</small>
      </div>
    </div>
  );
}
