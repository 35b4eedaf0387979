import { VERDICTS } from '@leitu/rules';
import { Link } from '@tanstack/react-router';
import { formatDay } from '../../../../platform/i18n/index.ts';
import { library } from '../../../../web/facts/library.ts';
import { useLanguage, useText } from '../../../../web/ui/language.tsx';
import { momentText } from '../../../../web/ui/moment.ts';
import { fullNumber } from '../../../../web/ui/number.ts';
import { ladderWords, VerdictMark } from '../../../policy/web/door.ts';
import type { Run } from '../../contract.ts';
import { packLabel } from '../rungs.ts';
import { useRegionName } from '../useRegionName.ts';
import { messages } from './messages.ts';
import styles from './RunEntry.module.css';
import { changeText, type RungTally, talliesOf } from './runs.ts';

interface RunEntryProps {
  readonly run: Run;
  readonly before: Run | undefined;
  readonly isOpen: boolean;
}

/** One run: of what, and how many firms it found to stand how on each rung, against the run before. */
export function RunEntry({ run, before, isOpen }: RunEntryProps) {
  const text = useText(messages);
  const words = useText(ladderWords);
  const { language } = useLanguage();
  const regionName = useRegionName([run.region_code])(run.region_code);
  const day = formatDay(run.judged_on, language);
  return (
    <details className={styles.run} open={isOpen}>
      <summary>
        <strong>{text('runTitle', { day, region: regionName })}</strong>
        <span className={styles.facts}>
          {text('runFacts', {
            case: words(`case_${run.case}`),
            firms: fullNumber(run.firms),
            moment: momentText(run.ended_at, language),
            version: run.version,
          })}
        </span>
      </summary>
      <p className={styles.before}>
        {before === undefined ? text('runFirst') : text('runBefore', { day: formatDay(before.judged_on, language) })}
      </p>
      <div className={styles.scroll}>
        <table>
          <caption className="visually-hidden">{text('tallyOf', { day, region: regionName })}</caption>
          <thead>
            <tr>
              <th scope="col">{text('rung')}</th>
              {VERDICTS.toReversed().map((verdict) => (
                <th key={verdict} scope="col">
                  <VerdictMark verdict={verdict} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {talliesOf(library, run, before).map((tally) => (
              <Rung key={tally.rung} tally={tally} />
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

function Rung({ tally: { rung, pack, isOtherPack, counts } }: { readonly tally: RungTally }) {
  const text = useText(messages);
  const words = useText(ladderWords);
  const { language } = useLanguage();
  return (
    <tr>
      <th scope="row">
        {words(`tier_${rung}`)}
        <small>
          <Link to="/packs/$id" params={{ id: pack }}>
            {packLabel(library, pack, language)}
          </Link>
          {isOtherPack ? <em>{text('otherPack')}</em> : null}
        </small>
      </th>
      {counts.map(({ verdict, count, change }) => (
        <td key={verdict}>
          <span className={styles.mark} aria-hidden="true">
            <VerdictMark verdict={verdict} />
          </span>
          {fullNumber(count)}
          {change === null ? null : <small data-way={Math.sign(change)}>{changeText(change)}</small>}
        </td>
      ))}
    </tr>
  );
}
