import { choosePack, TIERS, type Tier } from '@leitu/rules';
import { Link } from '@tanstack/react-router';
import { library } from '../../../../web/facts/library.ts';
import { useLanguage, useText } from '../../../../web/ui/language.tsx';
import { todayHere } from '../../../../web/ui/today.ts';
import { messages as shared } from '../messages.ts';
import styles from './ChooseRungPage.module.css';
import { messages } from './messages.ts';

/** The way into the self-check: three rungs, each with the criteria in force today. */
export default function ChooseRungPage() {
  const text = useText(messages);
  const words = useText(shared);
  return (
    <div className={styles.page}>
      <title>{`${text('title')} · ${text('chooseTitle')}`}</title>
      <h1>{text('chooseTitle')}</h1>
      <p className={styles.lead}>{text('chooseLead')}</p>
      <ol className={styles.rungs}>
        {TIERS.map((tier) => (
          <li key={tier} data-tier={tier}>
            <small>{words(`ordinal_${tier}`)}</small>
            <h2>{words(`tier_${tier}`)}</h2>
            <PackInForce tier={tier} />
            <Link to="/self-check/$tier" params={{ tier }} aria-label={`${text('chooseGo')}: ${words(`tier_${tier}`)}`}>
              {text('chooseGo')} <span aria-hidden="true">→</span>
            </Link>
          </li>
        ))}
      </ol>
      <p className={styles.privacy}>{text('privacy')}</p>
    </div>
  );
}

function PackInForce({ tier }: { readonly tier: Tier }) {
  const text = useText(messages);
  const { language } = useLanguage();
  const pack = choosePack(library, { tier, caseType: 'new', on: todayHere() });
  if (!pack.ok) return null;
  const { number } = pack.value.source;
  return (
    <p>
      {text('chooseRule', { pack: pack.value.label[language] })}
      <br />
      {number}
    </p>
  );
}
