import { Button } from 'antd';
import { useSyncExternalStore } from 'react';
import { messages } from '../messages.ts';
import { useText } from '../ui/language.tsx';
import styles from './Notices.module.css';
import { useOfflineCopy } from './offlineCopy.ts';

function subscribeToNetwork(onChange: () => void): () => void {
  addEventListener('online', onChange);
  addEventListener('offline', onChange);
  return () => {
    removeEventListener('online', onChange);
    removeEventListener('offline', onChange);
  };
}

/** What concerns the whole application: the network is gone, a new version waits. */
export function Notices() {
  const text = useText(messages);
  const isOnline = useSyncExternalStore(subscribeToNetwork, () => navigator.onLine);
  const { update } = useOfflineCopy();
  return (
    <div role="status">
      {isOnline ? null : <p className={styles.notice}>{text('offline')}</p>}
      {update === null ? null : (
        <p className={styles.notice}>
          {text('updated')}{' '}
          <Button size="small" onClick={update}>
            {text('reload')}
          </Button>
        </p>
      )}
    </div>
  );
}
