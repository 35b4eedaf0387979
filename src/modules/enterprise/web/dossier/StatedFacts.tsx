import { Alert } from 'antd';
import { Suspense, useState } from 'react';
import { useLanguage, useText } from '../../../../web/ui/language.tsx';
import { useDossierSections } from '../../../../web/ui/slots.ts';
import type { DossierSectionProps } from '../../../../web/webModule.ts';
import { dictionary, factGroups } from '../facts/dictionary.ts';
import type { FactGroup } from '../facts/groups.ts';
import type { Dossier, FactStanding } from '../facts/standing.ts';
import { EditDrawer } from './EditDrawer.tsx';
import { FactGroups } from './FactGroups.tsx';
import { mayState } from './mayState.ts';
import { messages } from './messages.ts';
import { SavedNote } from './SavedNote.tsx';

interface StatedFactsProps {
  readonly dossier: Dossier;
  readonly standings: ReadonlyMap<string, FactStanding>;
  /** For whom who is signed in may state facts; null where only read. */
  readonly stater: 'firm' | 'office' | null;
}

/** What is under way below the head of the dossier. */
interface Doing {
  /** The part whose form is open, and the fact at which it opened. */
  readonly edited: { readonly group: FactGroup; readonly at: string | null } | null;
  readonly saved: { readonly sent: readonly string[]; readonly changed: readonly string[] } | null;
  /** A fact that was to be stated and is not theirs to state. */
  readonly notTheirs: string | null;
}

const nothing: Doing = { edited: null, saved: null, notTheirs: null };

/** What other modules say of the firm, and its facts; both lead to the form in which facts are stated. */
export function StatedFacts({ dossier, standings, stater }: StatedFactsProps) {
  const [doing, setDoing] = useState(nothing);
  const edit = (group: FactGroup, at: string | null) => {
    const facts = group.facts.filter((fact) => stater !== null && mayState(stater, fact));
    const isTheirs = at === null || facts.some(({ name }) => name === at);
    setDoing({ ...nothing, ...(isTheirs ? { edited: { group: { ...group, facts }, at } } : { notTheirs: at }) });
  };
  const editFact = (name: string) => {
    const group = factGroups.find(({ facts }) => facts.some((fact) => fact.name === name));
    if (group !== undefined) edit(group, name);
  };
  return (
    <>
      <SavedNote saved={doing.saved} onClose={() => setDoing(nothing)} />
      <NotTheirsNote name={doing.notTheirs} />
      <OtherSections enterpriseId={dossier.enterprise_id} {...(stater === null ? {} : { onState: editFact })} />
      <FactGroups
        dossier={dossier}
        standings={standings}
        stater={stater}
        onEdit={(group) => edit(group, null)}
        onEditFact={editFact}
      />
      <EditDrawer
        dossier={dossier}
        group={doing.edited?.group ?? null}
        at={doing.edited?.at ?? null}
        standings={standings}
        onClose={() => setDoing({ ...doing, edited: null })}
        onSaved={(sent, changed) => setDoing({ ...nothing, saved: { sent, changed } })}
      />
    </>
  );
}

/** What other modules show of the firm. */
function OtherSections(props: DossierSectionProps) {
  const sections = useDossierSections();
  return sections.map(({ id, Section }) => (
    <Suspense key={id}>
      <Section {...props} />
    </Suspense>
  ));
}

function NotTheirsNote({ name }: { readonly name: string | null }) {
  const text = useText(messages);
  const { language } = useLanguage();
  const fact = name === null ? undefined : dictionary.get(name);
  return (
    <div role="status">
      {fact === undefined ? null : (
        <Alert
          type="info"
          showIcon
          style={{ marginBottom: 20 }}
          title={text('notTheirs', { fact: fact.label[language], source: fact.source[language] })}
        />
      )}
    </div>
  );
}
