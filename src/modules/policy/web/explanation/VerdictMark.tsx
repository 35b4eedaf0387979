import { CheckCircleFilled, CloseCircleFilled, QuestionCircleFilled } from '@ant-design/icons';
import type { Verdict } from '@leitu/rules';
import type { ReactNode } from 'react';
import { useText } from '../../../../web/ui/language.tsx';
import { messages as shared } from '../messages.ts';
import { messages } from './messages.ts';
import styles from './VerdictMark.module.css';

const ICONS: Readonly<Record<Verdict, ReactNode>> = {
  met: <CheckCircleFilled aria-hidden />,
  unmet: <CloseCircleFilled aria-hidden />,
  unknown: <QuestionCircleFilled aria-hidden />,
  judgement: <HalfCircle />,
};

/** Half settled by figures, half left to a person. */
function HalfCircle() {
  return (
    <svg width="1em" height="1em" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <circle cx="8" cy="8" r="6.600" fill="none" stroke="currentColor" strokeWidth="1.800" />
      <path d="M8 1.400a6.600 6.600 0 0 1 0 13.200z" fill="currentColor" />
    </svg>
  );
}

interface VerdictMarkProps {
  readonly verdict: Verdict;
  readonly size?: 'large' | 'usual' | 'sign';
}

/** A verdict as a sign and a word: colour alone says nothing. Where there is room for the sign only, the word is heard. */
export function VerdictMark({ verdict, size = 'usual' }: VerdictMarkProps) {
  const text = useText(shared);
  return (
    <span className={styles.mark} data-verdict={verdict} data-size={size}>
      {ICONS[verdict]}
      <span className={size === 'sign' ? 'visually-hidden' : ''}>{text(`verdict_${verdict}`)}</span>
    </span>
  );
}

/** Instead of a verdict: nobody needs to know, since what this belongs to is met without it. */
export function NotNeededMark() {
  const text = useText(messages);
  return (
    <span className={styles.mark} data-verdict="spared">
      {text('notNeeded')}
    </span>
  );
}
