import { DownOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Dropdown } from 'antd';
import { messages } from '../messages.ts';
import { modules } from '../modules.ts';
import { isFor } from '../ui/audience.ts';
import { useLanguage, useText } from '../ui/language.tsx';
import { useSession, useSessionChanges } from '../ui/session.ts';
import styles from './PersonMenu.module.css';

/** Who is signed in and for which organisation, with what is one's own below: the account, and the way out. */
export default function PersonMenu() {
  const text = useText(messages);
  const { language } = useLanguage();
  const session = useSession();
  const { end, forget } = useSessionChanges();
  const navigate = useNavigate();
  const leaving = useMutation({
    mutationFn: end,
    onSuccess: async () => {
      // A page that needs a session would ask for one again.
      await navigate({ to: '/' });
      forget();
    },
  });
  const [person, organisation] = [session.person?.name ?? '', session.organisation?.name ?? ''];
  const items = modules
    .flatMap(({ menu }) => menu)
    .filter((item) => item.place === 'person' && isFor(session, item))
    .map(({ to, label }) => ({ key: to, label: <Link to={to}>{label[language]}</Link> }));
  const way = { key: 'sign-out', label: text(leaving.isError ? 'signOutFailed' : 'signOut') };
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          { type: 'group', label: <Names person={person} organisation={organisation} />, children: items },
          { type: 'divider' },
          way,
        ],
        onClick: ({ key }) => {
          if (key === 'sign-out') leaving.mutate();
        },
      }}
    >
      <button type="button" className={styles.person} aria-label={text('personMenu', { person, organisation })}>
        <span className={styles.seal} aria-hidden="true">
          {[...organisation][0]}
        </span>
        <Names person={person} organisation={organisation} />
        <DownOutlined className={styles.sign ?? ''} />
      </button>
    </Dropdown>
  );
}

function Names({ person, organisation }: { readonly person: string; readonly organisation: string }) {
  return (
    <span className={styles.names}>
      <span className={styles.organisation}>{organisation}</span>
      <span className={styles.name}>{person}</span>
    </span>
  );
}
