import { addDays } from '@leitu/kernel';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { AutoComplete, Button, Form, Input, Modal, Select } from 'antd';
import { request } from '../../../../web/ui/api.ts';
import { useText } from '../../../../web/ui/language.tsx';
import { RefusalAlert } from '../../../../web/ui/RefusalAlert.tsx';
import { todayInChina } from '../../../../web/ui/today.ts';
import { partnersResponse } from '../../../identity/contract.ts';
import { consent } from '../../contract.ts';
import { addresses } from '../addresses.ts';
import { consentsKey } from './consentsKey.ts';
import { messages } from './messages.ts';

interface ConsentDialogProps {
  readonly id: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Lets an organisation see the dossier, for a purpose and a time. */
export function ConsentDialog({ id, isOpen, onClose }: ConsentDialogProps) {
  const text = useText(messages);
  return (
    <Modal
      open={isOpen}
      title={text('give')}
      footer={null}
      onCancel={onClose}
      destroyOnHidden
      mask={{ closable: false }}
    >
      <GiveConsent id={id} onDone={onClose} />
    </Modal>
  );
}

interface Given {
  readonly partner_id: string;
  readonly purpose: string;
  readonly until_day: string;
}

function GiveConsent({ id, onDone }: { readonly id: string; readonly onDone: () => void }) {
  const text = useText(messages);
  const client = useQueryClient();
  const partners = usePartnerOptions();
  const today = todayInChina();
  const give = useMutation({
    mutationFn: (body: Given) => request(consent, addresses.consents(id), { method: 'POST', body }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: consentsKey(id) });
      onDone();
    },
  });
  return (
    <Form<Given>
      layout="vertical"
      requiredMark={false}
      initialValues={{ until_day: addDays(today, 365) }}
      onFinish={(given) => give.mutate(given)}
    >
      <Form.Item
        name="partner_id"
        label={text('partner')}
        rules={[{ required: true, message: text('partnerRequired') }]}
      >
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={partners.options}
          loading={partners.isPending}
          placeholder={text('findPartner')}
        />
      </Form.Item>
      <Form.Item
        name="purpose"
        label={text('purpose')}
        extra={text('purposeHint')}
        rules={[{ required: true, min: 2, max: 200, whitespace: true, message: text('purposeRequired') }]}
      >
        <AutoComplete
          options={(['purposeLoan', 'purposeGuarantee', 'purposeInvest', 'purposeService'] as const).map((key) => ({
            value: text(key),
          }))}
        />
      </Form.Item>
      <Form.Item name="until_day" label={text('until')} rules={[{ required: true, message: text('untilRequired') }]}>
        <Input type="date" min={today} />
      </Form.Item>
      <p>{text('giveNote')}</p>
      <div role="alert">
        <RefusalAlert error={give.error ?? partners.error} />
      </div>
      <Button type="primary" htmlType="submit" loading={give.isPending}>
        {text('give')}
      </Button>
    </Form>
  );
}

/** The organisations that may be let in, by their kinds. */
function usePartnerOptions() {
  const text = useText(messages);
  const { data, error, isPending } = useQuery({
    queryKey: ['identity', 'partners'],
    queryFn: ({ signal }) => request(partnersResponse, '/api/identity/partners', { signal }),
  });
  const kinds = ['bank', 'guarantor', 'fund', 'exchange', 'service', 'department'] as const;
  const options = kinds.flatMap((kind) => {
    const some = (data?.partners ?? []).filter((partner) => partner.kind === kind);
    const choices = some.map(({ organisation_id, name }) => ({ value: organisation_id, label: name }));
    return choices.length === 0 ? [] : [{ label: text(`kind_${kind}`), options: choices }];
  });
  return { options, error, isPending };
}
