import { argv } from 'node:process';

/** How many firms `--firms N` asks for, as one number or several with commas; without it the bench's own sizes. */
export function askedFirms(own: readonly number[]): readonly number[] {
  const at = argv.indexOf('--firms');
  const asked = (argv[at + 1] ?? '').split(',').map(Number);
  return at >= 0 && asked.every((firms) => Number.isSafeInteger(firms) && firms > 0) ? asked : own;
}
