import { TIERS, type Tier } from '@leitu/rules';
import { Link } from '@tanstack/react-router';
import { useText } from '../../../../web/ui/language.tsx';
import { fullNumber } from '../../../../web/ui/number.ts';
import { ladderWords } from '../../../policy/web/door.ts';
import type { LadderCounts } from '../../contract.ts';
import { messages } from '../messages.ts';
import type { Area } from '../overview/area.ts';
import { shareText } from '../share.ts';
import { drawStretch, finial, towerWidth } from './drawing.ts';
import { layTower, type Storey } from './masonry.ts';
import styles from './Tower.module.css';

interface TowerProps {
  readonly counts: LadderCounts;
  readonly area: Area;
}

/** The ladder of a region as a tower: its stretches on one scale, standing on all firms on the books. */
export function Tower({ counts, area }: TowerProps) {
  const text = useText(messages);
  const { firmsPerBrick, storeys } = layTower(counts);
  const titled = TIERS.reduce((sum, tier) => sum + counts[tier], 0);
  const picture = text('towerPicture', {
    innovative: fullNumber(counts.innovative),
    srdi: fullNumber(counts.srdi),
    giant: fullNumber(counts['little-giant']),
    firms: fullNumber(counts.firms),
    scale: fullNumber(firmsPerBrick),
  });
  return (
    <div className={styles.tower}>
      <p className="visually-hidden">{picture}</p>
      <div className={styles.storeys}>
        {TIERS.toReversed().map((tier) => (
          <Stretch key={tier} tier={tier} storeys={storeys[tier]} />
        ))}
      </div>
      <ol className={styles.labels} reversed>
        {TIERS.toReversed().map((tier) => (
          <Label key={tier} tier={tier} counts={counts} titled={titled} area={area} />
        ))}
      </ol>
      <Ground firms={counts.firms} titled={titled} />
      <p className={styles.scale}>{text('towerScale', { scale: fullNumber(firmsPerBrick) })}</p>
    </div>
  );
}

function Stretch({ tier, storeys }: { readonly tier: Tier; readonly storeys: readonly Storey[] }) {
  const drawn = drawStretch(storeys);
  const hasFinial = tier === 'little-giant' && storeys.length > 0;
  const crown = hasFinial ? finial.height : 0;
  return (
    <svg
      className={styles.stretch}
      data-tier={tier}
      data-empty={storeys.length === 0}
      viewBox={`0 ${-crown} ${towerWidth} ${Math.max(drawn.height, 1) + crown}`}
      aria-hidden="true"
      focusable="false"
    >
      {drawn.storeys.map(({ bricks, eave }) => (
        <g key={eave}>
          <path className={styles.bricks} d={bricks} />
          <path className={styles.eave} d={eave} />
        </g>
      ))}
      {hasFinial ? <path className={styles.eave} d={finial.path} /> : null}
    </svg>
  );
}

interface LabelProps extends TowerProps {
  readonly tier: Tier;
  readonly titled: number;
}

function Label({ tier, counts, titled, area }: LabelProps) {
  const text = useText(messages);
  const words = useText(ladderWords);
  const count = counts[tier];
  return (
    <li className={styles.label} data-tier={tier}>
      <span className={styles.part}>{text(`rung_${tier}`)}</span>
      <span className={styles.count}>
        <strong>{fullNumber(count)}</strong>
        {text('firmsUnit')}
      </span>
      <span className={styles.name}>{words(`tier_${tier}`)}</span>
      {count === 0 ? (
        <span className={styles.shares}>{text('rungEmpty')}</span>
      ) : (
        <>
          <span className={styles.shares}>
            <span>{text('shareOfFirms', { share: shareText(count, counts.firms) })}</span>
            <span>{text('shareOfTitled', { share: shareText(count, titled) })}</span>
          </span>
          <Link to="/firms" search={{ tier, ...area }} aria-label={`${text('seeFirms')}: ${words(`tier_${tier}`)}`}>
            {text('seeFirms')} <span aria-hidden="true">→</span>
          </Link>
        </>
      )}
    </li>
  );
}

/** All firms on the books as the length of the ground, those with a title as the part that bears the tower. */
function Ground({ firms, titled }: { readonly firms: number; readonly titled: number }) {
  const text = useText(messages);
  return (
    <>
      <div className={styles.ground} aria-hidden="true">
        <div className={styles.bearing} style={{ width: `${(titled / firms) * 100}%` }} />
      </div>
      <p className={styles.groundLabel}>
        <span>
          {text('ground')} <strong>{fullNumber(firms)}</strong>
          {text('firmsUnit')}
        </span>
        <span>{text('groundTitled', { count: fullNumber(titled), share: shareText(titled, firms) })}</span>
      </p>
    </>
  );
}
