import { Link } from '@tanstack/react-router';
import { Alert } from 'antd';
import { useMemo } from 'react';
import { Advice } from '../../../../web/ui/Advice.tsx';
import { useLanguage, useText } from '../../../../web/ui/language.tsx';
import { Page } from '../../../../web/ui/Page.tsx';
import { PageSkeleton } from '../../../../web/ui/PageSkeleton.tsx';
import { RefusalAlert } from '../../../../web/ui/RefusalAlert.tsx';
import { RefusedRequest } from '../../../../web/ui/refusedRequest.ts';
import { useSession } from '../../../../web/ui/session.ts';
import type { Dossier } from '../facts/standing.ts';
import { messages as shared } from '../messages.ts';
import { TierTag } from '../TierTag.tsx';
import { ClaimButton } from './ClaimButton.tsx';
import { Consents } from './Consents.tsx';
import { DossierHead } from './DossierHead.tsx';
import styles from './DossierOf.module.css';
import { Evidence } from './Evidence.tsx';
import { messages } from './messages.ts';
import { StatedFacts } from './StatedFacts.tsx';
import { useDossier } from './useDossier.ts';

interface DossierOfProps {
  readonly id: string;
  /** Whether it is the firm's own people who look at it. */
  readonly isOwn: boolean;
}

/** The dossier of a firm, or why it cannot be shown. */
export function DossierOf({ id, isOwn }: DossierOfProps) {
  const words = useText(shared);
  const { data, error, refetch } = useDossier(id);
  if (data !== undefined) return <DossierText dossier={data} isOwn={isOwn} />;
  if (error === null) return <PageSkeleton />;
  if (error instanceof RefusedRequest && error.status === 404) return <UnknownFirm error={error} />;
  return (
    <Page title={words('dossier')}>
      <RefusalAlert error={error} onRetry={() => void refetch()} />
    </Page>
  );
}

function UnknownFirm({ error }: { readonly error: RefusedRequest }) {
  const text = useText(messages);
  const { language } = useLanguage();
  const { organisation } = useSession();
  return (
    <Advice title={text('unknownFirm')}>
      <p>{error.words[language]}</p>
      {organisation?.kind === 'firm' ? null : (
        <p>
          <Link to="/firms">{text('toFirms')}</Link>
        </p>
      )}
    </Advice>
  );
}

interface DossierTextProps {
  readonly dossier: Dossier;
  readonly isOwn: boolean;
}

function DossierText({ dossier, isOwn }: DossierTextProps) {
  const words = useText(shared);
  const { organisation, may } = useSession();
  const isOffice = organisation?.kind === 'office';
  const standings = useMemo(() => new Map(dossier.facts.map((fact) => [fact.name, fact])), [dossier]);
  const mayWrite = (isOwn || isOffice) && may('enterprise.write');
  const stater = mayWrite ? (isOffice ? 'office' : 'firm') : null;
  const { enterprise_id: id } = dossier;
  return (
    <Page
      title={dossier.name}
      beside={dossier.tier === null ? undefined : <TierTag tier={dossier.tier} />}
      {...(isOwn ? {} : { trail: [{ to: '/firms', label: words('firms') }] })}
      actions={isOffice && may('enterprise.claim') ? <ClaimButton id={id} name={dossier.name} /> : undefined}
    >
      <DossierHead dossier={dossier} standings={standings} />
      <Warnings warnings={dossier.warnings} />
      <StatedFacts dossier={dossier} standings={standings} stater={stater} />
      <Evidence id={id} mayWrite={mayWrite} />
      <Consents
        id={id}
        mayGive={isOwn && may('enterprise.consent')}
        reader={isOwn ? 'firm' : isOffice ? 'office' : 'partner'}
      />
    </Page>
  );
}

function Warnings({ warnings }: { readonly warnings: Dossier['warnings'] }) {
  const text = useText(messages);
  const { language } = useLanguage();
  if (warnings.length === 0) return null;
  return (
    <Alert
      className={styles.warnings ?? ''}
      type="warning"
      showIcon
      title={text('warnings')}
      description={
        <ul className={styles.warningList}>
          {warnings.map((warning) => (
            <li key={warning.en}>{warning[language]}</li>
          ))}
        </ul>
      }
    />
  );
}
