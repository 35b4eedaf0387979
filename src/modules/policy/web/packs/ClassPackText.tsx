import { articleText, type ClassPack, measureText } from '@leitu/rules';
import { Link } from '@tanstack/react-router';
import { useLanguage, useText } from '../../../../web/ui/language.tsx';
import { Article } from '../explanation/Article.tsx';
import styles from './ClassPackText.module.css';
import { messages } from './messages.ts';
import page from './PackPage.module.css';
import { SourceBox } from './SourceBox.tsx';

/** A classification as a table: industries down, classes across, in each cell the least that the class needs. */
export function ClassPackText({ pack }: { readonly pack: ClassPack }) {
  const text = useText(messages);
  const { language } = useLanguage();
  const limited = pack.classes.slice(0, -1);
  const last = pack.classes.at(-1)?.[language] ?? '';
  return (
    <article className={page.page}>
      <title>{pack.label[language]}</title>
      <p className={page.back}>
        <Link to="/packs">{text('title')}</Link>
      </p>
      <h1>{pack.label[language]}</h1>
      <SourceBox source={pack.source} article={pack.article} />
      <p>{text('classLead', { last })}</p>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{text('classIndustry')}</th>
            <th scope="col">{text('classLimit')}</th>
            {limited.map((one) => (
              <th key={one.value} scope="col">
                {one[language]}
              </th>
            ))}
          </tr>
        </thead>
        {pack.rows.map((row) => (
          <Row key={row.article} row={row} classes={limited} />
        ))}
      </table>
    </article>
  );
}

interface RowProps {
  readonly row: ClassPack['rows'][number];
  /** The classes that have limits, in the order of the columns. */
  readonly classes: ClassPack['classes'];
}

function Row({ row, classes }: RowProps) {
  const text = useText(messages);
  const { language } = useLanguage();
  const codes =
    row.prefixes.length === 0
      ? text('classOthers')
      : text('classCodes', { codes: row.prefixes.join(text('separator')) });
  return (
    <tbody>
      {row.limits.map(({ fact, least }, index) => (
        <tr key={fact.name}>
          {index === 0 ? (
            <th scope="rowgroup" rowSpan={row.limits.length}>
              {row.label[language]} <Article>{articleText(row.article, language)}</Article>
              <small>{codes}</small>
            </th>
          ) : null}
          <td>{fact.label[language]}</td>
          {least.map((value, column) => (
            <td key={value} className={styles.figure} data-class={classes[column]?.[language]}>
              ≥ {measureText({ value, unit: fact.unit ?? 'count' }, language)}
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  );
}
