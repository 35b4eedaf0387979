import { articleText, type Source } from '@leitu/rules';
import type { ReactNode } from 'react';
import { formatDay } from '../../../../platform/i18n/index.ts';
import { useLanguage, useText } from '../../../../web/ui/language.tsx';
import { messages } from './messages.ts';
import styles from './SourceBox.module.css';

interface SourceBoxProps {
  readonly source: Source;
  readonly article: string;
  /** Which cases it decides, where it decides cases. */
  readonly applies?: ReactNode;
}

/** Where a pack comes from: who issued which document, by which number, and since when it holds. */
export function SourceBox({ source, article, applies }: SourceBoxProps) {
  const text = useText(messages);
  const { language } = useLanguage();
  return (
    <dl className={styles.box} aria-label={text('source')}>
      <div>
        <dt>{text('document')}</dt>
        <dd>{source.document[language]}</dd>
      </div>
      <div>
        <dt>{text('number')}</dt>
        <dd>
          {source.number} {articleText(article, language)}
        </dd>
      </div>
      <div>
        <dt>{text('issuer')}</dt>
        <dd>{source.issuer[language]}</dd>
      </div>
      <div>
        <dt>{text('inForce')}</dt>
        <dd>{formatDay(source.inForceFrom, language)}</dd>
      </div>
      {applies === undefined ? null : (
        <div>
          <dt>{text('applies')}</dt>
          <dd>{applies}</dd>
        </div>
      )}
    </dl>
  );
}
