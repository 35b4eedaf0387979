import type { Bilingual } from '@leitu/kernel';
import { articleText } from '../conditionText.ts';
import type { Pack } from '../pack.ts';

/** One difference of two packs in words: what it is about, and what exactly differs. */
export interface PackDifference {
  readonly about: 'pack' | 'conditions' | 'score' | 'rows';
  readonly change: 'changed' | 'new' | 'gone';
  readonly title: Bilingual;
  readonly details: readonly Bilingual[];
}

/** One thing that every pack says of itself, in both packs. */
export type Line = readonly [title: Bilingual, before: Bilingual, after: Bilingual];

/** The lines that are not the same in both. */
export function lineDifferences(lines: readonly Line[]): readonly PackDifference[] {
  return lines.flatMap(([title, from, to]) =>
    from.zh === to.zh && from.en === to.en
      ? []
      : [{ about: 'pack', change: 'changed', title, details: [fromTo(from, to)] }],
  );
}

export function fromTo(from: Bilingual, to: Bilingual): Bilingual {
  return { zh: `${from.zh} → ${to.zh}`, en: `${from.en} → ${to.en}` };
}

export function sourceText({ source, article }: Pick<Pack, 'source' | 'article'>): Bilingual {
  const { document, number, inForceFrom } = source;
  return {
    zh: `${document.zh}（${number}，${inForceFrom} 起施行）${articleText(article, 'zh')}`,
    en: `${document.en} (${number}, in force from ${inForceFrom}) ${articleText(article, 'en')}`,
  };
}
