import { UploadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useRef } from 'react';

interface UploadButtonProps {
  readonly label: string;
  readonly isBusy?: boolean;
  readonly isChief?: boolean;
  /** The kinds of files that are offered: `.xlsx,.csv`; all where it is left out. */
  readonly accept?: string;
  readonly onFile: (file: File) => void;
}

/** A button that asks for a file: the browser's own field for that cannot be dressed. */
export function UploadButton({ label, isBusy = false, isChief = false, accept = '', onFile }: UploadButtonProps) {
  const field = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={field}
        type="file"
        hidden
        accept={accept}
        aria-label={label}
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          if (file !== undefined) onFile(file);
          // The same file may be chosen again.
          target.value = '';
        }}
      />
      <Button
        icon={<UploadOutlined aria-hidden />}
        type={isChief ? 'primary' : 'default'}
        loading={isBusy}
        onClick={() => field.current?.click()}
      >
        {label}
      </Button>
    </>
  );
}
