import { Segmented } from 'antd';
import type { ReactNode } from 'react';
import { isLanguage } from '../../../../platform/i18n/index.ts';
import { useLanguage, useText } from '../../../../web/ui/language.tsx';
import { momentText } from '../../../../web/ui/moment.ts';
import { Page, Section } from '../../../../web/ui/Page.tsx';
import { useSession } from '../../../../web/ui/session.ts';
import { messages as shared } from '../messages.ts';
import styles from './AccountPage.module.css';
import { messages } from './messages.ts';
import { PasswordForm } from './PasswordForm.tsx';
import { Sessions } from './Sessions.tsx';
import { SingleSignOn } from './SingleSignOn.tsx';

/** One's own account: who one is here, the password, where one is signed in. */
export default function AccountPage() {
  const text = useText(messages);
  const { person } = useSession();
  return (
    <Page title={text('title')} width="narrow">
      <WhoAmI />
      <Section title={text('password')} lead={text(person?.has_password === false ? 'passwordNone' : 'passwordLead')}>
        {person?.has_password === false ? null : <PasswordForm login={person?.login ?? ''} />}
      </Section>
      <Sessions />
      <SingleSignOn />
    </Page>
  );
}

function WhoAmI() {
  const text = useText(messages);
  const words = useText(shared);
  const { language, choose } = useLanguage();
  const { person, organisation } = useSession();
  if (person === null || organisation === null) return null;
  const { kind, level } = organisation;
  return (
    <Section title={text('who')}>
      <dl className={styles.facts}>
        <Fact label={words('name')}>{person.name}</Fact>
        <Fact label={words('login')}>{person.login}</Fact>
        <Fact label={words('role')}>{words(`role_${person.role}`)}</Fact>
        <Fact label={text('organisation')}>{organisation.name}</Fact>
        <Fact label={text('kind')}>
          {words(`kind_${kind}`)}
          {level === null ? '' : ` · ${words(`level_${level}`)}`}
        </Fact>
        <Fact label={text('since')}>{momentText(person.created_at, language)}</Fact>
        <Fact label={text('language')}>
          <Segmented
            aria-label={text('language')}
            options={[
              { value: 'zh', label: '中文' },
              { value: 'en', label: 'English' },
            ]}
            value={language}
            onChange={(chosen) => {
              if (isLanguage(chosen)) choose(chosen);
            }}
          />
          <span className={styles.note}>{text('languageNote')}</span>
        </Fact>
      </dl>
    </Section>
  );
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
