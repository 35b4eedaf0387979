import type { CaseType } from '@leitu/rules';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { request } from '../../../../web/ui/api.ts';
import { useText } from '../../../../web/ui/language.tsx';
import { RefusalAlert } from '../../../../web/ui/RefusalAlert.tsx';
import { judgementResponse } from '../../contract.ts';
import { addresses } from '../addresses.ts';
import { CaseChoice } from '../CaseChoice.tsx';
import styles from './JudgeNow.module.css';
import { judgementQuery } from './judgementQueries.ts';
import { messages } from './messages.ts';

/** Judges the firm as its dossier is now. */
export function JudgeNow({ firm }: { readonly firm: string }) {
  const text = useText(messages);
  const client = useQueryClient();
  const [caseType, setCase] = useState<CaseType>('new');
  const judge = useMutation({
    mutationFn: () =>
      request(judgementResponse, addresses.judgements(firm), { method: 'POST', body: { case: caseType } }),
    onSuccess: async (judgement) => {
      client.setQueryData(judgementQuery(firm, judgement.judgement_id).queryKey, judgement);
      await client.invalidateQueries({ queryKey: ['cultivation'] });
      await client.invalidateQueries({ queryKey: ['insight'] });
    },
  });
  return (
    <div className={styles.judge}>
      <CaseChoice label={text('judgeCase')} value={caseType} onChange={setCase} />
      <Button type="primary" loading={judge.isPending} onClick={() => judge.mutate()}>
        {text('judgeNow')}
      </Button>
      <span role="status" className="visually-hidden">
        {judge.isSuccess ? text('judgedNow') : ''}
      </span>
      <div role="alert" className={styles.refused}>
        <RefusalAlert error={judge.error} />
      </div>
    </div>
  );
}
