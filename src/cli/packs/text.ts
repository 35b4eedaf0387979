import { type TextOf, textIn } from '../../platform/i18n/index.ts';
import type { Run } from '../run.ts';
import { messages } from './messages.ts';

/** The sentences of these commands in the language of the run. */
export function textOf({ language }: Pick<Run, 'language'>): TextOf<(typeof messages)['zh']> {
  return textIn(messages, language);
}
