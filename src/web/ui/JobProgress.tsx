import { Alert, Button } from 'antd';
import { type ReactNode, useEffect, useRef } from 'react';
import styles from './JobProgress.module.css';
import { hasEnded, type Job, useJob } from './job.ts';
import { useText } from './language.tsx';
import { messages } from './messages.ts';
import { fullNumber } from './number.ts';
import { RefusalAlert } from './RefusalAlert.tsx';
import { useRemaining } from './useRemaining.ts';

interface JobProgressProps {
  readonly jobId: string;
  /** What the job is called: 判定全区企业. */
  readonly title: string;
  /** What a stage is called, by the job's own name for it. */
  readonly stageText: (stage: string) => string;
  /** Called once when it ends, however it ends: ask again for what it has changed. */
  readonly onEnd?: (job: Job) => void;
  /** Offered where it did not come to its end by itself. */
  readonly onAgain?: () => void;
}

/**
 * How far a job is, and how it ended. What it brought about (`job.outcome`) is the caller's to show.
 * @example <JobProgress jobId={id} title={text('judgeAll')} stageText={(stage) => stageNames[stage] ?? stage} onEnd={refresh} />
 */
export function JobProgress({ jobId, title, stageText, onEnd, onAgain }: JobProgressProps) {
  const text = useText(messages);
  const { job, readAt, error, cancel, isCancelling } = useJob(jobId);
  useEnd(job, onEnd);
  if (job === undefined) {
    return error === null ? (
      <Bar title={title} stage={text('jobWaiting')} job={undefined} readAt={readAt} />
    ) : (
      <RefusalAlert error={error} />
    );
  }
  if (hasEnded(job)) return <Ended job={job} title={title} {...(onAgain === undefined ? {} : { onAgain })} />;
  const stage = job.stage === null ? text('jobWaiting') : stageText(job.stage);
  return (
    <>
      <Bar title={title} stage={isCancelling ? text('jobCancelling') : stage} job={job} readAt={readAt}>
        <Button onClick={cancel} loading={isCancelling}>
          {text('jobCancel')}
        </Button>
      </Bar>
      <RefusalAlert error={error} />
    </>
  );
}

function useEnd(job: Job | undefined, onEnd: ((job: Job) => void) | undefined): void {
  const told = useRef<string | null>(null);
  useEffect(() => {
    if (job === undefined || !hasEnded(job) || told.current === job.job_id) return;
    told.current = job.job_id;
    onEnd?.(job);
  }, [job, onEnd]);
}

interface BarProps {
  readonly title: string;
  readonly stage: string;
  readonly job: Job | undefined;
  readonly readAt: number;
  readonly children?: ReactNode;
}

function Bar({ title, stage, job, readAt, children }: BarProps) {
  const text = useText(messages);
  const remaining = useRemaining(job, readAt);
  const total = job?.total ?? null;
  const done = job?.done ?? 0;
  const share = total === null || total === 0 ? null : Math.min(done / total, 1);
  return (
    <div className={styles.job}>
      <div className={styles.words}>
        <p className={styles.title}>{title}</p>
        <p className={styles.stage} role="status">
          {stage}
        </p>
        <p className={styles.count}>
          {total === null
            ? done > 0 && text('jobDone', { done: fullNumber(done) })
            : text('jobDoneOf', { done: fullNumber(done), total: fullNumber(total) })}
          {remaining === null ? null : ` · ${text('jobRemaining', { seconds: fullNumber(remaining) })}`}
        </p>
      </div>
      <div
        className={styles.track}
        role="progressbar"
        aria-label={title}
        aria-valuemin={0}
        aria-valuemax={100}
        {...(share === null ? {} : { 'aria-valuenow': Math.round(share * 100) })}
      >
        <div className={styles.fill} data-unknown={share === null} style={{ width: `${(share ?? 1) * 100}%` }} />
      </div>
      {children}
    </div>
  );
}

interface EndedProps {
  readonly job: Job;
  readonly title: string;
  readonly onAgain?: () => void;
}

/** `cancelled`, `failed` and `interrupted` wrote nothing: that a job is done is written together with what it did. */
function Ended({ job, title, onAgain }: EndedProps) {
  const text = useText(messages);
  if (job.state === 'refused' && job.refusal !== null) return <RefusalAlert error={job.refusal} />;
  const isDone = job.state === 'done';
  const sentence =
    job.state === 'done' || job.state === 'cancelled' || job.state === 'interrupted'
      ? text(`job_${job.state}`, { title })
      : text('job_failed', { title, job: job.job_id });
  return (
    <div role="status">
      <Alert
        className={styles.ended ?? ''}
        type={isDone ? 'success' : job.state === 'cancelled' ? 'info' : 'warning'}
        showIcon
        title={sentence}
        {...(isDone || onAgain === undefined
          ? {}
          : {
              action: (
                <Button size="small" onClick={onAgain}>
                  {text('jobAgain')}
                </Button>
              ),
            })}
      />
    </div>
  );
}
