import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useText } from '../../../../web/ui/language.tsx';
import { Page } from '../../../../web/ui/Page.tsx';
import { LookForSteps } from './LookForSteps.tsx';
import { messages } from './messages.ts';
import { Narrowing } from './Narrowing.tsx';
import { StepFirms } from './StepFirms.tsx';
import { StepRanking } from './StepRanking.tsx';
import { readStepSearch, type StepSearch, writeStepSearch } from './stepSearch.ts';

/** Which firms one single change would lift, and which change lifts most: the list from which an office works. */
export default function StepsPage() {
  const text = useText(messages);
  const navigate = useNavigate();
  const address: Readonly<Record<string, unknown>> = useSearch({ strict: false });
  const search = readStepSearch(address);
  const jobId = typeof address.job === 'string' && /^[0-9a-f-]{36}$/.test(address.job) ? address.job : null;
  const go = (changes: Partial<StepSearch>, job: string | null = jobId) =>
    void navigate({
      to: '/one-step',
      search: { ...writeStepSearch({ ...search, page: 1, ...changes }), job: job ?? '' },
    });
  return (
    <Page
      title={text('title')}
      lead={text('lead')}
      width="wide"
      actions={<Link to="/change-costs">{text('toCosts')}</Link>}
    >
      <LookForSteps region={search.region} jobId={jobId} onJob={(job) => go({}, job)} />
      <Narrowing search={search} change={(changes) => go({ fact: '', ...changes })} />
      <StepRanking search={search} />
      {search.fact === '' ? null : (
        <StepFirms
          key={`${search.kind} ${search.fact}`}
          search={search}
          onPage={(page) => go({ page })}
          onClose={() => go({ fact: '' })}
        />
      )}
    </Page>
  );
}
