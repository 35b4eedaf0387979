import { useText } from '../../../../web/ui/language.tsx';
import { ConditionTree } from './ConditionTree.tsx';
import { DecidedBy } from './DecidedBy.tsx';
import { messages } from './messages.ts';
import styles from './Reasons.module.css';
import { ScoreBar } from './ScoreBar.tsx';
import { ScoreTable } from './ScoreTable.tsx';
import type { ShownExplanation } from './shown.ts';

/** Why a firm was judged as it was: what the verdict rests on, the points, every condition, and where the points come from. */
export function Reasons({ explanation: { condition, score } }: { readonly explanation: ShownExplanation }) {
  const text = useText(messages);
  return (
    <div className={styles.reasons}>
      <DecidedBy condition={condition} />
      {score === null ? null : <ScoreBar points={score.points} maximum={score.maximum} threshold={score.threshold} />}
      <h4>{text('conditions')}</h4>
      <ConditionTree condition={condition} />
      {score === null ? null : (
        <>
          <h4>{text('score')}</h4>
          <ScoreTable groups={score.groups} />
        </>
      )}
    </div>
  );
}
