import type { CalendarDay } from '@leitu/kernel';
import { articleText, type Explanation, type Facts, type Tier } from '@leitu/rules';
import { formatDay } from '../../../../platform/i18n/index.ts';
import { answerText } from '../../../../web/facts/industries.ts';
import { library } from '../../../../web/facts/library.ts';
import { useLanguage, useText } from '../../../../web/ui/language.tsx';
import { Mark } from '../../../../web/ui/Mark.tsx';
import { ConditionTree } from '../explanation/ConditionTree.tsx';
import { ScoreTable } from '../explanation/ScoreTable.tsx';
import { shownExplanation } from '../explanation/shown.ts';
import { messages as shared } from '../messages.ts';
import { messages } from './messages.ts';
import { Outcome } from './Outcome.tsx';
import styles from './Report.module.css';

interface ReportProps {
  readonly explanation: Explanation;
  readonly facts: Facts;
  readonly tier: Tier;
  readonly on: CalendarDay;
}

/** The self-check on paper: who, when, by which document, the verdict, every reason, and the facts as entered. */
export function Report({ explanation, facts, tier, on }: ReportProps) {
  const text = useText(messages);
  const words = useText(shared);
  const { language } = useLanguage();
  const { pack, caseType } = explanation;
  const { score: shown } = shownExplanation(explanation);
  const { source } = pack;
  const name = facts.name;
  return (
    <article className={styles.report} aria-hidden="true">
      <header>
        <Mark size={34} />
        <h1>{text('reportTitle', { tier: words(`tier_${tier}`) })}</h1>
      </header>
      <dl>
        <dt>{text('reportFirm')}</dt>
        <dd>{typeof name === 'string' ? name : text('reportUnnamed')}</dd>
        <dt>{text('reportDay')}</dt>
        <dd>{formatDay(on, language)}</dd>
        <dt>{text('reportCase')}</dt>
        <dd>{words(`case_${caseType}`)}</dd>
        <dt>{text('reportPack')}</dt>
        <dd>
          {pack.label[language]} · {source.document[language]} · {source.number} {articleText(pack.article, language)}
        </dd>
      </dl>
      <Outcome explanation={explanation} facts={facts} headingId="report-verdict" />
      <h2>{text('why')}</h2>
      <ConditionTree condition={explanation.condition} />
      {shown === null ? null : (
        <>
          <h2>{text('scoreTitle')}</h2>
          <ScoreTable groups={shown.groups} />
        </>
      )}
      <FactsTable facts={facts} />
      <p className={styles.note}>{text('reportNote')}</p>
    </article>
  );
}

function FactsTable({ facts }: { readonly facts: Facts }) {
  const text = useText(messages);
  const { language } = useLanguage();
  const entered = [...library.dictionary.values()].flatMap((fact) => {
    const value = facts[fact.name];
    return value === undefined || fact.name === 'name' ? [] : [{ fact, value }];
  });
  if (entered.length === 0) return null;
  return (
    <>
      <h2>{text('reportFacts')}</h2>
      <table>
        <thead>
          <tr>
            <th>{text('reportFact')}</th>
            <th>{text('reportValue')}</th>
            <th>{text('reportSource')}</th>
          </tr>
        </thead>
        <tbody>
          {entered.map(({ fact, value }) => (
            <tr key={fact.name}>
              <td>{fact.label[language]}</td>
              <td>{answerText(fact, value, language)}</td>
              <td>{fact.source[language]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
