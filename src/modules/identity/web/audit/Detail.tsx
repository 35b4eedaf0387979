import { useText } from '../../../../web/ui/language.tsx';
import { useModuleWords } from '../../../../web/ui/moduleWords.tsx';
import { momentFigures } from '../../../../web/ui/moment.ts';
import { fullNumber } from '../../../../web/ui/number.ts';
import styles from './Detail.module.css';
import { type DetailRow, detailRows, groupValues, type Json } from './detailRows.ts';
import { messages } from './messages.ts';

/** What an event has kept, as lines to read: values, and what was before and after. */
export function Detail({ detail }: { readonly detail: Json }) {
  const text = useText(messages);
  const { particular } = useModuleWords();
  const rows = detailRows(detail);
  const labelOf = (path: DetailRow['path']) => path.map((name) => particular(name)).join(' · ');
  const changes = rows.filter(({ kind }) => kind === 'change');
  const values = rows.filter(({ kind }) => kind === 'value');
  if (rows.length === 0) return <span className={styles.nothing}>{text('nothing')}</span>;
  return (
    <div className={styles.detail}>
      {values.length === 0 ? null : (
        <dl>
          {groupValues(values).map(({ path, members }) => (
            <div key={path.join('.')}>
              <dt>{labelOf(path)}</dt>
              <dd>
                {members.map((row) => (
                  <span key={row.path.join('.')} className={styles.word}>
                    {row.path.length > path.length ? `${labelOf(row.path.slice(path.length))} ` : ''}
                    <Value name={row.path.at(-1) ?? ''} value={row.after} />
                  </span>
                ))}
              </dd>
            </div>
          ))}
        </dl>
      )}
      {changes.length === 0 ? null : (
        <table>
          <thead>
            <tr>
              <th scope="col">{text('detail')}</th>
              <th scope="col">{text('before')}</th>
              <th scope="col">{text('after')}</th>
            </tr>
          </thead>
          <tbody>
            {changes.map((row) => (
              <tr key={row.path.join('.')}>
                <th scope="row">{labelOf(row.path)}</th>
                <td>
                  <Value name={row.path.at(-1) ?? ''} value={row.before} />
                </td>
                <td>
                  <Value name={row.path.at(-1) ?? ''} value={row.after} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

interface ValueProps {
  readonly name: string;
  readonly value: Json;
}

function Value({ name, value }: ValueProps) {
  const text = useText(messages);
  const { value: valueWord } = useModuleWords();
  if (value === null || value === '') return <span className={styles.nothing}>{text('absent')}</span>;
  if (typeof value === 'boolean') return valueWord(name, value) ?? text(value ? 'yes' : 'no');
  if (typeof value === 'number') return valueWord(name, value) ?? numberText(name, value);
  if (typeof value === 'string') return <Written name={name} value={value} />;
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) {
    return value.map((one) => <Written key={one} name={name} value={one} />);
  }
  return <code>{JSON.stringify(value)}</code>;
}

/** A year is no amount: it is not set in groups of three. */
function numberText(name: string, value: number): string {
  return /(?:^|_)year$/.test(name) ? String(value) : fullNumber(value, 6);
}

/** A text: a word of a closed list, a moment, an identifier, or what somebody wrote. */
function Written({ name, value }: { readonly name: string; readonly value: string }) {
  const { value: valueWord, permission, particular } = useModuleWords();
  if (/^[\da-f]{64}$/.test(value)) return <code title={value}>{value.slice(0, 12)}</code>;
  if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value)) return momentFigures(value);
  if (/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/.test(value)) return <code title={value}>{value.slice(-12)}</code>;
  return (
    <span className={styles.word}>
      {valueWord(name, value) ?? particularOf(name, value, particular) ?? permission(value)}
    </span>
  );
}

/** Lists of names (columns, facts withdrawn) are read by what the names are called. */
function particularOf(name: string, value: string, particular: (name: string) => string): string | undefined {
  const word = particular(value);
  return listsOfNames.has(name) && word !== value ? word : undefined;
}

const listsOfNames: ReadonlySet<string> = new Set(['columns', 'withdrawn', 'facts']);
