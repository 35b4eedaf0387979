import { RightOutlined } from '@ant-design/icons';
import { articleText, type ConditionExplanation, conditionTitle, type FactReading } from '@leitu/rules';
import { useState } from 'react';
import { inLanguage } from '../../../../platform/i18n/index.ts';
import { quantityText, valueText } from '../../../../web/facts/valueText.ts';
import { useLanguage, useText } from '../../../../web/ui/language.tsx';
import { Article } from './Article.tsx';
import styles from './ConditionTree.module.css';
import { messages } from './messages.ts';
import { NotNeededMark, VerdictMark } from './VerdictMark.tsx';
import { Wanting } from './Wanting.tsx';

/** Why a condition has its verdict: its parts, each with article, what was read, what came of it and what is missing. */
export function ConditionTree({ condition }: { readonly condition: ConditionExplanation }) {
  const parts = condition.parts.length > 0 ? condition.parts : [condition];
  return (
    <ul className={styles.tree}>
      {parts.map((part) => (
        <Node key={part.id} node={part} isSettled={condition.verdict === 'met'} />
      ))}
    </ul>
  );
}

interface NodeProps {
  readonly node: ConditionExplanation;
  /** Whether what it belongs to is met, whatever comes of this one. */
  readonly isSettled: boolean;
  readonly isWaiver?: boolean;
}

function Node({ node, isSettled, isWaiver = false }: NodeProps) {
  const text = useText(messages);
  const { language } = useLanguage();
  const isBranch = node.parts.length > 0 || node.waiver !== null;
  const [isOpen, setOpen] = useState(true);
  const title = inLanguage(conditionTitle(node), language);
  const isSpared = isSettled && node.verdict === 'unknown';
  const isSettledBelow = isSpared || node.verdict === 'met';
  return (
    <li className={styles.node} data-branch={isBranch} data-spared={isSpared} data-condition={node.id} tabIndex={-1}>
      <div className={styles.head}>
        {isBranch ? (
          <button
            type="button"
            className={styles.toggle}
            aria-expanded={isOpen}
            aria-label={`${text(isOpen ? 'hide' : 'show')}: ${title}`}
            onClick={() => setOpen(!isOpen)}
          >
            <RightOutlined aria-hidden />
          </button>
        ) : null}
        <div className={styles.body}>
          <p className={styles.title}>
            {isWaiver ? <span className={styles.aside}>{text('waiver')} · </span> : null}
            {title}
          </p>
          <Details node={node} isSpared={isSpared} />
        </div>
        <div className={styles.verdict}>
          {isSpared ? <NotNeededMark /> : <VerdictMark verdict={node.verdict} />}
          <Article>{articleText(node.article, language)}</Article>
        </div>
      </div>
      {isBranch ? (
        <ul className={styles.parts} data-closed={!isOpen}>
          {node.parts.map((part) => (
            <Node key={part.id} node={part} isSettled={isSettledBelow} />
          ))}
          {node.waiver === null ? null : <Node node={node.waiver} isSettled={isSettledBelow} isWaiver />}
        </ul>
      ) : null}
    </li>
  );
}

/** The rule in words where the heading does not say it, then the figures. */
function Details({ node, isSpared }: { readonly node: ConditionExplanation; readonly isSpared: boolean }) {
  const text = useText(messages);
  const { language } = useLanguage();
  const { kind, parts, words, label, value, unit, reads, classes, missing, inconclusive } = node;
  const join = kind === 'any' ? text('joinAny') : text('joinAll');
  // A yes or no that has a heading needs no second sentence: its verdict says the rest.
  const isMeasured = kind === 'compare' || kind === 'class';
  const isComputed = value !== null && unit !== null && (reads.length > 1 || unit === 'point');
  return (
    <>
      {parts.length > 0 ? <p className={styles.aside}>{join}</p> : null}
      {isMeasured && label !== null ? <p className={styles.aside}>{inLanguage(words, language)}</p> : null}
      <Readings reads={reads} />
      {isComputed ? (
        <p className={styles.figure}>
          {text('comesTo')}{' '}
          <strong>
            {value
              .map((bound) => quantityText(bound, unit, language))
              .filter(isFirst)
              .join('–')}
          </strong>
        </p>
      ) : null}
      {classes.length > 0 ? (
        <p className={styles.figure}>
          {text(classes.length === 1 ? 'classOnly' : 'classesPossible')}{' '}
          {classes.map((one) => one[language]).join(text('listSeparator'))}
        </p>
      ) : null}
      {isMeasured && !isSpared ? <Wanting missing={missing} inconclusive={inconclusive} /> : null}
      {node.isWaived ? <p className={styles.waived}>{text('waived')}</p> : null}
    </>
  );
}

function isFirst(bound: string, index: number, bounds: readonly string[]): boolean {
  return bounds.indexOf(bound) === index;
}

/** The facts that are there, with their values. */
export function Readings({ reads }: { readonly reads: readonly FactReading[] }) {
  const text = useText(messages);
  const { language } = useLanguage();
  const known = reads.filter(({ value }) => value !== null);
  if (known.length === 0) return null;
  return (
    <p className={styles.figure}>
      {text('reads')}{' '}
      {known.map(({ fact, value }) => (
        <span key={fact.name} className={styles.reading}>
          {fact.label[language]} <strong>{valueText(fact, value, language)}</strong>
        </span>
      ))}
    </p>
  );
}
