import { Tag } from 'antd';
import { useText } from '../../../../web/ui/language.tsx';
import type { ImportItem } from '../../contract.ts';
import { messages } from './messages.ts';

const COLOURS: Readonly<Record<ImportItem['state'], string>> = {
  uploaded: 'default',
  previewing: 'processing',
  previewed: 'warning',
  writing: 'processing',
  written: 'success',
  failed: 'error',
  discarded: 'default',
};

/** How far an import is. */
export function StateTag({ state }: { readonly state: ImportItem['state'] }) {
  const text = useText(messages);
  return <Tag color={COLOURS[state]}>{text(`state_${state}`)}</Tag>;
}
