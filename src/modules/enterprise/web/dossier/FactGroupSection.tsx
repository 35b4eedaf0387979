import { EditOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useLanguage, useText } from '../../../../web/ui/language.tsx';
import { Section } from '../../../../web/ui/Page.tsx';
import { type FactGroup, type FactLine, linesOf } from '../facts/groups.ts';
import type { FactStanding } from '../facts/standing.ts';
import styles from './FactGroupSection.module.css';
import { FactRow } from './FactRow.tsx';
import { messages } from './messages.ts';

interface FactGroupSectionProps {
  readonly group: FactGroup;
  readonly standings: ReadonlyMap<string, FactStanding>;
  readonly factsYear: number;
  readonly onOpen: (line: FactLine) => void;
  readonly onEdit?: () => void;
}

/** One part of the dossier: what is known, line by line, then what is missing and who can supply it. */
export function FactGroupSection({ group, standings, factsYear, onOpen, onEdit }: FactGroupSectionProps) {
  const text = useText(messages);
  const { language } = useLanguage();
  const lines = linesOf(group);
  const isKnown = ({ facts }: FactLine) => facts.some(({ name }) => (standings.get(name)?.history.length ?? 0) > 0);
  const known = lines.filter(isKnown);
  const missing = lines.filter((line) => !isKnown(line));
  return (
    <Section
      title={group[language]}
      actions={
        onEdit === undefined ? undefined : (
          <Button
            size="small"
            icon={<EditOutlined aria-hidden />}
            aria-label={text('editGroup', { group: group[language] })}
            onClick={onEdit}
          >
            {text('edit')}
          </Button>
        )
      }
    >
      {known.length === 0 ? null : (
        <div className={styles.lines}>
          {known.map((line) => (
            <FactRow key={line.label.en} line={line} standings={standings} factsYear={factsYear} onOpen={onOpen} />
          ))}
        </div>
      )}
      {missing.length === 0 ? null : <Missing lines={missing} />}
    </Section>
  );
}

function Missing({ lines }: { readonly lines: readonly FactLine[] }) {
  const text = useText(messages);
  const { language } = useLanguage();
  return (
    <div className={styles.missing}>
      <p>{text('missingCount', { count: lines.length })}</p>
      <ul>
        {lines.map(({ label, facts }) => (
          <li key={label.en}>
            {label[language]}
            <small>{facts[0]?.source[language]}</small>
          </li>
        ))}
      </ul>
    </div>
  );
}
