import { FileTextOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Progress, Skeleton } from 'antd';
import { useLanguage, useText } from '../../../../web/ui/language.tsx';
import { momentText } from '../../../../web/ui/moment.ts';
import { Section } from '../../../../web/ui/Page.tsx';
import { RefusalAlert } from '../../../../web/ui/RefusalAlert.tsx';
import { MOST_EVIDENCE_MEGABYTES } from '../../contract.ts';
import { addresses } from '../addresses.ts';
import { sizeText } from '../sizeText.ts';
import { UploadButton } from '../UploadButton.tsx';
import styles from './Evidence.module.css';
import { messages } from './messages.ts';
import { evidenceQuery } from './useDossier.ts';
import { useEvidenceUpload } from './useEvidenceUpload.ts';

interface EvidenceProps {
  readonly id: string;
  readonly mayWrite: boolean;
}

/** The files that show that facts are so. */
export function Evidence({ id, mayWrite }: EvidenceProps) {
  const text = useText(messages);
  const { language } = useLanguage();
  const { data, error } = useQuery(evidenceQuery(id));
  const upload = useEvidenceUpload(id);
  return (
    <Section
      title={text('evidence')}
      lead={text('evidenceLead', { most: MOST_EVIDENCE_MEGABYTES })}
      actions={
        mayWrite ? (
          <UploadButton label={text('uploadEvidence')} isBusy={upload.isPending} onFile={upload.start} />
        ) : undefined
      }
    >
      {upload.isPending ? (
        <Progress percent={Math.round(upload.share * 100)} aria-label={text('uploadEvidence')} />
      ) : null}
      <RefusalAlert error={upload.error ?? error} />
      {data === undefined && error === null ? <Skeleton active title={false} paragraph={{ rows: 2 }} /> : null}
      {data?.evidence.length === 0 ? <p className={styles.none}>{text('noEvidence')}</p> : null}
      <ul className={styles.files}>
        {data?.evidence.map(({ evidence_id, file_name, bytes, entered_at }) => (
          <li key={evidence_id}>
            <a href={addresses.evidenceFile(id, evidence_id)} target="_blank" rel="noreferrer">
              <FileTextOutlined aria-hidden /> {file_name}
            </a>
            <small>
              {sizeText(bytes)} · {momentText(entered_at, language)}
            </small>
          </li>
        ))}
      </ul>
    </Section>
  );
}
