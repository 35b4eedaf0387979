import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Modal, Select } from 'antd';
import type { z } from 'zod';
import { request } from '../../../../web/ui/api.ts';
import { useText } from '../../../../web/ui/language.tsx';
import { RefusalAlert } from '../../../../web/ui/RefusalAlert.tsx';
import { type Organisation, organisation, organisationRequest } from '../../contract.ts';
import { addresses } from '../addresses.ts';
import { messages as shared } from '../messages.ts';
import { messages } from './messages.ts';
import { organisationsKey } from './organisationsKey.ts';

interface OrganisationDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onMade: (organisation: Organisation) => void;
}

type Typed = z.input<typeof organisationRequest>;

const kinds = organisationRequest.shape.kind.options;

/** Opens an organisation; inviting its first administrator is the next step. */
export function OrganisationDialog({ isOpen, onClose, onMade }: OrganisationDialogProps) {
  const text = useText(messages);
  return (
    <Modal open={isOpen} title={text('add')} footer={null} onCancel={onClose} destroyOnHidden>
      <OrganisationForm onMade={onMade} />
    </Modal>
  );
}

function OrganisationForm({ onMade }: Pick<OrganisationDialogProps, 'onMade'>) {
  const text = useText(messages);
  const words = useText(shared);
  const client = useQueryClient();
  const add = useMutation({
    mutationFn: ({ region_code = '', ...typed }: Partial<Typed>) =>
      request(organisation, addresses.organisations, { method: 'POST', body: { ...typed, region_code } }),
    onSuccess: async (made) => {
      await client.invalidateQueries({ queryKey: organisationsKey });
      onMade(made);
    },
  });
  return (
    <Form<Partial<Typed>> layout="vertical" requiredMark={false} onFinish={(typed) => add.mutate(typed)}>
      <Form.Item
        name="name"
        label={text('name')}
        extra={text('nameHint')}
        rules={[{ required: true, whitespace: true, message: text('nameRequired') }]}
      >
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="kind" label={text('kind')} rules={[{ required: true, message: text('kindRequired') }]}>
        <Select options={kinds.map((value) => ({ value, label: words(`kind_${value}`) }))} />
      </Form.Item>
      <Form.Item
        name="region_code"
        label={text('region')}
        extra={text('regionHint')}
        validateTrigger="onBlur"
        rules={[{ pattern: /^(\d{2}|\d{4}|\d{6})?$/, message: text('regionForm') }]}
      >
        <Input inputMode="numeric" maxLength={6} />
      </Form.Item>
      <div role="alert">
        <RefusalAlert error={add.error} />
      </div>
      <Button type="primary" htmlType="submit" loading={add.isPending}>
        {text('add')}
      </Button>
    </Form>
  );
}
