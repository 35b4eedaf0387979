import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { JobProgress } from '../../../../web/ui/JobProgress.tsx';
import { hasEnded, type Job, useJob, useOpenJob } from '../../../../web/ui/job.ts';
import { useText } from '../../../../web/ui/language.tsx';
import { fullNumber } from '../../../../web/ui/number.ts';
import { Page, Section } from '../../../../web/ui/Page.tsx';
import { useSession } from '../../../../web/ui/session.ts';
import { runOutcome } from '../../contract.ts';
import { readRegion } from '../readRegion.ts';
import { useRegionName } from '../useRegionName.ts';
import styles from './JudgePage.module.css';
import { messages } from './messages.ts';
import { NewRun } from './NewRun.tsx';
import { RunList } from './RunList.tsx';

/** Judging all firms of a region, and what earlier runs found. The address names the region and the job under way, so that one may leave and come back. */
export default function JudgePage() {
  const text = useText(messages);
  const navigate = useNavigate();
  const search: { readonly region?: unknown; readonly job?: unknown } = useSearch({ strict: false });
  const region = readRegion(search.region);
  const jobId = typeof search.job === 'string' && /^[0-9a-f-]{36}$/.test(search.job) ? search.job : null;
  const { job } = useJob(jobId);
  const isUnderWay = jobId !== null && (job === undefined || !hasEnded(job));
  const go = (to: { readonly region: string; readonly job?: string }) =>
    void navigate({ to: '/judge', search: { ...to }, replace: true });
  useOpenJob('cultivation.run', jobId === null, (open) => go({ region, job: open.job_id }));
  return (
    <Page title={text('title')} lead={text('lead')}>
      <Section title={text('newRun')}>
        {jobId === null ? null : <RunUnderWay jobId={jobId} region={region} onAgain={() => go({ region })} />}
        {isUnderWay ? null : (
          <NewRun
            region={region}
            onRegion={(chosen) => go({ region: chosen })}
            onStart={(started) => go({ region, job: started })}
          />
        )}
      </Section>
      <RunList />
    </Page>
  );
}

interface RunUnderWayProps {
  readonly jobId: string;
  readonly region: string;
  readonly onAgain: () => void;
}

function RunUnderWay({ jobId, region, onAgain }: RunUnderWayProps) {
  const text = useText(messages);
  const client = useQueryClient();
  const { organisation } = useSession();
  const { job } = useJob(jobId);
  const code = job?.region ?? (region === '' ? (organisation?.region_code ?? '') : region);
  const regionName = useRegionName([code]);
  const refresh = ({ state }: Job) => {
    if (state !== 'done') return;
    void client.invalidateQueries({ queryKey: ['cultivation'] });
    void client.invalidateQueries({ queryKey: ['insight'] });
  };
  return (
    <>
      <JobProgress
        jobId={jobId}
        title={text('jobTitle', { region: regionName(code) })}
        stageText={(stage) => (stage === 'judging' || stage === 'standings' ? text(`stage_${stage}`) : stage)}
        onEnd={refresh}
        onAgain={onAgain}
      />
      {job?.state === 'done' ? <Done outcome={job.outcome} region={region} /> : null}
    </>
  );
}

/** What came of it, and where it is to be seen. */
function Done({ outcome, region }: { readonly outcome: Job['outcome']; readonly region: string }) {
  const text = useText(messages);
  const read = runOutcome.safeParse(outcome);
  return (
    <p className={styles.done}>
      {read.success ? text('doneOf', { count: fullNumber(read.data.firms) }) : null}{' '}
      <Link to="/overview" search={{ region }}>
        <Button size="small">{text('toOverview')}</Button>
      </Link>{' '}
      <Link to="/candidates" search={{ region }}>
        <Button size="small">{text('toCandidates')}</Button>
      </Link>
    </p>
  );
}
