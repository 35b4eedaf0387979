import { TIERS } from '@leitu/rules';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { formatDay } from '../../../../platform/i18n/index.ts';
import { EmptyState } from '../../../../web/ui/EmptyState.tsx';
import { useLanguage, useText } from '../../../../web/ui/language.tsx';
import { Page } from '../../../../web/ui/Page.tsx';
import { PageSkeleton } from '../../../../web/ui/PageSkeleton.tsx';
import { RefusalAlert } from '../../../../web/ui/RefusalAlert.tsx';
import { useSession } from '../../../../web/ui/session.ts';
import type { TowerResponse } from '../../contract.ts';
import { GrowthChart } from '../growth/GrowthChart.tsx';
import { messages } from '../messages.ts';
import { Ranking } from '../ranking/Ranking.tsx';
import { StandingsPicture } from '../standings/StandingsPicture.tsx';
import { Tower } from '../tower/Tower.tsx';
import { type Area, readArea } from './area.ts';
import styles from './OverviewPage.module.css';
import { Picture } from './Picture.tsx';
import { Trails } from './Trails.tsx';
import { towerQuery } from './towerQuery.ts';

/** The ladder of a region at a glance: the tower, how it grew, where it is broad, and where firms stand by the criteria. */
export default function OverviewPage() {
  const text = useText(messages);
  const { language } = useLanguage();
  const { organisation } = useSession();
  const area = readArea(useSearch({ strict: false }));
  const { data: tower, error, refetch, isPlaceholderData } = useQuery(towerQuery(area));
  if (tower === undefined && error === null) return <PageSkeleton />;
  const region = tower?.region.name[language] ?? '';
  return (
    <Page title={text('title', { region })} lead={text('lead')}>
      <RefusalAlert error={error} onRetry={() => void refetch()} />
      {tower === undefined ? null : (
        <div className={styles.content} data-stale={isPlaceholderData} aria-busy={isPlaceholderData}>
          <Trails area={area} outermost={organisation?.region_code ?? ''} tower={tower} />
          {tower.counts.firms === 0 ? <NoFirms area={area} region={region} /> : <Pictures area={area} tower={tower} />}
        </div>
      )}
    </Page>
  );
}

function NoFirms({ area, region }: { readonly area: Area; readonly region: string }) {
  const text = useText(messages);
  const { may } = useSession();
  const isNarrow = area.industry !== '';
  return (
    <EmptyState
      title={text('noFirms', { region })}
      advice={text(isNarrow ? 'noFirmsOfIndustry' : 'noFirmsAdvice')}
      action={may('enterprise.import') && !isNarrow ? <Link to="/firms/import">{text('toImport')}</Link> : null}
    />
  );
}

interface PicturesProps {
  readonly area: Area;
  readonly tower: TowerResponse;
}

function Pictures({ area, tower }: PicturesProps) {
  const text = useText(messages);
  const { language } = useLanguage();
  const source = text('source', { day: formatDay(tower.on, language) });
  return (
    <>
      <Picture title={text('towerTitle')} unit={text('towerUnit')} source={source}>
        <Tower counts={tower.counts} area={area} />
      </Picture>
      <StandingsPicture tower={tower} area={area} />
      {TIERS.every((tier) => tower.counts[tier] === 0) ? null : <GrowthChart growth={tower.growth} on={tower.on} />}
      {tower.by_region.length === 0 ? null : (
        <Ranking
          title={text('byRegion')}
          lead={text('byRegionLead')}
          noun={text('region')}
          places={tower.by_region}
          areaOf={(code) => (code === '' ? null : { ...area, region: code })}
          source={source}
        />
      )}
      {area.industry.length === 3 ? null : (
        <Ranking
          title={text('byIndustry')}
          lead={text('byIndustryLead')}
          noun={text('industry')}
          places={tower.by_industry}
          areaOf={(code) => (code === '' ? null : { ...area, industry: code })}
          source={source}
        />
      )}
    </>
  );
}
