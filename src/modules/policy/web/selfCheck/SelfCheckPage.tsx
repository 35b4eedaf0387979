import { choosePack, type Explanation, explain, type FactDefinition, type Pack, TIERS, type Tier } from '@leitu/rules';
import { Link, useParams } from '@tanstack/react-router';
import { Alert, Button } from 'antd';
import { memo, useDeferredValue, useMemo, useState } from 'react';
import { formatDay } from '../../../../platform/i18n/index.ts';
import { library } from '../../../../web/facts/library.ts';
import { NotFound } from '../../../../web/ui/Advice.tsx';
import { useLanguage, useText } from '../../../../web/ui/language.tsx';
import { todayHere } from '../../../../web/ui/today.ts';
import { ConditionTree } from '../explanation/ConditionTree.tsx';
import { ScoreTable } from '../explanation/ScoreTable.tsx';
import { shownExplanation } from '../explanation/shown.ts';
import { messages as shared } from '../messages.ts';
import { AnswerList } from './AnswerList.tsx';
import { CaseSettings } from './CaseSettings.tsx';
import { type Check, type ReadCheck, writeFragment } from './check.ts';
import { Interview } from './Interview.tsx';
import { Keep } from './Keep.tsx';
import { messages } from './messages.ts';
import { Outcome } from './Outcome.tsx';
import { Report } from './Report.tsx';
import { RungPicker } from './RungPicker.tsx';
import styles from './SelfCheckPage.module.css';
import { useCheck } from './useCheck.ts';

/** The self-check on one rung: questions on one side, how things stand on the other, the reasons below. */
export default function SelfCheckPage() {
  const params: { readonly tier?: string } = useParams({ strict: false });
  const tier = TIERS.find((one) => one === params.tier);
  if (tier === undefined) return <NotFound />;
  return <SelfCheck tier={tier} />;
}

function SelfCheck({ tier }: { readonly tier: Tier }) {
  const text = useText(messages);
  const words = useText(shared);
  const { language } = useLanguage();
  const { check, problems, update, take } = useCheck();
  const on = check.on ?? todayHere();
  const region = check.region === null ? {} : { regionCode: check.region };
  const chosen = choosePack(library, { tier, caseType: check.caseType, on, ...region });
  return (
    <div className={styles.page}>
      <title>{`${words(`tier_${tier}`)} · ${text('title')}`}</title>
      <div className={styles.screen}>
        <RungPicker fragment={writeFragment(check, library.dictionary)} />
        <header className={styles.header}>
          <div>
            <h1>
              {words(`tier_${tier}`)} <small>{text('title')}</small>
            </h1>
            {chosen.ok ? <PackLine pack={chosen.value} /> : null}
            <p className={styles.privacy}>{text('privacy')}</p>
          </div>
          <CaseSettings check={check} tier={tier} onUpdate={update} />
        </header>
        <Problems problems={problems} onDismiss={() => update({})} />
        {chosen.ok ? null : (
          <Alert
            type="warning"
            showIcon
            title={chosen.reason.message[language]}
            action={<Button onClick={() => update({ on: null })}>{text('noPackBack')}</Button>}
          />
        )}
      </div>
      {chosen.ok ? <Judged pack={chosen.value} tier={tier} check={check} update={update} take={take} /> : null}
    </div>
  );
}

function PackLine({ pack }: { readonly pack: Pack }) {
  const text = useText(messages);
  const { language } = useLanguage();
  const { number, inForceFrom } = pack.source;
  return (
    <p className={styles.pack}>
      <span>
        {text('appliesTo')} <strong>{pack.label[language]}</strong>
      </span>
      <span>{number}</span>
      <span>{text('inForce', { day: formatDay(inForceFrom, language) })}</span>
      <Link to="/packs/$id" params={{ id: pack.id }}>
        {text('readPack')}
      </Link>
    </p>
  );
}

interface JudgedProps {
  readonly pack: Pack;
  readonly tier: Tier;
  readonly check: Check;
  readonly update: (changes: Partial<Check>) => void;
  readonly take: (read: ReadCheck) => void;
}

function Judged({ pack, tier, check, update, take }: JudgedProps) {
  const [editing, setEditing] = useState<FactDefinition | null>(null);
  const { facts, skipped, caseType } = check;
  const on = check.on ?? todayHere();
  const explanation = useMemo(() => explain(pack, facts, caseType), [pack, facts, caseType]);
  // Typing and answering go first; the long lists of reasons, on the page and on paper, follow as soon as there is time.
  const late = useDeferredValue(explanation);
  const lateFacts = useDeferredValue(facts);
  const remove = ({ name }: FactDefinition) =>
    update({ facts: { ...facts, [name]: undefined }, skipped: skipped.filter((one) => one !== name) });
  return (
    <>
      <div className={`${styles.screen} ${styles.columns}`}>
        <div className={styles.question}>
          <Interview {...{ explanation, check, on, editing }} onEdit={setEditing} onUpdate={update} />
        </div>
        <aside className={styles.aside}>
          <Outcome explanation={explanation} facts={facts} headingId="verdict" />
          <Keep check={check} tier={tier} onUpdate={update} onRead={take} />
          <AnswerList check={check} onEdit={setEditing} onRemove={remove} />
        </aside>
        <Reasons explanation={late} />
      </div>
      <PrintedReport explanation={late} facts={lateFacts} tier={tier} on={on} />
    </>
  );
}

const PrintedReport = memo(Report);

const Reasons = memo(function Reasons({ explanation }: { readonly explanation: Explanation }) {
  const text = useText(messages);
  const { score } = shownExplanation(explanation);
  return (
    <div className={styles.reasons}>
      <section aria-labelledby="why">
        <h2 id="why">{text('why')}</h2>
        <ConditionTree condition={explanation.condition} />
      </section>
      {score === null ? null : (
        <section aria-labelledby="points">
          <h2 id="points">{text('scoreTitle')}</h2>
          <ScoreTable groups={score.groups} />
        </section>
      )}
    </div>
  );
});

interface ProblemsProps {
  readonly problems: ReadCheck['problems'];
  readonly onDismiss: () => void;
}

/** What a link or a file had that could not be read. */
function Problems({ problems, onDismiss }: ProblemsProps) {
  const text = useText(messages);
  const { language } = useLanguage();
  if (problems.length === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      title={text('problems', { count: problems.length })}
      description={
        <ul className={styles.problems}>
          {problems.map((problem) => (
            <li key={problem.zh}>{problem[language]}</li>
          ))}
        </ul>
      }
      action={<Button onClick={onDismiss}>{text('dismiss')}</Button>}
    />
  );
}
