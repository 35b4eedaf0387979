import { Alert } from 'antd';
import { useLanguage, useText } from '../../../../web/ui/language.tsx';
import { factLabel } from '../facts/dictionary.ts';
import { messages } from './messages.ts';
import styles from './SavedNote.module.css';

interface SavedNoteProps {
  readonly saved: { readonly sent: readonly string[]; readonly changed: readonly string[] } | null;
  readonly onClose: () => void;
}

/**
 * What came of a statement: what it changed, and what was noted while another source's word holds. It lies over the foot of the window, where
 * it is seen from whichever part of the dossier was edited.
 */
export function SavedNote({ saved, onClose }: SavedNoteProps) {
  const text = useText(messages);
  const { language } = useLanguage();
  const join = (names: readonly string[]) =>
    names.map((name) => factLabel(name, language)).join(language === 'zh' ? '、' : ', ');
  const noted = saved?.sent.filter((name) => !saved.changed.includes(name)) ?? [];
  return (
    <div role="status" className={styles.place}>
      {saved === null ? null : (
        <Alert
          type="success"
          showIcon
          closable={{ onClose }}
          className={styles.note ?? ''}
          title={saved.changed.length === 0 ? text('savedNoted') : text('savedChanged', { facts: join(saved.changed) })}
          {...(noted.length === 0 ? {} : { description: text('savedOverruled', { facts: join(noted) }) })}
        />
      )}
    </div>
  );
}
