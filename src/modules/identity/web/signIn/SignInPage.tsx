import { useMutation } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Divider, Form, Input } from 'antd';
import { useEffect } from 'react';
import { addressOf, request } from '../../../../web/ui/api.ts';
import { useText } from '../../../../web/ui/language.tsx';
import { PageSkeleton } from '../../../../web/ui/PageSkeleton.tsx';
import { RefusalAlert } from '../../../../web/ui/RefusalAlert.tsx';
import { useSession, useSessionChanges } from '../../../../web/ui/session.ts';
import { sessionResponse } from '../../contract.ts';
import { addresses } from '../addresses.ts';
import { landingOf, ownAddress } from '../landing.ts';
import { messages as shared } from '../messages.ts';
import { PasswordField } from '../PasswordFields.tsx';
import { SsoRefusal } from '../SsoRefusal.tsx';
import { Doorway } from './Doorway.tsx';
import { messages } from './messages.ts';

interface Typed {
  readonly login: string;
  readonly password: string;
}

/** Signing in, by account and password or by single sign-on; leads back to the page that asked for it, or to where one's work is. */
export default function SignInPage() {
  const text = useText(messages);
  const session = useSession({ isNeeded: true });
  const navigate = useNavigate();
  const { return: from }: { readonly return?: unknown } = useSearch({ strict: false });
  const target = ownAddress(from);
  const isIn = session.state === 'signed-in';
  const next = target ?? landingOf(session);
  useEffect(() => {
    if (isIn) void navigate({ href: next, replace: true });
  }, [isIn, next, navigate]);
  if (isIn || session.state === 'unknown') return <PageSkeleton />;
  return (
    <Doorway
      title={text('signIn')}
      lead={text('signInLead')}
      other={
        <>
          {text('haveCode')} <Link to="/claim">{text('toClaim')}</Link>
        </>
      }
    >
      <SsoRefusal />
      <SignInForm />
      {session.sso ? <SingleSignOn target={target} /> : null}
    </Doorway>
  );
}

function SignInForm() {
  const text = useText(messages);
  const words = useText(shared);
  const { renew } = useSessionChanges();
  const signIn = useMutation({
    mutationFn: (body: Typed) => request(sessionResponse, addresses.session, { method: 'POST', body }),
    onSuccess: renew,
  });
  return (
    <Form<Typed> layout="vertical" requiredMark={false} onFinish={(typed) => signIn.mutate(typed)}>
      <Form.Item name="login" label={words('login')} rules={[{ required: true, message: text('loginRequired') }]}>
        <Input autoComplete="username" autoCapitalize="none" spellCheck={false} maxLength={200} />
      </Form.Item>
      <PasswordField
        name="password"
        label={words('password')}
        required={text('passwordRequired')}
        autoComplete="current-password"
      />
      <div role="alert">
        <RefusalAlert error={signIn.error} />
      </div>
      <Button type="primary" htmlType="submit" block size="large" loading={signIn.isPending}>
        {text('signIn')}
      </Button>
    </Form>
  );
}

function SingleSignOn({ target }: { readonly target: string | null }) {
  const text = useText(messages);
  // Back on this page it turns out who has signed in, and where that leads to.
  const back = addressOf('/sign-in', { return: target });
  return (
    <>
      <Divider plain>{text('or')}</Divider>
      <Button block size="large" href={addressOf(addresses.ssoStart, { return_to: back })}>
        {text('sso')}
      </Button>
    </>
  );
}
