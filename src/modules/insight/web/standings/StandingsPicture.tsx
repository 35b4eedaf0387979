import { TIERS, VERDICTS } from '@leitu/rules';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { formatDay } from '../../../../platform/i18n/index.ts';
import { Chart } from '../../../../web/ui/Chart.tsx';
import { EmptyState } from '../../../../web/ui/EmptyState.tsx';
import { useLanguage, useText } from '../../../../web/ui/language.tsx';
import { fullNumber } from '../../../../web/ui/number.ts';
import { useSession } from '../../../../web/ui/session.ts';
import { useMedia } from '../../../../web/ui/useMedia.ts';
import { ladderWords } from '../../../policy/web/door.ts';
import type { TowerResponse } from '../../contract.ts';
import { messages } from '../messages.ts';
import type { Area } from '../overview/area.ts';
import { Picture } from '../overview/Picture.tsx';
import { shareText } from '../share.ts';
import styles from './StandingsPicture.module.css';
import { standingsOption } from './standingsOption.ts';
import { VerdictLinks } from './VerdictLinks.tsx';
import { WithoutTitle } from './WithoutTitle.tsx';

interface StandingsPictureProps {
  readonly tower: TowerResponse;
  readonly area: Area;
}

/** Where the firms of a region stand by the criteria, and whom an office could encourage. */
export function StandingsPicture({ tower, area }: StandingsPictureProps) {
  const text = useText(messages);
  const { language } = useLanguage();
  const { standings, counts } = tower;
  const region = tower.region.name[language];
  if (standings.judged === 0 || standings.latest === null) {
    return (
      <Picture
        title={text('standingsTitle')}
        unit={text('standingsUnit')}
        source={text('source', { day: formatDay(tower.on, language) })}
      >
        <EmptyState
          title={text('neverJudged', { region })}
          advice={text('neverJudgedAdvice')}
          action={<JudgeLink area={area} label={text('toJudge')} />}
        />
      </Picture>
    );
  }
  const day = formatDay(standings.latest, language);
  const rest = counts.firms - standings.judged;
  return (
    <Picture title={text('standingsTitle')} unit={text('standingsUnit')} source={text('sourceJudged', { day })}>
      <p className={styles.judged}>
        {text('judged', { judged: fullNumber(standings.judged), firms: fullNumber(counts.firms), day })}{' '}
        {rest > 0 ? <JudgeLink area={area} label={text('judgeRest', { count: fullNumber(rest) })} /> : null}
      </p>
      <WithoutTitle standings={standings} area={area} />
      <StandingsChart standings={standings} />
      <VerdictLinks standings={standings} area={area} />
    </Picture>
  );
}

function JudgeLink({ area, label }: { readonly area: Area; readonly label: string }) {
  const { may } = useSession();
  if (!may('cultivation.run')) return null;
  return (
    <Link to="/judge" search={{ region: area.region }}>
      {label}
    </Link>
  );
}

/** From the best to the worst, as they are read. */
const verdicts = VERDICTS.toReversed();

function StandingsChart({ standings }: { readonly standings: TowerResponse['standings'] }) {
  const text = useText(messages);
  const words = useText(ladderWords);
  const isRoomy = useMedia('(min-width: 600px)');
  const { judged, rungs } = standings;
  const option = useMemo(
    () =>
      standingsOption({
        rungs: TIERS.map((tier) => text(`short_${tier}`)),
        verdicts: verdicts.map((verdict) => ({
          verdict,
          name: words(`verdict_${verdict}`),
          counts: TIERS.map((tier) => rungs[tier][verdict]),
        })),
        isRoomy,
      }),
    [rungs, isRoomy, text, words],
  );
  const head = [text('verdictsOf'), ...TIERS.map((tier) => words(`tier_${tier}`))];
  const rows = verdicts.map((verdict) => [
    words(`verdict_${verdict}`),
    ...TIERS.map((tier) => `${fullNumber(rungs[tier][verdict])} (${shareText(rungs[tier][verdict], judged)})`),
  ]);
  return (
    <Chart
      label={text('standingsLabel', { judged: fullNumber(judged) })}
      option={option}
      height={isRoomy ? 210 : 290}
      table={{ head, rows }}
    />
  );
}
