import type { Bilingual } from '@leitu/kernel';
import { type TextOf, textIn } from '../../../../platform/i18n/index.ts';
import { messages } from './messages.ts';

/** A sentence of the self-check in both languages: what stays on the page turns with the switch. */
export function inBoth(say: (text: TextOf<(typeof messages)['zh']>) => string): Bilingual {
  return { zh: say(textIn(messages, 'zh')), en: say(textIn(messages, 'en')) };
}
