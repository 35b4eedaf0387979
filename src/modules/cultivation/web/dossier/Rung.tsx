import type { Tier } from '@leitu/rules';
import { Link } from '@tanstack/react-router';
import { Skeleton } from 'antd';
import { useMemo } from 'react';
import { library } from '../../../../web/facts/library.ts';
import { useLanguage, useText } from '../../../../web/ui/language.tsx';
import { ladderWords, pointsText, Reasons, readExplanation, VerdictMark } from '../../../policy/web/door.ts';
import type { Judgement } from '../../contract.ts';
import { packLabel, type ResultOfPack } from '../rungs.ts';
import { MissingFacts } from './MissingFacts.tsx';
import { messages } from './messages.ts';
import styles from './Rung.module.css';

type Explanation = Judgement['explanations'][string];

interface RungProps {
  readonly rung: Tier;
  /** What the pack in force said; undefined where there was none. */
  readonly decided: ResultOfPack | undefined;
  /** Undefined until it has come. */
  readonly explanation: Explanation | undefined;
  readonly isOpen: boolean;
  readonly onState?: (fact: string) => void;
}

/** One rung: its verdict in a line, and opened the reasons for it. */
export function Rung({ rung, decided, explanation, isOpen, onState }: RungProps) {
  const text = useText(messages);
  const words = useText(ladderWords);
  const { language } = useLanguage();
  const title = (
    <h3>
      <span className={styles.ordinal}>{words(`ordinal_${rung}`)}</span> {words(`tier_${rung}`)}
    </h3>
  );
  if (decided === undefined) {
    return (
      <div className={styles.rung} data-rung={rung}>
        <div className={styles.head}>
          {title} <span className={styles.aside}>{text('noPack')}</span>
        </div>
      </div>
    );
  }
  const { pack, result } = decided;
  const missing = missingAmong(explanation?.questions ?? []);
  return (
    <details className={styles.rung} data-rung={rung} open={isOpen}>
      <summary className={styles.head}>
        {title}
        <VerdictMark verdict={result.verdict} />
        <span className={styles.aside}>
          {result.score === null || result.maximum === null
            ? null
            : text('points', { points: pointsText(result.score, language), maximum: result.maximum })}
        </span>
        {missing.length === 0 ? null : (
          <span className={styles.missing}>{text('missingCount', { count: missing.length })}</span>
        )}
      </summary>
      <p className={styles.pack}>
        {text('by')}{' '}
        <Link to="/packs/$id" params={{ id: pack }}>
          {packLabel(library, pack, language)}
        </Link>
      </p>
      {explanation === undefined ? (
        <Skeleton active title={false} paragraph={{ rows: 4 }} />
      ) : (
        <Explained explanation={explanation} {...(onState === undefined ? {} : { onState })} />
      )}
    </details>
  );
}

interface ExplainedProps {
  readonly explanation: Explanation;
  readonly onState?: (fact: string) => void;
}

function Explained({ explanation, onState }: ExplainedProps) {
  const shown = useMemo(() => readExplanation(explanation, library.dictionary), [explanation]);
  return (
    <>
      <MissingFacts names={missingAmong(explanation.questions)} {...(onState === undefined ? {} : { onState })} />
      <Reasons explanation={shown} />
    </>
  );
}

/** The facts that can be supplied; what only a reviewer can judge is not missing. */
function missingAmong(questions: readonly string[]): readonly string[] {
  return questions.filter((name) => library.dictionary.get(name)?.type !== 'judgement');
}
