import { useEffect, useState } from 'react';
import { library } from '../../../../web/facts/library.ts';
import { todayHere } from '../../../../web/ui/today.ts';
import { type Check, type ReadCheck, readFragment, writeFragment } from './check.ts';

interface CheckInAddress extends ReadCheck {
  /** Changes parts of the check, here and in the address. The rest is what the address says now, not what the page last showed. */
  readonly update: (changes: Partial<Check>) => void;
  /** Replaces it by one that was read, and tells what could not be. */
  readonly take: (read: ReadCheck) => void;
}

function readAddress(): ReadCheck {
  return readFragment(location.hash, library.dictionary, todayHere());
}

/** The check that the page's address carries behind its #; the address follows every answer, so a reload loses nothing. */
export function useCheck(): CheckInAddress {
  const [read, setRead] = useState(readAddress);
  useEffect(() => {
    const onChange = () => setRead(readAddress());
    addEventListener('hashchange', onChange);
    return () => removeEventListener('hashchange', onChange);
  }, []);
  const take = (next: ReadCheck) => {
    setRead(next);
    const fragment = writeFragment(next.check, library.dictionary);
    history.replaceState(history.state, '', fragment === '' ? location.pathname : `#${fragment}`);
  };
  return { ...read, take, update: (changes) => take({ check: { ...readAddress().check, ...changes }, problems: [] }) };
}
