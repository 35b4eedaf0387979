import { Modal } from 'antd';
import { useText } from '../../../../web/ui/language.tsx';
import { messages } from './messages.ts';

/** What would take the place of the answers, and how. */
export interface Replacing {
  /** The file that was chosen; or the example firm, or nothing at all. */
  readonly by: { readonly file: string } | 'example' | 'nothing';
  readonly go: () => void;
}

interface ConfirmReplacingProps {
  /** Null while nothing is asked. */
  readonly replacing: Replacing | null;
  /** How many answers would be gone. */
  readonly count: number;
  readonly onClose: () => void;
}

/** Asks before answers are replaced or cleared. */
export function ConfirmReplacing({ replacing, count, onClose }: ConfirmReplacingProps) {
  const text = useText(messages);
  return (
    <Modal
      open={replacing !== null}
      title={replacing === null ? null : questionFor(replacing, text)}
      okText={text(replacing?.by === 'nothing' ? 'replaceGoClear' : 'replaceGo')}
      okButtonProps={{ danger: true }}
      cancelText={text('replaceKeep')}
      onOk={() => {
        replacing?.go();
        onClose();
      }}
      onCancel={onClose}
    >
      <p>{text('replaceAdvice', { count })}</p>
    </Modal>
  );
}

function questionFor({ by }: Replacing, text: ReturnType<typeof useText<(typeof messages)['zh']>>): string {
  if (by === 'example') return text('replaceExample');
  return by === 'nothing' ? text('replaceClear') : text('replaceLoad', by);
}
