import process from 'node:process';

/**
 * From here on Ctrl-C asks for an end instead of ending the run at once: `signal` tells whether it was pressed. `release` gives Ctrl-C back
 * to those who had it before.
 */
export function heedInterrupt(): { readonly signal: AbortSignal; readonly release: () => void } {
  const asking = new AbortController();
  const ask = () => asking.abort();
  const others = takeListeners();
  process.on('SIGINT', ask);
  return {
    signal: asking.signal,
    release: () => {
      process.off('SIGINT', ask);
      for (const other of others) process.on('SIGINT', other);
    },
  };
}

/**
 * Does work that is long and leaves nothing half done: with nobody listening Ctrl-C ends the run at once, where a listener would be heard only
 * when the work is over.
 */
export function killable<Value>(work: () => Value): Value {
  const others = takeListeners();
  try {
    return work();
  } finally {
    for (const other of others) process.on('SIGINT', other);
  }
}

function takeListeners() {
  const listeners = process.listeners('SIGINT');
  process.removeAllListeners('SIGINT');
  return listeners;
}
