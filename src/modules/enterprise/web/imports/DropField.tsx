import { InboxOutlined } from '@ant-design/icons';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useText } from '../../../../web/ui/language.tsx';
import { MOST_UPLOAD_MEGABYTES } from '../../contract.ts';
import { UploadButton } from '../UploadButton.tsx';
import styles from './DropField.module.css';
import { messages } from './messages.ts';

interface DropFieldProps {
  readonly onFile: (file: File) => void;
  readonly note: ReactNode;
}

/** Takes a file that is dropped on it, or chosen with its button; what is neither .xlsx nor .csv is told so at once. */
export function DropField({ onFile, note }: DropFieldProps) {
  const text = useText(messages);
  const field = useRef<HTMLDivElement>(null);
  const [isOver, setOver] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const take = (file: File) => {
    if (!/\.(xlsx|csv)$/i.test(file.name)) return setFault(text('wrongKind', { name: file.name }));
    if (file.size > MOST_UPLOAD_MEGABYTES * 1024 * 1024)
      return setFault(text('tooLarge', { most: MOST_UPLOAD_MEGABYTES }));
    setFault(null);
    onFile(file);
  };
  useDrop(field, setOver, take);
  return (
    <div ref={field} className={styles.drop} data-over={isOver}>
      <InboxOutlined aria-hidden className={styles.mark} />
      <p className={styles.title}>{text('dropHere')}</p>
      <UploadButton label={text('chooseFile')} accept=".xlsx,.csv" onFile={take} />
      <p className={styles.note}>
        {text('fileHint', { most: MOST_UPLOAD_MEGABYTES })} {note}
      </p>
      <p className={styles.fault} role="alert">
        {fault}
      </p>
    </div>
  );
}

/** A file that misses the field must not replace the page: the browser would open it. */
function useDrop(
  field: { readonly current: HTMLElement | null },
  onOver: (isOver: boolean) => void,
  onFile: (file: File) => void,
): void {
  const use = useRef({ onOver, onFile });
  useEffect(() => {
    use.current = { onOver, onFile };
  });
  useEffect(() => {
    const isInside = ({ target }: DragEvent) => target instanceof Node && field.current?.contains(target) === true;
    const over = (event: DragEvent) => {
      if (event.dataTransfer?.types.includes('Files') !== true) return;
      event.preventDefault();
      use.current.onOver(isInside(event));
    };
    const drop = (event: DragEvent) => {
      event.preventDefault();
      use.current.onOver(false);
      const [file] = event.dataTransfer?.files ?? [];
      if (file !== undefined && isInside(event)) use.current.onFile(file);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) use.current.onOver(false);
    };
    addEventListener('dragover', over);
    addEventListener('drop', drop);
    addEventListener('dragleave', leave);
    return () => {
      removeEventListener('dragover', over);
      removeEventListener('drop', drop);
      removeEventListener('dragleave', leave);
    };
  }, [field]);
}
