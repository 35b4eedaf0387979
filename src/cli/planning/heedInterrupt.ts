import process from 'node:process';

/**
 * From here on Ctrl-C asks for an end instead of ending the run at once: `signal` tells whether it was pressed. `release` gives Ctrl-C back
 * to those who had it before.
 */
export function heedInterrupt(): { readonly signal: AbortSignal; readonly release: () => void } {
  const asking = new AbortController();
  const ask = () => asking.abort();
  const others = process.listeners('SIGINT');
  process.removeAllListeners('SIGINT');
  process.on('SIGINT', ask);
  return {
    signal: asking.signal,
    release: () => {
      process.off('SIGINT', ask);
      for (const other of others) process.on('SIGINT', other);
    },
  };
}
