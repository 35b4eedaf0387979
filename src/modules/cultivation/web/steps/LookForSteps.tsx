import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { formatDay } from '../../../../platform/i18n/index.ts';
import { request } from '../../../../web/ui/api.ts';
import { JobProgress } from '../../../../web/ui/JobProgress.tsx';
import { hasEnded, type Job, useJob, useOpenJob } from '../../../../web/ui/job.ts';
import { useLanguage, useText } from '../../../../web/ui/language.tsx';
import { momentText } from '../../../../web/ui/moment.ts';
import { fullNumber } from '../../../../web/ui/number.ts';
import { RefusalAlert } from '../../../../web/ui/RefusalAlert.tsx';
import { useSession } from '../../../../web/ui/session.ts';
import { type StepRun, startedRun } from '../../contract.ts';
import { addresses } from '../addresses.ts';
import { useRegionName } from '../useRegionName.ts';
import styles from './LookForSteps.module.css';
import { messages } from './messages.ts';
import { stepRunsQuery } from './queries.ts';
import { latestRunOf } from './runs.ts';

interface LookForStepsProps {
  readonly region: string;
  /** The search under way, or the one that ended last while somebody looked on. */
  readonly jobId: string | null;
  readonly onJob: (job: string | null) => void;
}

/** When the region was searched last, and the button to search it anew. */
export function LookForSteps({ region, jobId, onJob }: LookForStepsProps) {
  const text = useText(messages);
  const { may, organisation } = useSession();
  const client = useQueryClient();
  const code = region === '' ? (organisation?.region_code ?? '') : region;
  const { job } = useJob(jobId);
  const looked = job?.region ?? code;
  const regionName = useRegionName([code, looked]);
  useOpenJob('cultivation.steps', jobId === null, (open) => onJob(open.job_id));
  const isUnderWay = jobId !== null && (job === undefined || !hasEnded(job));
  const start = useMutation({
    mutationFn: () =>
      request(startedRun, addresses.stepRuns, { method: 'POST', body: region === '' ? {} : { region } }),
    onSuccess: ({ job_id }) => onJob(job_id),
  });
  const refresh = ({ state }: Job) => {
    if (state === 'done') void client.invalidateQueries({ queryKey: ['cultivation'] });
  };
  return (
    <div className={styles.look}>
      {jobId === null ? null : (
        <JobProgress
          jobId={jobId}
          title={text('jobTitle', { region: regionName(looked) })}
          stageText={(stage) => (stage === 'looking' || stage === 'writing' ? text(`stage_${stage}`) : stage)}
          onEnd={refresh}
          onAgain={() => onJob(null)}
        />
      )}
      {isUnderWay ? null : (
        <div className={styles.line}>
          <LatestRun region={code} />
          {may('cultivation.steps') ? (
            <Button loading={start.isPending} onClick={() => start.mutate()}>
              {text('look', { region: regionName(code) })}
            </Button>
          ) : null}
        </div>
      )}
      <div role="alert">
        <RefusalAlert error={start.error} />
      </div>
    </div>
  );
}

/** The latest search that looked at all firms of a region. */
function LatestRun({ region }: { readonly region: string }) {
  const text = useText(messages);
  const { language } = useLanguage();
  const { data } = useQuery(stepRunsQuery);
  const latest = data === undefined ? undefined : latestRunOf(data.runs, region);
  const regionName = useRegionName(latest === undefined ? [] : [latest.region_code]);
  if (data === undefined) return <p className={styles.latest} />;
  if (latest === undefined) return <p className={styles.latest}>{text('neverLooked')}</p>;
  return (
    <p className={styles.latest} title={momentText(latest.ended_at, language)}>
      {text('lookedOn', {
        day: formatDay(latest.looked_on, language),
        region: regionName(latest.region_code),
        firms: fullNumber(latest.firms),
      })}{' '}
      <Tally run={latest} />
    </p>
  );
}

function Tally({ run: { tally } }: { readonly run: StepRun }) {
  const text = useText(messages);
  const sum = (part: 'near' | 'one_step') => Object.values(tally).reduce((total, counts) => total + counts[part], 0);
  return <>{text('tally', { near: fullNumber(sum('near')), all: fullNumber(sum('one_step')) })}</>;
}
