import type { Bilingual } from '@leitu/kernel';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { textIn } from '../../../../platform/i18n/index.ts';
import { request } from '../../../../web/ui/api.ts';
import { useLanguage, useText } from '../../../../web/ui/language.tsx';
import { RefusalAlert } from '../../../../web/ui/RefusalAlert.tsx';
import { RefusedRequest } from '../../../../web/ui/refusedRequest.ts';
import { todayInChina } from '../../../../web/ui/today.ts';
import { newFirmResponse } from '../../contract.ts';
import { addresses } from '../addresses.ts';
import { dictionary } from '../facts/dictionary.ts';
import { type Entries, faultsOf, nothingSaid, readEntries, type Typed } from '../facts/entries.ts';
import { FactField } from '../facts/FactField.tsx';
import { messages } from './messages.ts';

/** Adds one firm by hand. */
export function NewFirmButton() {
  const text = useText(messages);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{text('newFirm')}</Button>
      <Modal
        open={isOpen}
        title={text('newFirm')}
        footer={null}
        onCancel={() => setOpen(false)}
        destroyOnHidden
        mask={{ closable: false }}
      >
        <NewFirm />
      </Modal>
    </>
  );
}

/** Those by which a firm is known, and those that the first filters ask for. */
const NEEDED = ['uscc', 'name', 'region_code'] as const;
const facts = [...NEEDED, 'industry_code', 'established_on'].flatMap((name) => dictionary.get(name) ?? []);

function NewFirm() {
  const text = useText(messages);
  const { language } = useLanguage();
  const navigate = useNavigate();
  const client = useQueryClient();
  const today = todayInChina();
  const [typed, setTyped] = useState<Typed>({});
  const [isTried, setTried] = useState(false);
  const entries = readEntries(facts, typed, nothingSaid, today);
  const missing = missingIn(entries);
  const add = useMutation({
    mutationFn: () =>
      request(newFirmResponse, addresses.firms, {
        method: 'POST',
        body: { base_year: Number(today.slice(0, 4)) - 1, stated_on: today, facts: entries.facts },
      }),
    onSuccess: async ({ enterprise_id }) => {
      await navigate({ to: '/firms/$id', params: { id: enterprise_id } });
      await client.invalidateQueries({ queryKey: ['enterprise'] });
    },
  });
  const refused = add.error instanceof RefusedRequest ? faultsOf(add.error) : new Map<string, Bilingual>();
  const faults =
    isTried && (missing.size > 0 || entries.faults.size > 0) ? new Map([...missing, ...entries.faults]) : refused;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (missing.size === 0 && entries.faults.size === 0) add.mutate();
      }}
    >
      <p>{text('newFirmLead')}</p>
      {facts.map((fact) => (
        <FactField
          key={fact.name}
          fact={fact}
          label={fact.label[language]}
          typed={typed[fact.name] ?? ''}
          fault={faults.get(fact.name)?.[language]}
          on={today}
          onChange={(next) => setTyped({ ...typed, [fact.name]: next })}
        />
      ))}
      <div role="alert">{refused.size > 0 ? null : <RefusalAlert error={add.error} />}</div>
      <Button type="primary" htmlType="submit" loading={add.isPending}>
        {text('addFirm')}
      </Button>
    </form>
  );
}

/** What no firm can be added without and is not filled in. */
function missingIn({ facts: entered, faults }: Entries): ReadonlyMap<string, Bilingual> {
  const open = NEEDED.filter((name) => entered[name] === undefined && !faults.has(name));
  return new Map(
    open.map((name) => {
      const label = dictionary.get(name)?.label ?? { zh: name, en: name };
      const say = (language: 'zh' | 'en') => textIn(messages, language)('needed', { fact: label[language] });
      return [name, { zh: say('zh'), en: say('en') }];
    }),
  );
}
