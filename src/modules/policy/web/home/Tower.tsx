import { Link } from '@tanstack/react-router';
import { useText } from '../../../../web/ui/language.tsx';
import { messages as shared } from '../messages.ts';
import { drawRung, type Rung, TOWER_WIDTH } from './bricks.ts';
import { messages } from './messages.ts';
import styles from './Tower.module.css';

const RUNGS = [
  { rung: 1, tier: 'innovative' },
  { rung: 2, tier: 'srdi' },
  { rung: 3, tier: 'little-giant' },
] as const;

/** The ladder as a tower: nine storeys, a brick for a thousand firms, each rung leading to its self-check. */
export function Tower() {
  const text = useText(messages);
  const words = useText(shared);
  return (
    <figure className={styles.tower} aria-label={text('towerTitle')}>
      <p className="visually-hidden">{text('towerPicture')}</p>
      {RUNGS.map(({ rung }) => (
        <Stretch key={rung} rung={rung} />
      ))}
      <div className={styles.ground} aria-hidden="true" />
      <ol className={styles.rungs}>
        {RUNGS.map(({ rung, tier }) => (
          <li key={rung} className={styles.label} data-rung={rung}>
            <span className={styles.ordinal}>{text(`rungOrdinal${rung}`)}</span>
            <strong className={styles.count}>{text(`rungCount${rung}`)}</strong>
            <span className={styles.name}>{words(`tier_${tier}`)}</span>
            <Link
              to="/self-check/$tier"
              params={{ tier }}
              aria-label={`${text('rungCheck')}: ${words(`tier_${tier}`)}`}
            >
              {text('rungCheck')} <span aria-hidden="true">→</span>
            </Link>
          </li>
        ))}
      </ol>
      <figcaption className={styles.caption}>{text('towerBrick')}</figcaption>
    </figure>
  );
}

function Stretch({ rung }: { readonly rung: Rung }) {
  const { storeys, height } = drawRung(rung);
  // The top storey carries a finial.
  const crown = rung === 3 ? 22 : 0;
  return (
    <svg
      className={styles.stretch}
      data-rung={rung}
      viewBox={`0 ${-crown} ${TOWER_WIDTH} ${height + crown}`}
      aria-hidden="true"
      focusable="false"
    >
      {storeys.map(({ bricks, eave }) => (
        <g key={eave} className={styles.storey}>
          <path className={styles.bricks} d={bricks} />
          <path className={styles.eave} d={eave} />
        </g>
      ))}
      {rung === 3 ? <path className={styles.eave} d="M240 -22l4.500 9a6 6 0 1 1 -9 0zM232 0h16l-3 3h-10z" /> : null}
    </svg>
  );
}
