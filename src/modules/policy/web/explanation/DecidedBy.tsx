import { articleText, type ConditionExplanation, conditionTitle } from '@leitu/rules';
import { inLanguage } from '../../../../platform/i18n/index.ts';
import { useLanguage, useText } from '../../../../web/ui/language.tsx';
import { Article } from './Article.tsx';
import styles from './DecidedBy.module.css';
import { decidingConditions } from './deciding.ts';
import { messages } from './messages.ts';

/** More than these are counted. */
const MOST_NAMED = 5;

/** On which conditions a settled verdict rests, each leading to its reasons below. Nothing where all is met or something is missing. */
export function DecidedBy({ condition }: { readonly condition: ConditionExplanation }) {
  const text = useText(messages);
  const { language } = useLanguage();
  const { verdict } = condition;
  if (verdict !== 'unmet' && verdict !== 'judgement') return null;
  const conditions = decidingConditions(condition);
  const more = conditions.length - MOST_NAMED;
  return (
    <div className={styles.decided} data-verdict={verdict}>
      <p>{text(verdict === 'unmet' ? 'decidedUnmet' : 'decidedJudgement')}</p>
      <ul>
        {conditions.slice(0, MOST_NAMED).map((one) => (
          <li key={one.id}>
            <button type="button" onClick={() => showCondition(one.id)}>
              {inLanguage(conditionTitle(one), language)}
            </button>{' '}
            <Article>{articleText(one.article, language)}</Article>
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
