import { stderr } from 'node:process';

/** A bar on the terminal; nothing where the output is not one. */
export interface ProgressBar {
  /** Shows how far the work is: a share from 0 to 1, and what is being done. */
  show(share: number, words: string): void;
  /** Takes the bar away, so that what follows stands on a clean line. */
  clear(): void;
}

const WIDTH = 30;

export function createProgressBar(isWanted: boolean): ProgressBar {
  if (!isWanted || !stderr.isTTY) return { show: () => {}, clear: () => {} };
  let shown = '';
  return {
    show(share, words) {
      const full = Math.round(Math.min(1, share) * WIDTH);
      const line = `${'█'.repeat(full)}${'░'.repeat(WIDTH - full)} ${Math.floor(share * 100)}%  ${words}`;
      if (line === shown) return;
      shown = line;
      stderr.write(`\r\u001b[2K${line}`);
    },
    clear() {
      if (shown !== '') stderr.write('\r\u001b[2K');
      shown = '';
    },
  };
}
