import { articleText, type Condition, conditionTitle, conditionWords } from '@leitu/rules';
import { useLanguage, useText } from '../../../../web/ui/language.tsx';
import { Article } from '../explanation/Article.tsx';
import { messages as reasons } from '../explanation/messages.ts';
import { messages as shared } from '../messages.ts';
import { messages } from './messages.ts';
import styles from './PackRules.module.css';

/** A condition as a text to read: heading, rule, article, and its parts below. */
export function Rule({
  condition,
  isArticleShown = true,
}: {
  readonly condition: Condition;
  readonly isArticleShown?: boolean;
}) {
  const text = useText(messages);
  const words = useText(shared);
  const join = useText(reasons);
  const { language } = useLanguage();
  const { kind, label, cases, waiver } = condition;
  const parts = kind === 'all' || kind === 'any' ? condition.parts : [];
  const rule = conditionWords(condition);
  const isMeasured = kind === 'compare' || kind === 'class';
  return (
    <div className={styles.rule}>
      <p className={styles.title}>
        {conditionTitle({ label, words: rule })[language]}
        {cases === null ? null : (
          <span className={styles.case}>
            {text('onlyCase', { case: cases.map((one) => words(`case_${one}`)).join(text('separator')) })}
          </span>
        )}
        {isArticleShown ? <Article>{articleText(condition.article, language)}</Article> : null}
      </p>
      {isMeasured && label !== null ? <p className={styles.words}>{rule[language]}</p> : null}
      {parts.length > 0 && label !== null ? (
        <p className={styles.words}>{join(kind === 'any' ? 'joinAny' : 'joinAll')}</p>
      ) : null}
      {parts.length === 0 ? null : (
        <ul className={styles.parts}>
          {parts.map((part) => (
            <li key={part.id}>
              <Rule condition={part} isArticleShown={isArticleShown && part.article !== condition.article} />
            </li>
          ))}
        </ul>
      )}
      {waiver === null ? null : (
        <div className={styles.waiver}>
          <span className={styles.case}>{join('waiver')}</span>
          <Rule condition={waiver} isArticleShown={false} />
        </div>
      )}
    </div>
  );
}

/** The conditions of a pack, numbered as in a text. */
export function Rules({ condition }: { readonly condition: Condition }) {
  const parts = condition.kind === 'all' ? condition.parts : [condition];
  return (
    <ol className={styles.rules}>
      {parts.map((part) => (
        <li key={part.id}>
          <Rule condition={part} />
        </li>
      ))}
    </ol>
  );
}
