import { articleText, conditionTitle, type Explanation } from '@leitu/rules';
import { inLanguage } from '../../../../platform/i18n/index.ts';
import { useLanguage, useText } from '../../../../web/ui/language.tsx';
import { Article } from '../explanation/Article.tsx';
import { decidingConditions } from '../explanation/deciding.ts';
import styles from './DecidedBy.module.css';
import { messages } from './messages.ts';

/** More than these are counted. */
const MOST_NAMED = 5;

/** On which conditions a settled verdict rests, each leading to its reasons below. Nothing where all is met or something is missing. */
export function DecidedBy({ explanation }: { readonly explanation: Explanation }) {
  const text = useText(messages);
  const { language } = useLanguage();
  const { verdict } = explanation;
  if (verdict !== 'unmet' && verdict !== 'judgement') return null;
  const conditions = decidingConditions(explanation);
  const more = conditions.length - MOST_NAMED;
  return (
    <div className={styles.decided} data-verdict={verdict}>
      <p>{text(verdict === 'unmet' ? 'decidedUnmet' : 'decidedJudgement')}</p>
      <ul>
        {conditions.slice(0, MOST_NAMED).map((condition) => (
          <li key={condition.id}>
            <button type="button" onClick={() => showCondition(condition.id)}>
              {inLanguage(conditionTitle(condition), language)}
            </button>{' '}
            <Article>{articleText(condition.article, language)}</Article>
          </li>
        ))}
        {more > 0 ? <li>{text('decidedMore', { count: more })}</li> : null}
      </ul>
    </div>
  );
}

/** Goes to a condition among the reasons, or to what it is folded into. A link cannot: behind the # stand the answers. */
function showCondition(id: string): void {
  const place = document.querySelector(`[data-condition="${CSS.escape(id)}"]`);
  const shown = place?.closest<HTMLElement>('li:not([data-closed="true"] li)');
  shown?.scrollIntoView();
  shown?.focus({ preventScroll: true });
}
