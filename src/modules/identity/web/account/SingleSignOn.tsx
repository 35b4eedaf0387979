import { useMutation } from '@tanstack/react-query';
import { Button, Popconfirm } from 'antd';
import { addressOf, send } from '../../../../web/ui/api.ts';
import { useText } from '../../../../web/ui/language.tsx';
import { Section } from '../../../../web/ui/Page.tsx';
import { RefusalAlert } from '../../../../web/ui/RefusalAlert.tsx';
import { useSession, useSessionChanges } from '../../../../web/ui/session.ts';
import { addresses } from '../addresses.ts';
import { messages as shared } from '../messages.ts';
import { SsoRefusal } from '../SsoRefusal.tsx';
import { messages } from './messages.ts';

/** Links the account to single sign-on and takes the link away; nothing where the platform has none. */
export function SingleSignOn() {
  const text = useText(messages);
  const { sso, person } = useSession();
  if (!sso || person === null) return null;
  return (
    <Section title={text('sso')} lead={text(person.has_sso ? 'ssoLinked' : 'ssoNone')}>
      <SsoRefusal />
      {person.has_sso ? (
        <Unlink />
      ) : (
        <Button href={addressOf(addresses.ssoLink, { return_to: '/account' })}>{text('ssoLink')}</Button>
      )}
    </Section>
  );
}

function Unlink() {
  const text = useText(messages);
  const words = useText(shared);
  const { renew } = useSessionChanges();
  const unlink = useMutation({ mutationFn: () => send(addresses.ssoLink, { method: 'DELETE' }), onSuccess: renew });
  return (
    <>
      <RefusalAlert error={unlink.error} />
      <Popconfirm
        title={text('ssoUnlinkAsk')}
        okText={text('ssoUnlink')}
        cancelText={words('cancel')}
        onConfirm={() => unlink.mutate()}
      >
        <Button loading={unlink.isPending}>{text('ssoUnlink')}</Button>
      </Popconfirm>
    </>
  );
}
