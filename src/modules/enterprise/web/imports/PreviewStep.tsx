import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Alert, Button, Popconfirm } from 'antd';
import { request } from '../../../../web/ui/api.ts';
import { Figure, Figures } from '../../../../web/ui/Figure.tsx';
import { useText } from '../../../../web/ui/language.tsx';
import { fullNumber } from '../../../../web/ui/number.ts';
import { Section } from '../../../../web/ui/Page.tsx';
import { RefusalAlert } from '../../../../web/ui/RefusalAlert.tsx';
import { type ImportItem, type ImportPreview, startedJob } from '../../contract.ts';
import { addresses } from '../addresses.ts';
import { messages as shared } from '../messages.ts';
import { ChangeExamples } from './ChangeExamples.tsx';
import { ChangesByFact } from './ChangesByFact.tsx';
import { messages } from './messages.ts';
import styles from './PreviewStep.module.css';
import { RefusedCells } from './RefusedCells.tsx';
import { Warnings } from './Warnings.tsx';

interface PreviewStepProps {
  readonly item: ImportItem;
  readonly preview: ImportPreview;
  readonly onStarted: () => void;
  /** Back to the columns. */
  readonly onMap: () => void;
}

/** The third step: what would change, what is refused, and the way to write it. */
export function PreviewStep({ item, preview, onStarted, onMap }: PreviewStepProps) {
  const text = useText(messages);
  const words = useText(shared);
  const unit = words('firmsUnit');
  const { new_firms, changed_firms, unchanged_firms, refused_rows, rows } = preview;
  return (
    <>
      <Section title={text('step_preview')} actions={<Button onClick={onMap}>{text('backToColumns')}</Button>}>
        <Figures>
          <Figure label={text('rows')} value={rows} unit={text('rowsUnit')} isFull />
          <Figure label={text('newFirms')} value={new_firms} unit={unit} tone="glaze" isFull />
          <Figure label={text('changedFirms')} value={changed_firms} unit={unit} tone="brick" isFull />
          <Figure label={text('unchangedFirms')} value={unchanged_firms} unit={unit} tone="earth" isFull />
          <Figure label={text('refusedRows')} value={refused_rows} unit={text('rowsUnit')} isFull />
        </Figures>
        <Writing item={item} preview={preview} onStarted={onStarted} />
      </Section>
      {refused_rows === 0 ? null : <RefusedCells id={item.import_id} preview={preview} />}
      <Warnings preview={preview} />
      <ChangesByFact preview={preview} />
      <ChangeExamples preview={preview} />
    </>
  );
}

type WritingProps = Omit<PreviewStepProps, 'onMap'>;

/** What can be written, and the button for it; where rows are refused, others are written only when that is confirmed. */
function Writing({ item, preview, onStarted }: WritingProps) {
  const text = useText(messages);
  const { new_firms, changed_firms, refused_rows: refused } = preview;
  const firms = new_firms + changed_firms;
  const write = useMutation({
    mutationFn: (isLeavingOut: boolean) =>
      request(startedJob, addresses.importWrite(item.import_id), {
        method: 'POST',
        body: { leave_out_refused: isLeavingOut },
      }),
    onSuccess: onStarted,
  });
  const advice = firms === 0 ? (refused > 0 ? 'allRefused' : 'nothingNew') : refused > 0 ? 'mendAdvice' : 'allGood';
  return (
    <div className={styles.writing}>
      <Alert
        type={refused > 0 ? 'warning' : 'success'}
        showIcon
        title={text(advice, { rows: fullNumber(refused), firms: fullNumber(firms) })}
      />
      <RefusalAlert error={write.error} />
      <div className={styles.actions}>
        {refused === 0 ? null : (
          <Link to="/firms/import">
            <Button type="primary">{text('mendAndUpload')}</Button>
          </Link>
        )}
        {firms === 0 ? null : refused === 0 ? (
          <Button type="primary" loading={write.isPending} onClick={() => write.mutate(false)}>
            {text('write', { firms: fullNumber(firms) })}
          </Button>
        ) : (
          <LeaveOut refused={refused} firms={firms} isBusy={write.isPending} onWrite={() => write.mutate(true)} />
        )}
      </div>
    </div>
  );
}

interface LeaveOutProps {
  readonly refused: number;
  readonly firms: number;
  readonly isBusy: boolean;
  readonly onWrite: () => void;
}

function LeaveOut({ refused, firms, isBusy, onWrite }: LeaveOutProps) {
  const text = useText(messages);
  const words = useText(shared);
  const figures = { rows: fullNumber(refused), firms: fullNumber(firms) };
  return (
    <Popconfirm
      title={text('leaveOutAsk', figures)}
      description={text('leaveOutNote')}
      okText={text('leaveOutYes')}
      cancelText={words('cancel')}
      onConfirm={onWrite}
    >
      <Button loading={isBusy}>{text('leaveOutRows', figures)}</Button>
    </Popconfirm>
  );
}
