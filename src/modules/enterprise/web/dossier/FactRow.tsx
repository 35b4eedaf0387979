import type { FactDefinition } from '@leitu/rules';
import { formatPercent } from '../../../../platform/i18n/index.ts';
import { industryName } from '../../../../web/facts/industries.ts';
import { useLanguage, useText } from '../../../../web/ui/language.tsx';
import { factText } from '../facts/dictionary.ts';
import { type FactLine, yearOf } from '../facts/groups.ts';
import { sourceName } from '../facts/sources.ts';
import type { FactStanding } from '../facts/standing.ts';
import { useRegionNames } from '../regions/useRegions.ts';
import styles from './FactRow.module.css';
import { messages } from './messages.ts';

interface FactRowProps {
  readonly line: FactLine;
  readonly standings: ReadonlyMap<string, FactStanding>;
  readonly factsYear: number;
  readonly onOpen: (line: FactLine) => void;
}

/** One fact, or one with the years before it: value, year, source and day; pressed, it tells where it comes from. */
export function FactRow({ line, standings, factsYear, onOpen }: FactRowProps) {
  const text = useText(messages);
  const { language } = useLanguage();
  const { facts, label } = line;
  const own = facts.flatMap(({ name }) => standings.get(name) ?? []);
  const holds = own.find((standing) => standing.holds !== null)?.holds ?? null;
  const hasConflict = own.some(({ conflicts }) => conflicts.length > 0);
  return (
    <div className={styles.row} data-series={facts.length > 1}>
      <button type="button" className={styles.label} onClick={() => onOpen(line)}>
        {label[language]}
      </button>
      {facts.length > 1 ? (
        <Series facts={facts} standings={standings} factsYear={factsYear} />
      ) : (
        facts.map((fact) => (
          <Single key={fact.name} fact={fact} standing={standings.get(fact.name)} factsYear={factsYear} />
        ))
      )}
      <span className={styles.origin}>
        {hasConflict ? <span className={styles.conflict}>{text('conflict')}</span> : null}
        {holds === null ? (
          text('withdrawn')
        ) : (
          <>
            {sourceName(holds.source, language)} · <time dateTime={holds.stated_on}>{holds.stated_on}</time>
          </>
        )}
      </span>
    </div>
  );
}

interface SingleProps {
  readonly fact: FactDefinition;
  readonly standing: FactStanding | undefined;
  readonly factsYear: number;
}

function Single({ fact, standing, factsYear }: SingleProps) {
  const { language } = useLanguage();
  const year = yearOf(fact.name, factsYear);
  const value = standing?.value ?? null;
  const { pathOf } = useRegionNames(fact.name === 'region_code' && typeof value === 'string' ? [value] : []);
  const also =
    typeof value !== 'string'
      ? null
      : fact.name === 'region_code'
        ? pathOf(value)
        : fact.name === 'industry_code'
          ? industryName(value, language)
          : null;
  return (
    <span className={styles.value} data-number={fact.unit !== null}>
      {value === null ? '—' : factText(fact.name, value, language)}
      {year === null || value === null ? null : <small>{year}</small>}
      {also === null ? null : <small>{also}</small>}
    </span>
  );
}

interface SeriesProps {
  readonly facts: readonly FactDefinition[];
  readonly standings: ReadonlyMap<string, FactStanding>;
  readonly factsYear: number;
}

/** From the oldest to the newest year, each with what it rose or fell by. */
function Series({ facts, standings, factsYear }: SeriesProps) {
  const { language } = useLanguage();
  const oldestFirst = facts.toReversed();
  return (
    <span className={styles.series}>
      {oldestFirst.map((fact, index) => {
        const value = standings.get(fact.name)?.value ?? null;
        const before = standings.get(oldestFirst[index - 1]?.name ?? '')?.value ?? null;
        return (
          <span key={fact.name} className={styles.year}>
            <small>{yearOf(fact.name, factsYear)}</small>
            <span>{value === null ? '—' : factText(fact.name, value, language)}</span>
            <Change before={before} after={value} isShare={fact.unit === 'CNY'} />
          </span>
        );
      })}
    </span>
  );
}

interface ChangeProps {
  readonly before: FactStanding['value'];
  readonly after: FactStanding['value'];
  /** Whether a change is told as a share of what was before. */
  readonly isShare: boolean;
}

function Change({ before, after, isShare }: ChangeProps) {
  if (!isShare || typeof before !== 'number' || typeof after !== 'number' || before <= 0) return null;
  const share = Math.round((after / before - 1) * 1000) / 1000;
  const sign = share > 0 ? '+' : '';
  return (
    <small className={styles.change} data-rise={share >= 0}>
      {sign}
      {formatPercent(share)}
    </small>
  );
}
