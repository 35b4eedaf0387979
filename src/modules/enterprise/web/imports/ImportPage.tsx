import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { Alert, Button, Popconfirm, Steps } from 'antd';
import { useState } from 'react';
import { send } from '../../../../web/ui/api.ts';
import { JobProgress } from '../../../../web/ui/JobProgress.tsx';
import { useLanguage, useText } from '../../../../web/ui/language.tsx';
import { Page } from '../../../../web/ui/Page.tsx';
import { PageSkeleton } from '../../../../web/ui/PageSkeleton.tsx';
import { RefusalAlert } from '../../../../web/ui/RefusalAlert.tsx';
import { useMedia } from '../../../../web/ui/useMedia.ts';
import type { ImportItem } from '../../contract.ts';
import { addresses } from '../addresses.ts';
import { sourceName } from '../facts/sources.ts';
import { messages as shared } from '../messages.ts';
import { sizeText } from '../sizeText.ts';
import { ColumnsStep } from './ColumnsStep.tsx';
import { DoneStep } from './DoneStep.tsx';
import styles from './ImportPage.module.css';
import { messages } from './messages.ts';
import { PreviewStep } from './PreviewStep.tsx';
import { StateTag } from './StateTag.tsx';
import { type StepName, stepOf } from './step.ts';
import { importsKey, useImport } from './useImports.ts';

/** One import, at the step to which it has come. */
export default function ImportPage() {
  const words = useText(shared);
  const { import: id = '' }: { readonly import?: string } = useParams({ strict: false });
  const { data, error, refetch } = useImport(id);
  if (data !== undefined) return <ImportSteps key={data.import_id} item={data} />;
  if (error === null) return <PageSkeleton />;
  return (
    <Page title={words('import')} trail={[{ to: '/firms', label: words('firms') }]}>
      <RefusalAlert error={error} onRetry={() => void refetch()} />
      <p>
        <Link to="/firms/import">{words('import')}</Link>
      </p>
    </Page>
  );
}

function ImportSteps({ item }: { readonly item: ImportItem }) {
  const text = useText(messages);
  const words = useText(shared);
  const { language } = useLanguage();
  const [isMapping, setMapping] = useState(false);
  const step = stepOf(item, isMapping);
  const { source, base_year, stated_on, bytes, problem } = item;
  return (
    <Page
      title={item.file_name}
      beside={<StateTag state={item.state} />}
      lead={text('saidAll', {
        source: sourceName(source, language),
        year: base_year,
        day: stated_on,
        size: sizeText(bytes),
      })}
      trail={[
        { to: '/firms', label: words('firms') },
        { to: '/firms/import', label: words('import') },
      ]}
      actions={<DiscardButton item={item} />}
    >
      <StepMarks step={step} />
      {problem === null ? null : (
        <Alert className={styles.problem ?? ''} type="error" showIcon title={problem.message[language]} />
      )}
      <Step item={item} step={step} onMap={setMapping} />
    </Page>
  );
}

const STEPS: readonly StepName[] = ['upload', 'columns', 'preview', 'write'];

function StepMarks({ step }: { readonly step: StepName }) {
  const text = useText(messages);
  const isRoomy = useMedia('(min-width: 601px)');
  const at = step === 'done' ? STEPS.length : STEPS.indexOf(step);
  return (
    <nav className={styles.steps} aria-label={text('steps')}>
      {isRoomy ? (
        <Steps current={at} items={STEPS.map((name) => ({ title: text(`step_${name}`) }))} />
      ) : (
        <p>
          {text('stepOf', { number: Math.min(at + 1, STEPS.length), all: STEPS.length, step: text(`step_${step}`) })}
        </p>
      )}
    </nav>
  );
}

interface StepProps {
  readonly item: ImportItem;
  readonly step: StepName;
  readonly onMap: (isMapping: boolean) => void;
}

function Step({ item, step, onMap }: StepProps) {
  const text = useText(messages);
  const client = useQueryClient();
  const refresh = () => void client.invalidateQueries({ queryKey: ['enterprise'] });
  const { state, job_id, preview, outcome } = item;
  if (state === 'discarded') return <Discarded />;
  if ((state === 'previewing' || state === 'writing') && job_id !== null) {
    return (
      <JobProgress
        key={job_id}
        jobId={job_id}
        title={text(state === 'writing' ? 'writing' : 'previewing')}
        stageText={(stage) =>
          stage === 'reading' || stage === 'writing' || stage === 'finishing' ? text(`stage_${stage}`) : stage
        }
        onEnd={refresh}
      />
    );
  }
  if (step === 'done' && outcome !== null) return <DoneStep item={item} outcome={outcome} />;
  if (step === 'preview' && preview !== null) {
    return <PreviewStep item={item} preview={preview} onStarted={refresh} onMap={() => onMap(true)} />;
  }
  return (
    <ColumnsStep
      item={item}
      onStarted={() => {
        onMap(false);
        refresh();
      }}
      {...(preview === null ? {} : { onBack: () => onMap(false) })}
    />
  );
}

function Discarded() {
  const text = useText(messages);
  return (
    <p>
      {text('discarded')} <Link to="/firms/import">{text('again')}</Link>
    </p>
  );
}

function DiscardButton({ item: { import_id, state } }: { readonly item: ImportItem }) {
  const text = useText(messages);
  const words = useText(shared);
  const client = useQueryClient();
  const navigate = useNavigate();
  const discard = useMutation({
    mutationFn: () => send(addresses.import(import_id), { method: 'DELETE' }),
    onSuccess: async () => {
      await navigate({ to: '/firms/import' });
      await client.invalidateQueries({ queryKey: importsKey });
    },
  });
  if (state !== 'uploaded' && state !== 'previewed' && state !== 'failed') return null;
  return (
    <>
      <Popconfirm
        title={text('discardAsk')}
        okText={text('discard')}
        cancelText={words('cancel')}
        onConfirm={() => discard.mutate()}
      >
        <Button loading={discard.isPending}>{text('discard')}</Button>
      </Popconfirm>
      <RefusalAlert error={discard.error} />
    </>
  );
}
