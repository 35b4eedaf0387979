import type { Bilingual } from '@leitu/kernel';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Drawer, Input, Select } from 'antd';
import { useEffect, useId, useRef, useState } from 'react';
import { request } from '../../../../web/ui/api.ts';
import { useLanguage, useText } from '../../../../web/ui/language.tsx';
import { RefusalAlert } from '../../../../web/ui/RefusalAlert.tsx';
import { RefusedRequest } from '../../../../web/ui/refusedRequest.ts';
import { useSession } from '../../../../web/ui/session.ts';
import { todayInChina } from '../../../../web/ui/today.ts';
import { statementsResponse } from '../../contract.ts';
import { addresses } from '../addresses.ts';
import { beginWith, faultsOf, readEntries } from '../facts/entries.ts';
import { FactField } from '../facts/FactField.tsx';
import { type FactGroup, yearOf } from '../facts/groups.ts';
import { SOURCES_OF_OFFICES, type Source, sourceName } from '../facts/sources.ts';
import type { Dossier, FactStanding } from '../facts/standing.ts';
import { messages as shared } from '../messages.ts';
import styles from './EditDrawer.module.css';
import { EvidenceField } from './EvidenceField.tsx';
import { HeldNote } from './HeldNote.tsx';
import { messages } from './messages.ts';

interface EditDrawerProps {
  readonly dossier: Dossier;
  /** The part that is edited; null where none is. */
  readonly group: FactGroup | null;
  /** The fact to begin with; the first where none is named. */
  readonly at: string | null;
  readonly standings: ReadonlyMap<string, FactStanding>;
  readonly onClose: () => void;
  /** Told the facts that were stated, and those whose value in the dossier changed by it. */
  readonly onSaved: (sent: readonly string[], changed: readonly string[]) => void;
}

/** States facts of one part of the dossier. */
export function EditDrawer({ group, onClose, ...rest }: EditDrawerProps) {
  const text = useText(messages);
  const words = useText(shared);
  const { language } = useLanguage();
  return (
    <Drawer
      open={group !== null}
      title={group === null ? '' : text('editGroup', { group: group[language] })}
      onClose={onClose}
      size={640}
      closable={{ 'aria-label': words('close') }}
      mask={{ closable: false }}
      destroyOnHidden
    >
      {group === null ? null : <EditForm key={group.id} group={group} onClose={onClose} {...rest} />}
    </Drawer>
  );
}

interface EditFormProps extends EditDrawerProps {
  readonly group: FactGroup;
}

function EditForm({ dossier, group, at, standings, onClose, onSaved }: EditFormProps) {
  const text = useText(messages);
  const words = useText(shared);
  const client = useQueryClient();
  const form = useStatement(dossier, group, standings);
  const save = useMutation({
    mutationFn: () => request(statementsResponse, addresses.statements(dossier.enterprise_id), form.sending()),
    onSuccess: async ({ changed }) => {
      await client.invalidateQueries({ queryKey: ['enterprise'] });
      onSaved(Object.keys(form.entries.facts), changed);
    },
  });
  const refused = save.error instanceof RefusedRequest ? faultsOf(save.error) : new Map<string, Bilingual>();
  const [isTried, setTried] = useState(false);
  const faults = isTried && form.entries.faults.size > 0 ? form.entries.faults : refused;
  const count = Object.keys(form.entries.facts).length;
  const touched = count + form.entries.faults.size;
  return (
    <form
      noValidate
      ref={useFocus(at)}
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (form.entries.faults.size === 0 && count > 0) save.mutate();
      }}
    >
      <Provenance {...form} id={dossier.enterprise_id} />
      <GroupFields dossier={dossier} group={group} standings={standings} form={form} faults={faults} />
      <div role="alert">{refused.size > 0 ? null : <RefusalAlert error={save.error} />}</div>
      <div className={styles.actions}>
        <p role="status">{touched === 0 ? text('nothingChanged') : text('toSave', { count: touched })}</p>
        <Button onClick={onClose}>{words('cancel')}</Button>
        <Button type="primary" htmlType="submit" loading={save.isPending} disabled={touched === 0}>
          {text('save')}
        </Button>
      </div>
    </form>
  );
}

/** Takes the focus to the field of a fact, once the form stands. */
function useFocus(at: string | null) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (at === null) return;
    const field = form.current?.querySelector<HTMLElement>(`[data-fact="${at}"] input`);
    field?.scrollIntoView({ block: 'center' });
    field?.focus({ preventScroll: true });
  }, [at]);
  return form;
}

interface GroupFieldsProps extends Pick<EditFormProps, 'dossier' | 'group' | 'standings'> {
  readonly form: ReturnType<typeof useStatement>;
  readonly faults: ReadonlyMap<string, Bilingual>;
}

function GroupFields({ dossier, group, standings, form, faults }: GroupFieldsProps) {
  const text = useText(messages);
  const { language } = useLanguage();
  return (
    <div className={styles.fields}>
      {group.facts.map((fact) => {
        const year = yearOf(fact.name, dossier.facts_year);
        const label = fact.label[language];
        return (
          <FactField
            key={fact.name}
            fact={fact}
            label={year === null ? label : text('labelOfYear', { label, year })}
            typed={form.typed[fact.name] ?? ''}
            fault={faults.get(fact.name)?.[language]}
            note={<HeldNote fact={fact} standing={standings.get(fact.name)} source={form.statement.source} />}
            on={form.today}
            onChange={(typed) => form.type(fact.name, typed)}
          />
        );
      })}
    </div>
  );
}

/** Whose statement it is, of which day, and what shows it. */
interface StatementHead {
  readonly source: Source;
  readonly statedOn: string;
  readonly evidence: string | null;
}

/** The form's state: what is typed, and who says so. */
function useStatement(dossier: Dossier, group: FactGroup, standings: ReadonlyMap<string, FactStanding>) {
  const { organisation } = useSession();
  const isFirm = organisation?.kind === 'firm';
  const today = todayInChina();
  const [statement, setStatement] = useState<StatementHead>({
    source: isFirm ? 'enterprise' : 'industry',
    statedOn: today,
    evidence: null,
  });
  const [beginning, setBeginning] = useState(() => beginWith(group.facts, standings, statement.source));
  const [typed, setTyped] = useState(beginning.typed);
  const entries = readEntries(group.facts, typed, beginning, today);
  const { source, statedOn, evidence } = statement;
  return {
    isFirm,
    today,
    statement,
    typed,
    entries,
    type: (name: string, text: string) => setTyped((now) => ({ ...now, [name]: text })),
    state: (changes: Partial<StatementHead>) => {
      setStatement({ ...statement, ...changes });
      if (changes.source === undefined || changes.source === source) return;
      // Another source begins with what it has said itself; what was typed meanwhile stays typed.
      const next = beginWith(group.facts, standings, changes.source);
      const isTouched = (name: string) => typed[name] !== beginning.typed[name];
      setTyped({ ...next.typed, ...Object.fromEntries(Object.entries(typed).filter(([name]) => isTouched(name))) });
      setBeginning(next);
    },
    sending: () => ({
      method: 'POST' as const,
      body: {
        ...(isFirm ? {} : { source }),
        base_year: dossier.facts_year,
        stated_on: statedOn,
        facts: entries.facts,
        ...(evidence === null ? {} : { evidence_id: evidence }),
      },
    }),
  };
}

interface ProvenanceProps {
  readonly id: string;
  readonly isFirm: boolean;
  readonly statement: StatementHead;
  readonly today: string;
  readonly state: (changes: Partial<StatementHead>) => void;
}

function Provenance({ id, isFirm, statement: { source, statedOn, evidence }, today, state }: ProvenanceProps) {
  const text = useText(messages);
  const { language } = useLanguage();
  const [sourceId, dayId] = [useId(), useId()];
  return (
    <div className={styles.provenance}>
      {isFirm ? (
        <p className={styles.wide}>{text('firmStates')}</p>
      ) : (
        <div>
          <label htmlFor={sourceId}>{text('source')}</label>
          <Select
            id={sourceId}
            aria-label={text('source')}
            value={source}
            options={SOURCES_OF_OFFICES.map((value) => ({ value, label: sourceName(value, language) }))}
            onChange={(chosen) => state({ source: chosen })}
          />
        </div>
      )}
      <div>
        <label htmlFor={dayId}>{text('statedDay')}</label>
        <Input
          id={dayId}
          type="date"
          value={statedOn}
          max={today}
          onChange={({ target }) => state({ statedOn: target.value })}
        />
      </div>
      <EvidenceField id={id} evidence={evidence} onChoose={(chosen) => state({ evidence: chosen })} />
    </div>
  );
}
