import type { CaseType } from '@leitu/rules';
import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import { request } from '../../../../web/ui/api.ts';
import { useText } from '../../../../web/ui/language.tsx';
import { RefusalAlert } from '../../../../web/ui/RefusalAlert.tsx';
import { useSession } from '../../../../web/ui/session.ts';
import { todayInChina } from '../../../../web/ui/today.ts';
import { startedRun } from '../../contract.ts';
import { addresses } from '../addresses.ts';
import { CaseChoice } from '../CaseChoice.tsx';
import { messages as shared } from '../messages.ts';
import { RegionChip } from '../RegionChip.tsx';
import { useRegionName } from '../useRegionName.ts';
import { messages } from './messages.ts';
import styles from './NewRun.module.css';

interface NewRunProps {
  readonly region: string;
  readonly onRegion: (region: string) => void;
  /** Told the job that was asked for. */
  readonly onStart: (job: string) => void;
}

/** Which region is judged, of which day, in which case. */
export function NewRun({ region, onRegion, onStart }: NewRunProps) {
  const text = useText(messages);
  const words = useText(shared);
  const own = useOwnRegion();
  const dayId = useId();
  const { asked, ask, today, start } = useRun(region, onStart);
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        start.mutate();
      }}
    >
      <div className={styles.fields}>
        <div>
          <span className={styles.label}>{words('region')}</span>
          <span className={styles.region}>
            {region === '' ? <strong>{own}</strong> : null}
            <RegionChip region={region} onChoose={onRegion} />
          </span>
        </div>
        <div>
          <label htmlFor={dayId} className={styles.label}>
            {text('day')}
          </label>
          <Input
            id={dayId}
            type="date"
            value={asked.on}
            max={today}
            onChange={({ target }) => ask({ ...asked, on: target.value })}
          />
        </div>
        <div>
          <span className={styles.label}>{words('case')}</span>
          <CaseChoice
            label={words('case')}
            value={asked.caseType}
            onChange={(caseType) => ask({ ...asked, caseType })}
          />
        </div>
        <Button type="primary" htmlType="submit" loading={start.isPending}>
          {text('start')}
        </Button>
      </div>
      <p className={styles.hint}>
        {text('dayHint')} {text('caseHint')}
      </p>
      <div role="alert">
        <RefusalAlert error={start.error} />
      </div>
    </form>
  );
}

/** The day and the case that are chosen, and how the run is asked for. */
function useRun(region: string, onStart: NewRunProps['onStart']) {
  const today = todayInChina();
  const [asked, ask] = useState<{ readonly on: string; readonly caseType: CaseType }>({ on: today, caseType: 'new' });
  const start = useMutation({
    mutationFn: () => {
      const { on, caseType } = asked;
      // Today is the server's to say: where the reader is it may be another day already.
      const day = on === today || on === '' ? {} : { on };
      const body = { case: caseType, ...day, ...(region === '' ? {} : { region }) };
      return request(startedRun, addresses.runs, { method: 'POST', body });
    },
    onSuccess: ({ job_id }) => onStart(job_id),
  });
  return { asked, ask, today, start };
}

function useOwnRegion(): string {
  const { organisation } = useSession();
  const code = organisation?.region_code ?? '';
  return useRegionName([code])(code);
}
