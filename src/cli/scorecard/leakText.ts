import type { Leak } from '@leitu/scorecard';
import { textIn } from '../../platform/i18n/index.ts';
import type { Run } from '../run.ts';
import { scorecardMessages } from './messages.ts';

/** A suspected leak in a sentence: what makes it one, and whether it is in the card. */
export function leakText({ language }: Pick<Run, 'language'>, leak: Leak, signedFor: readonly string[]): string {
  const say = textIn(scorecardMessages, language);
  const words = wordsOf(language, leak);
  return signedFor.includes(leak.name)
    ? say('leakSigned', { leak: words })
    : say('leakOut', { leak: words, name: leak.name });
}

function wordsOf(language: Run['language'], leak: Leak): string {
  const say = textIn(scorecardMessages, language);
  switch (leak.kind) {
    case 'decides_alone':
      return say('leakDecides', { name: leak.name, auc: leak.auc.toFixed(3) });
    case 'known_after':
      return say('leakAfter', { name: leak.name, rows: leak.rows, share: `${(leak.share * 100).toFixed(1)}%` });
    case 'declared':
      return say('leakDeclared', { name: leak.name });
  }
}
