import { Link, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useText } from '../../../../web/ui/language.tsx';
import { AcceptForm } from './AcceptForm.tsx';
import { CodeForm } from './CodeForm.tsx';
import { Doorway } from './Doorway.tsx';
import { messages } from './messages.ts';

/** Where a code becomes an account: a firm claims its dossier, somebody accepts an invitation. A link may bring the code along. */
export default function ClaimPage() {
  const text = useText(messages);
  const { code: brought }: { readonly code?: unknown } = useSearch({ strict: false });
  const [code, setCode] = useState<string | null>(typeof brought === 'string' ? brought : null);
  const isInvitation = typeof brought === 'string';
  return (
    <Doorway
      title={text(isInvitation ? 'invitation' : 'claim')}
      lead={text(isInvitation ? 'invitationLead' : 'claimLead')}
      other={
        <>
          {text('haveAccount')} <Link to="/sign-in">{text('toSignIn')}</Link>
        </>
      }
    >
      {code === null ? <CodeForm onCode={setCode} /> : <AcceptForm code={code} onOther={() => setCode(null)} />}
    </Doorway>
  );
}
