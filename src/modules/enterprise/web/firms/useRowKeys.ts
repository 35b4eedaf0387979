import { type RefObject, useEffect, useRef } from 'react';

/** Lets the arrow keys walk from the link of one row to that of the next. */
export function useRowKeys(): RefObject<HTMLDivElement | null> {
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = frame.current;
    const walk = (event: KeyboardEvent) => {
      const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
      const links = [...(element?.querySelectorAll<HTMLElement>('a[data-firm]') ?? [])];
      const here = document.activeElement;
      const at = here instanceof HTMLElement ? links.indexOf(here) : -1;
      if (step === 0 || at === -1) return;
      event.preventDefault();
      links[at + step]?.focus();
    };
    element?.addEventListener('keydown', walk);
    return () => element?.removeEventListener('keydown', walk);
  }, []);
  return frame;
}
