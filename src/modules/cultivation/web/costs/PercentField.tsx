import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, InputNumber } from 'antd';
import { useState } from 'react';
import { request } from '../../../../web/ui/api.ts';
import { useLanguage, useText } from '../../../../web/ui/language.tsx';
import { RefusalAlert } from '../../../../web/ui/RefusalAlert.tsx';
import { factLabel } from '../../../enterprise/web/door.ts';
import { type ChangeCosts, changeCostsResponse } from '../../contract.ts';
import { addresses } from '../addresses.ts';
import { changeCostsQuery } from './changeCostsQuery.ts';
import { messages } from './messages.ts';
import styles from './PercentField.module.css';

interface PercentFieldProps {
  readonly cost: ChangeCosts['facts'][number];
  /** Whether the own region has set it, and may let go of it. */
  readonly isOwn: boolean;
}

/** What a change costs here, as per cent of what the packs say: typed and kept, or let go. */
export function PercentField({ cost: { fact, percent }, isOwn }: PercentFieldProps) {
  const text = useText(messages);
  const { language } = useLanguage();
  const client = useQueryClient();
  const [typed, type] = useState<number | null>(percent);
  const label = factLabel(fact, language);
  const keep = useMutation({
    mutationFn: (value: number | null) =>
      request(changeCostsResponse, addresses.changeCosts, { method: 'PUT', body: { fact, percent: value } }),
    onSuccess: async (costs) => {
      client.setQueryData(changeCostsQuery.queryKey, costs);
      await client.invalidateQueries({ queryKey: ['cultivation', 'firm'] });
    },
  });
  return (
    <div className={styles.field}>
      <InputNumber
        aria-label={text('percentOf', { fact: label })}
        value={typed}
        min={1}
        max={1000}
        precision={0}
        suffix="%"
        onChange={type}
      />
      <Button
        size="small"
        disabled={typed === null || typed === percent}
        loading={keep.isPending}
        aria-label={text('keepOf', { fact: label })}
        onClick={() => keep.mutate(typed)}
      >
        {text('keep')}
      </Button>
      {isOwn ? (
        <Button
          size="small"
          type="link"
          aria-label={text('letGoOf', { fact: label })}
          onClick={() => keep.mutate(null)}
        >
          {text('letGo')}
        </Button>
      ) : null}
      <RefusalAlert error={keep.error} />
    </div>
  );
}
