import { useState } from 'react';
import { useText } from '../../../../web/ui/language.tsx';
import { factGroups } from '../facts/dictionary.ts';
import type { FactGroup, FactLine } from '../facts/groups.ts';
import type { Dossier, FactStanding } from '../facts/standing.ts';
import { FactDrawer } from './FactDrawer.tsx';
import { FactGroupSection } from './FactGroupSection.tsx';
import styles from './FactGroups.module.css';
import { mayState } from './mayState.ts';
import { messages } from './messages.ts';

interface FactGroupsProps {
  readonly dossier: Dossier;
  readonly standings: ReadonlyMap<string, FactStanding>;
  /** For whom who is signed in may state facts; null where only read. */
  readonly stater: 'firm' | 'office' | null;
  /** Asks for the form of a part, or of the part of a fact. */
  readonly onEdit: (group: FactGroup) => void;
  readonly onEditFact: (name: string) => void;
}

/** The facts of a firm, part by part; each opens where it comes from, each part the form in which it is stated. */
export function FactGroups({ dossier, standings, stater, onEdit, onEditFact }: FactGroupsProps) {
  const text = useText(messages);
  const [opened, setOpened] = useState<FactLine | null>(null);
  const factsYear = dossier.facts_year;
  const first = opened?.facts[0];
  return (
    <>
      <p className={styles.how}>{text(stater === null ? 'whoSupplies' : 'howToSupply')}</p>
      <div className={styles.groups}>
        {factGroups.map((group) => {
          const isStated = stater !== null && group.facts.some((fact) => mayState(stater, fact));
          return (
            <FactGroupSection
              key={group.id}
              group={group}
              standings={standings}
              factsYear={factsYear}
              onOpen={setOpened}
              {...(isStated ? { onEdit: () => onEdit(group) } : {})}
            />
          );
        })}
      </div>
      <FactDrawer
        id={dossier.enterprise_id}
        line={opened}
        standings={standings}
        factsYear={factsYear}
        onClose={() => setOpened(null)}
        onState={
          first === undefined || stater === null || !mayState(stater, first)
            ? undefined
            : () => {
                setOpened(null);
                onEditFact(first.name);
              }
        }
      />
    </>
  );
}
