import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useId } from 'react';
import { useText } from '../../../../web/ui/language.tsx';
import { RefusalAlert } from '../../../../web/ui/RefusalAlert.tsx';
import { UploadButton } from '../UploadButton.tsx';
import styles from './EditDrawer.module.css';
import { messages } from './messages.ts';
import { evidenceQuery } from './useDossier.ts';
import { useEvidenceUpload } from './useEvidenceUpload.ts';

interface EvidenceFieldProps {
  /** The firm. */
  readonly id: string;
  readonly evidence: string | null;
  readonly onChoose: (evidence: string | null) => void;
}

/** The file that shows what is stated: one that is there, or one uploaded now. */
export function EvidenceField({ id, evidence, onChoose }: EvidenceFieldProps) {
  const text = useText(messages);
  const fieldId = useId();
  const { data } = useQuery(evidenceQuery(id));
  const upload = useEvidenceUpload(id, (item) => onChoose(item.evidence_id));
  return (
    <div className={styles.wide}>
      <label htmlFor={fieldId}>{text('evidenceOptional')}</label>
      <span className={styles.evidence}>
        <Select
          id={fieldId}
          aria-label={text('evidenceOptional')}
          allowClear
          placeholder={text('noEvidenceChosen')}
          value={evidence}
          options={(data?.evidence ?? []).map(({ evidence_id, file_name }) => ({
            value: evidence_id,
            label: file_name,
          }))}
          onChange={(chosen: string | null) => onChoose(chosen ?? null)}
        />
        <UploadButton label={text('upload')} isBusy={upload.isPending} onFile={upload.start} />
      </span>
      <RefusalAlert error={upload.error} />
    </div>
  );
}
