import { Alert, Button } from 'antd';
import { useLanguage, useText } from './language.tsx';
import { messages } from './messages.ts';
import styles from './RefusalAlert.module.css';
import { type RefusalWords, RefusedRequest, UnreachableServer } from './refusedRequest.ts';

interface RefusalAlertProps {
  /** What a query or a mutation rejected with, or the refusal of a job; nothing is shown for null. */
  readonly error: Error | RefusalWords | null | undefined;
  /** Offered where nobody answered. */
  readonly onRetry?: () => void;
}

/**
 * Says why something was refused and what to do next, in the server's own words and with each place that is wrong.
 * @example <RefusalAlert error={save.error} />
 */
export function RefusalAlert({ error, onRetry }: RefusalAlertProps) {
  const text = useText(messages);
  if (error === null || error === undefined) return null;
  const isAway = error instanceof UnreachableServer;
  const retry =
    onRetry === undefined ? undefined : (
      <Button size="small" onClick={onRetry}>
        {text('retry')}
      </Button>
    );
  return (
    <Alert
      className={styles.alert ?? ''}
      type={isAway ? 'warning' : 'error'}
      showIcon
      title={<Words error={error} />}
      {...(retry === undefined ? {} : { action: retry })}
    />
  );
}

function Words({ error }: { readonly error: Error | RefusalWords }) {
  const text = useText(messages);
  const { language } = useLanguage();
  if (error instanceof UnreachableServer) return text('unreachable');
  if (error instanceof RefusedRequest) {
    return (
      <>
        {error.words[language]}
        {error.issues.length === 0 ? null : (
          <ul className={styles.places}>
            {error.issues.map(({ where, message }) => (
              <li key={where + message.en}>
                <code>{where.replace(/^(?:body|query)\./, '')}</code> {message[language]}
              </li>
            ))}
          </ul>
        )}
      </>
    );
  }
  if (error instanceof Error) return `${text('unexpected')} ${error.message.slice(0, 300)}`;
  return error.message[language];
}
