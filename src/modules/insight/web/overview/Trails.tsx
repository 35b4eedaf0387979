import { sectionName } from '@leitu/rules';
import { Link, useNavigate } from '@tanstack/react-router';
import { Select } from 'antd';
import { industryName } from '../../../../web/facts/industries.ts';
import { useLanguage, useText } from '../../../../web/ui/language.tsx';
import { useRegionNames } from '../../../enterprise/web/door.ts';
import type { TowerResponse } from '../../contract.ts';
import { messages } from '../messages.ts';
import { type Area, codesDownTo } from './area.ts';
import styles from './Trails.module.css';

interface TrailsProps {
  readonly area: Area;
  /** The region that is the outermost one may see; empty is the country. */
  readonly outermost: string;
  readonly tower: TowerResponse;
}

/** Which region and which industry are looked at: the ways back up, and a choice of what is below. */
export function Trails({ area, outermost, tower }: TrailsProps) {
  const text = useText(messages);
  const { language } = useLanguage();
  const { pathOf } = useRegionNames([tower.region.code]);
  const regions = codesDownTo(tower.region.code, outermost).map((code) => ({
    area: { ...area, region: code === outermost ? '' : code },
    label: code === '' ? text('country') : pathOf(code, code.slice(0, -2)),
  }));
  const industries = ['', ...[1, 3].map((length) => area.industry.slice(0, length))]
    .filter((code, index, codes) => codes.indexOf(code) === index)
    .map((code) => ({
      area: { ...area, industry: code },
      label: code === '' ? text('allIndustries') : `${code} ${industryLabel(code, language)}`,
    }));
  return (
    <div className={styles.trails}>
      <Trail label={text('region')} steps={regions}>
        <Below label={text('regionBelow')} places={tower.by_region} areaOf={(code) => ({ ...area, region: code })} />
      </Trail>
      <Trail label={text('industry')} steps={industries}>
        <Below
          label={text('industryBelow')}
          places={area.industry.length < 3 ? tower.by_industry : []}
          areaOf={(code) => ({ ...area, industry: code })}
        />
      </Trail>
    </div>
  );
}

function industryLabel(code: string, language: 'zh' | 'en'): string {
  const section = sectionName(code)?.[language];
  if (code.length === 1) return section ?? '';
  return industryName(code, language)?.split(' · ').at(-1) ?? '';
}

interface TrailProps {
  readonly label: string;
  readonly steps: readonly { readonly area: Area; readonly label: string }[];
  readonly children: React.ReactNode;
}

function Trail({ label, steps, children }: TrailProps) {
  return (
    <nav className={styles.trail} aria-label={label}>
      <span className={styles.label}>{label}</span>
      <ol>
        {steps.map((step, index) => (
          <li key={step.label}>
            {index === steps.length - 1 ? (
              <span aria-current="location">{step.label}</span>
            ) : (
              <Link to="/overview" search={{ ...step.area }}>
                {step.label}
              </Link>
            )}
          </li>
        ))}
      </ol>
      {children}
    </nav>
  );
}

interface BelowProps {
  readonly label: string;
  readonly places: TowerResponse['by_region'];
  readonly areaOf: (code: string) => Area;
}

function Below({ label, places, areaOf }: BelowProps) {
  const navigate = useNavigate();
  const { language } = useLanguage();
  const named = places.filter(({ code }) => code !== '');
  if (named.length === 0) return null;
  return (
    <Select<string>
      aria-label={label}
      placeholder={label}
      value={null}
      showSearch={{ optionFilterProp: 'label' }}
      popupMatchSelectWidth={false}
      options={named.map(({ code, name }) => ({ value: code, label: name[language] }))}
      onSelect={(code) => void navigate({ to: '/overview', search: { ...areaOf(code) } })}
    />
  );
}
