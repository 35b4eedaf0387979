import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Modal } from 'antd';
import { useState } from 'react';
import { createPortal } from 'react-dom';
import type { z } from 'zod';
import { formatDay } from '../../../../platform/i18n/index.ts';
import { request } from '../../../../web/ui/api.ts';
import { CopyButton } from '../../../../web/ui/CopyButton.tsx';
import { useLanguage, useText } from '../../../../web/ui/language.tsx';
import { momentText } from '../../../../web/ui/moment.ts';
import { RefusalAlert } from '../../../../web/ui/RefusalAlert.tsx';
import { useSession } from '../../../../web/ui/session.ts';
import { todayInChina } from '../../../../web/ui/today.ts';
import { claimResponse } from '../../contract.ts';
import { addresses } from '../addresses.ts';
import styles from './ClaimButton.module.css';
import { messages } from './messages.ts';

interface ClaimButtonProps {
  readonly id: string;
  /** The firm's name, which stands in the letter. */
  readonly name: string;
}

/** Gives out the code with which a firm claims its dossier: shown once, to be copied or printed as a letter. */
export function ClaimButton({ id, name }: ClaimButtonProps) {
  const text = useText(messages);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{text('claim')}</Button>
      <Modal
        open={isOpen}
        title={text('claim')}
        footer={null}
        onCancel={() => setOpen(false)}
        destroyOnHidden
        mask={{ closable: false }}
      >
        <Claim id={id} name={name} />
      </Modal>
    </>
  );
}

function Claim({ id, name }: ClaimButtonProps) {
  const text = useText(messages);
  const make = useMutation({ mutationFn: () => request(claimResponse, addresses.claim(id), { method: 'POST' }) });
  if (make.data !== undefined) return <MadeCode made={make.data} name={name} />;
  return (
    <>
      <p>{text('claimLead', { name })}</p>
      <p className={styles.quiet}>{text('claimVoids')}</p>
      <div role="alert">
        <RefusalAlert error={make.error} />
      </div>
      <Button type="primary" loading={make.isPending} onClick={() => make.mutate()}>
        {text('makeCode')}
      </Button>
    </>
  );
}

interface MadeCodeProps {
  readonly made: z.output<typeof claimResponse>;
  readonly name: string;
}

function MadeCode({ made: { code, expires_at }, name }: MadeCodeProps) {
  const text = useText(messages);
  const { language } = useLanguage();
  const until = momentText(expires_at, language);
  return (
    <div role="status" aria-label={text('claim')}>
      <Alert type="warning" showIcon title={text('codeOnce')} />
      <p className={styles.code}>
        <code>{code}</code>
      </p>
      <p>{text('codeUntil', { moment: until })}</p>
      <div className={styles.actions}>
        <CopyButton value={code} label={text('copyCode')} />
        <Button onClick={() => print()}>{text('printLetter')}</Button>
      </div>
      {createPortal(<Letter name={name} code={code} until={until} />, document.body)}
    </div>
  );
}

interface LetterProps {
  readonly name: string;
  readonly code: string;
  readonly until: string;
}

/** What is printed in place of the page: a letter to the firm. */
function Letter({ name, code, until }: LetterProps) {
  const text = useText(messages);
  const { language } = useLanguage();
  const { organisation } = useSession();
  return (
    <article className={styles.letter} aria-hidden="true">
      <h1>{text('letterTitle')}</h1>
      <p>{text('letterTo', { name })}</p>
      <p>{text('letterBody', { office: organisation?.name ?? '' })}</p>
      <ol>
        <li>{text('letterStep1', { address: `${location.origin}/claim` })}</li>
        <li>
          {text('letterStep2')} <strong>{code}</strong>
        </li>
        <li>{text('letterStep3')}</li>
      </ol>
      <p>{text('letterUntil', { moment: until })}</p>
      <p className={styles.sign}>
        {organisation?.name}
        <br />
        {formatDay(todayInChina(), language)}
      </p>
    </article>
  );
}
