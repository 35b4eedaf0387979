import type { FactDefinition } from '@leitu/rules';
import { useLanguage, useText } from '../../../../web/ui/language.tsx';
import { factText } from '../facts/dictionary.ts';
import { type Source, sourceName } from '../facts/sources.ts';
import type { FactStanding } from '../facts/standing.ts';
import { messages } from './messages.ts';

interface HeldNoteProps {
  readonly fact: FactDefinition;
  readonly standing: FactStanding | undefined;
  /** Who is stating. */
  readonly source: Source;
}

/** What another source says of a fact, where its word holds; else who can vouch for it. */
export function HeldNote({ fact, standing, source }: HeldNoteProps) {
  const text = useText(messages);
  const { language } = useLanguage();
  const holds = standing?.holds ?? null;
  if (holds !== null && holds.source !== source) {
    return text('heldBy', {
      source: sourceName(holds.source, language),
      value: factText(fact.name, holds.value, language),
    });
  }
  // What the firm itself vouches for needs no word about it.
  const isPlain = [sourceName(source, 'zh'), sourceName('enterprise', 'zh')].includes(fact.source.zh);
  return isPlain ? null : text('vouchedBy', { source: fact.source[language] });
}
