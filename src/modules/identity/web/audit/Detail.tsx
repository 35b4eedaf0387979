import { useText } from '../../../../web/ui/language.tsx';
import { useModuleWords } from '../../../../web/ui/moduleWords.tsx';
import { ROLE_NAMES } from '../../contract.ts';
import { messages as shared } from '../messages.ts';
import styles from './Detail.module.css';
import { type DetailRow, detailRows, type Json } from './detailRows.ts';
import { messages } from './messages.ts';

/** What an event has kept, as lines to read: values, and what was before and after. */
export function Detail({ detail }: { readonly detail: Json }) {
  const text = useText(messages);
  const { particular } = useModuleWords();
  const rows = detailRows(detail);
  const labelOf = ({ path }: DetailRow) => path.map((name) => particular(name)).join(' · ');
  const changes = rows.filter(({ kind }) => kind === 'change');
  const values = rows.filter(({ kind }) => kind === 'value');
  if (rows.length === 0) return <span className={styles.nothing}>{text('nothing')}</span>;
  return (
    <div className={styles.detail}>
      {values.length === 0 ? null : (
        <dl>
          {values.map((row) => (
            <div key={row.path.join('.')}>
              <dt>{labelOf(row)}</dt>
              <dd>
                <Value value={row.after} />
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
                <th scope="row">{labelOf(row)}</th>
                <td>
                  <Value value={row.before} />
                </td>
                <td>
                  <Value value={row.after} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

function Value({ value }: { readonly value: Json }) {
  const text = useText(messages);
  const words = useText(shared);
  const { permission } = useModuleWords();
  if (value === null || value === '') return <span className={styles.nothing}>{text('absent')}</span>;
  if (typeof value === 'boolean') return text(value ? 'yes' : 'no');
  if (typeof value === 'number') return value.toLocaleString('en-US');
  if (typeof value === 'string') {
    const role = ROLE_NAMES.find((one) => one === value);
    return role === undefined ? permission(value) : words(`role_${role}`);
  }
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) {
    return value.map((one) => permission(one)).join('、');
  }
  return <code>{JSON.stringify(value)}</code>;
}
