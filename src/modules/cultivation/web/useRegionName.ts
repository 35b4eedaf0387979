import { useText } from '../../../web/ui/language.tsx';
import { useRegionNames } from '../../enterprise/web/door.ts';
import { messages } from './messages.ts';

/** How regions are called by themselves: 晋江市, and 全国 for the empty code. */
export function useRegionName(codes: readonly string[]): (code: string) => string {
  const text = useText(messages);
  const { pathOf } = useRegionNames(codes);
  return (code) => (code === '' ? text('country') : pathOf(code, code.slice(0, -2)));
}
