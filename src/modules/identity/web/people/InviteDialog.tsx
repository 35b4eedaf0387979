import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Modal, Radio } from 'antd';
import { useState } from 'react';
import { request } from '../../../../web/ui/api.ts';
import { useText } from '../../../../web/ui/language.tsx';
import { RefusalAlert } from '../../../../web/ui/RefusalAlert.tsx';
import { madeInvitation, type Organisation } from '../../contract.ts';
import { addresses } from '../addresses.ts';
import { messages as shared } from '../messages.ts';
import { type RoleName, rolesOf } from '../roles.ts';
import styles from './InviteDialog.module.css';
import { MadeCode } from './MadeCode.tsx';
import { messages } from './messages.ts';
import { peopleQuery } from './peopleQuery.ts';

interface InviteDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly kind: Organisation['kind'];
  /** Another organisation than the own, and its name. */
  readonly other?: { readonly id: string; readonly name: string };
}

/** Makes an invitation, and shows its code this once. */
export function InviteDialog({ isOpen, onClose, kind, other }: InviteDialogProps) {
  const text = useText(messages);
  return (
    <Modal
      open={isOpen}
      title={other === undefined ? text('invite') : other.name}
      footer={null}
      onCancel={onClose}
      destroyOnHidden
      mask={{ closable: false }}
    >
      <Invite kind={kind} onClose={onClose} {...(other === undefined ? {} : { other })} />
    </Modal>
  );
}

function Invite({ kind, other, onClose }: Omit<InviteDialogProps, 'isOpen'>) {
  const text = useText(messages);
  const words = useText(shared);
  const client = useQueryClient();
  const roles = rolesOf(kind);
  const [role, setRole] = useState<RoleName | undefined>(other === undefined ? roles.at(-1) : roles[0]);
  const invite = useMutation({
    mutationFn: () =>
      request(madeInvitation, addresses.invitations, {
        method: 'POST',
        body: { role, ...(other === undefined ? {} : { organisation_id: other.id }) },
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: peopleQuery.queryKey }),
  });
  if (invite.data !== undefined) return <MadeCode made={invite.data} onDone={onClose} />;
  return (
    <>
      <p>{text('inviteLead')}</p>
      <Radio.Group
        aria-label={words('role')}
        className={styles.roles ?? ''}
        value={role}
        onChange={({ target }) => setRole(roles.find((one) => one === target.value))}
        options={roles.map((value) => ({ value, label: words(`role_${value}`) }))}
      />
      <div role="alert">
        <RefusalAlert error={invite.error} />
      </div>
      <Button type="primary" loading={invite.isPending} onClick={() => invite.mutate()}>
        {text('makeInvitation')}
      </Button>
    </>
  );
}
