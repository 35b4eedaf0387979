import { addressOf } from '../../../../web/ui/api.ts';
import { useLanguage, useText } from '../../../../web/ui/language.tsx';
import { useSession } from '../../../../web/ui/session.ts';
import { addresses } from '../addresses.ts';
import styles from './ExportLinks.module.css';
import { messages } from './messages.ts';
import type { StepSearch } from './stepSearch.ts';

const FORMATS = ['xlsx', 'csv'] as const;

/** The list as a file: of one change where one is opened, else of all. */
export function ExportLinks({ search }: { readonly search: StepSearch }) {
  const { rung, region, industry, fact, reach } = search;
  const kind = fact === '' ? '' : search.kind;
  const text = useText(messages);
  const { language } = useLanguage();
  const { may } = useSession();
  if (!may('cultivation.steps')) return null;
  return (
    <span className={styles.links}>
      <span>{text('export')}</span>
      {FORMATS.map((format) => (
        <a
          key={format}
          download
          href={addressOf(addresses.stepExport, { rung, region, industry, fact, kind, reach, format, lang: language })}
        >
          .{format}
        </a>
      ))}
    </span>
  );
}
