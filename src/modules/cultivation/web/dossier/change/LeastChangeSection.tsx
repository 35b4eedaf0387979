import { TIERS, type Tier } from '@leitu/rules';
import { useQuery } from '@tanstack/react-query';
import { Segmented, Skeleton } from 'antd';
import { useState } from 'react';
import { useText } from '../../../../../web/ui/language.tsx';
import { Section } from '../../../../../web/ui/Page.tsx';
import { RefusalAlert } from '../../../../../web/ui/RefusalAlert.tsx';
import type { DossierSectionProps } from '../../../../../web/webModule.ts';
import { useDossier } from '../../../../enterprise/web/door.ts';
import { messages as shared } from '../../messages.ts';
import { Change } from './Change.tsx';
import styles from './LeastChangeSection.module.css';
import { leastChangeQuery } from './leastChangeQuery.ts';
import { messages } from './messages.ts';

/** What would lift the firm to a rung, at the least: the same for the firm and for whoever may see it. */
export function LeastChangeSection({ enterpriseId, onState }: DossierSectionProps) {
  const text = useText(messages);
  const words = useText(shared);
  const { data: dossier } = useDossier(enterpriseId);
  const [chosen, setChosen] = useState<Tier | null>(null);
  const rung = chosen ?? nextTitle(dossier?.tier ?? null);
  const isKnown = dossier !== undefined;
  const { data, error, refetch } = useQuery({
    ...leastChangeQuery(enterpriseId, rung, dossier?.updated_at ?? ''),
    enabled: isKnown,
  });
  return (
    <Section title={text('title')} lead={text('lead')}>
      <div className={styles.rungs}>
        <Segmented
          aria-label={text('rung')}
          value={rung}
          onChange={setChosen}
          options={TIERS.map((tier) => ({ value: tier, label: words(`short_${tier}`) }))}
        />
      </div>
      <RefusalAlert error={error} onRetry={() => void refetch()} />
      {data === undefined && error === null ? <Skeleton active title={false} paragraph={{ rows: 5 }} /> : null}
      {data === undefined ? null : <Change change={data} {...(onState === undefined ? {} : { onState })} />}
    </Section>
  );
}

/** The rung above the title that the firm holds. */
function nextTitle(tier: Tier | null): Tier {
  const next = tier === null ? 0 : TIERS.indexOf(tier) + 1;
  return TIERS[next] ?? 'little-giant';
}
