import { Skeleton } from 'antd';
import { useText } from './language.tsx';
import { messages } from './messages.ts';
import styles from './Page.module.css';

/** The outline of a page whose content is on its way. */
export function PageSkeleton() {
  const text = useText(messages);
  return (
    <div className={styles.page} role="status" aria-label={text('loading')}>
      <Skeleton active title={{ width: '32%' }} paragraph={{ rows: 6 }} />
    </div>
  );
}
