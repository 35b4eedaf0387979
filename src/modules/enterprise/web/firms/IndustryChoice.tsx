import { INDUSTRIES, sectionName } from '@leitu/rules';
import { useMemo } from 'react';
import type { Language } from '../../../../platform/i18n/index.ts';
import { useCloseChip } from '../../../../web/ui/FilterChip.tsx';
import { useLanguage, useText } from '../../../../web/ui/language.tsx';
import { type Pick, PickList } from '../../../../web/ui/PickList.tsx';
import { messages as shared } from '../messages.ts';
import { messages } from './messages.ts';

interface IndustryChoiceProps {
  readonly industry: string;
  readonly onChoose: (industry: string) => void;
}

/** Sections with their divisions, each of which may be chosen. */
export function IndustryChoice({ industry, onChoose }: IndustryChoiceProps) {
  const text = useText(messages);
  const words = useText(shared);
  const { language } = useLanguage();
  const close = useCloseChip();
  const picks = useMemo(() => picksIn(language, text('wholeSection')), [language, text]);
  return (
    <PickList
      label={words('industry')}
      picks={picks}
      chosen={industry}
      onPick={(chosen) => {
        onChoose(chosen);
        close();
      }}
      placeholder={text('findIndustry')}
      none={text('noSuchIndustry')}
    />
  );
}

function picksIn(language: Language, whole: string): readonly Pick[] {
  const sections = [...new Set(INDUSTRIES.map(({ code }) => code.charAt(0)))].toSorted();
  return sections.flatMap((letter) => {
    const name = sectionName(letter)?.[language] ?? '';
    const group = `${letter} ${name}`;
    const divisions = INDUSTRIES.filter(({ code }) => code.startsWith(letter));
    return [
      { value: letter, label: name, note: `${letter} · ${whole}`, group },
      ...divisions.map((one): Pick => ({ value: one.code, label: one[language], note: one.code, group })),
    ];
  });
}
