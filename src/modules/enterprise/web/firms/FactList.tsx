import type { FactDefinition } from '@leitu/rules';
import { useMemo } from 'react';
import { useLanguage, useText } from '../../../../web/ui/language.tsx';
import { type Pick, PickList } from '../../../../web/ui/PickList.tsx';
import { factGroups } from '../facts/dictionary.ts';
import { messages } from './messages.ts';

/** Those that have a chip of their own, or are looked for by the field. */
const otherwise = new Set(['uscc', 'name', 'region_code', 'industry_code', 'tier']);

function isAsked({ type, name }: FactDefinition): boolean {
  return type !== 'text' && !otherwise.has(name);
}

/** The facts that may bound a search, by their groups. */
export function FactList({ onPick }: { readonly onPick: (name: string) => void }) {
  const text = useText(messages);
  const { language } = useLanguage();
  const picks = useMemo(
    () =>
      factGroups.flatMap((group) =>
        group.facts
          .filter(isAsked)
          .map((fact): Pick => ({ value: fact.name, label: fact.label[language], group: group[language] })),
      ),
    [language],
  );
  return (
    <PickList
      label={text('chooseFact')}
      picks={picks}
      onPick={onPick}
      placeholder={text('findFact')}
      none={text('noSuchFact')}
    />
  );
}
