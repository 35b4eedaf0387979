import { Link, Navigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { Advice } from './Advice.tsx';
import { type Audience, isFor } from './audience.ts';
import { useText } from './language.tsx';
import { messages } from './messages.ts';
import { PageSkeleton } from './PageSkeleton.tsx';
import { useSession } from './session.ts';

interface GuardProps {
  readonly audience: Audience;
  readonly children: ReactNode;
}

/** Shows a page to those for whom it is; whoever has not signed in is asked to, and brought back. */
export function Guard({ audience, children }: GuardProps) {
  const session = useSession({ isNeeded: true });
  switch (session.state) {
    case 'unknown':
      return <PageSkeleton />;
    case 'unreachable':
      return <Unreachable />;
    case 'signed-out':
      return <ToSignIn />;
    case 'signed-in':
      return isFor(session, audience) ? children : <Refused />;
  }
}

/** Leads to the sign-in page, which leads back to where the way there began: on the way the address changes already. */
function ToSignIn() {
  const [here] = useState(() => location.pathname + location.search + location.hash);
  return <Navigate to="/sign-in" search={{ return: here }} replace />;
}

/** Shown in place of a page that is not for who is signed in. */
function Refused() {
  const text = useText(messages);
  const { person, organisation } = useSession();
  return (
    <Advice title={text('refusedTitle')}>
      <p>{text('refusedAdvice', { person: person?.name ?? '', organisation: organisation?.name ?? '' })}</p>
      <p>
        <Link to="/">{text('toHome')}</Link>
      </p>
    </Advice>
  );
}

function Unreachable() {
  const text = useText(messages);
  return (
    <Advice title={text('unreachableTitle')}>
      <p>{text('unreachableAdvice')}</p>
      <Button type="primary" onClick={() => location.reload()}>
        {text('reload')}
      </Button>
    </Advice>
  );
}
