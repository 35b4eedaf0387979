import type { BinContent } from '@leitu/scorecard';
import { type Language, textIn } from '../../platform/i18n/index.ts';
import { scorecardMessages } from './messages.ts';

/** What a bin holds, in words. */
export function binText(language: Language, content: BinContent): string {
  const say = textIn(scorecardMessages, language);
  switch (content.kind) {
    case 'missing':
    case 'others':
      return say(content.kind);
    case 'special':
      return String(content.value);
    case 'levels':
      return content.levels.join(' | ');
    case 'range': {
      const { from, below } = content;
      if (from === null) return below === null ? say('everything') : say('below', { below });
      return below === null ? say('from', { from }) : say('between', { from, below });
    }
  }
}
