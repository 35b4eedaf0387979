import { CloseOutlined, MenuOutlined, MoonOutlined, SunOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { messages } from '../messages.ts';
import { modules } from '../modules.ts';
import { useAppearance } from '../ui/appearance.tsx';
import { isFor, isPublic } from '../ui/audience.ts';
import { useLanguage, useText } from '../ui/language.tsx';
import { Mark } from '../ui/Mark.tsx';
import { useSession } from '../ui/session.ts';
import styles from './Header.module.css';

/** Fetched for those who have signed in. */
const PersonMenu = lazy(() => import('./PersonMenu.tsx'));

/** The head of every page: mark, navigation, who is signed in, language and theme. */
export function Header() {
  const text = useText(messages);
  const { state } = useSession();
  const [isOpen, setOpen] = useState(false);
  return (
    <header className={styles.header} data-signed-in={state === 'signed-in'}>
      <div className={styles.inner}>
        <Link to="/" className={styles.brand} aria-label={`${text('name')} · ${text('home')}`}>
          <Mark size={38} />
          <Wordmark />
        </Link>
        <button
          type="button"
          className={`${styles.tool} ${styles.menuButton}`}
          aria-expanded={isOpen}
          aria-controls="navigation"
          aria-label={text(isOpen ? 'closeMenu' : 'openMenu')}
          onClick={() => setOpen(!isOpen)}
        >
          {isOpen ? <CloseOutlined /> : <MenuOutlined />}
        </button>
        <nav id="navigation" className={styles.nav} data-open={isOpen} aria-label={text('mainNavigation')}>
          <Menu onGo={() => setOpen(false)} />
        </nav>
        <Tools />
      </div>
    </header>
  );
}

function Wordmark() {
  const { language } = useLanguage();
  return (
    <span className={styles.wordmark}>
      <span className={styles.nameZh} lang="zh-CN">
        累土
      </span>
      <span className={styles.nameEn} data-first={language === 'en'}>
        Leitu
      </span>
    </span>
  );
}

/** What is for whoever is here, one's own work before what is open to all. */
function Menu({ onGo }: { readonly onGo: () => void }) {
  const { language } = useLanguage();
  const session = useSession();
  const items = modules
    .flatMap(({ menu }) => menu)
    .filter((item) => item.place === undefined && isFor(session, item))
    .toSorted((one, other) => Number(isPublic(one)) - Number(isPublic(other)));
  return (
    <ul className={styles.menu}>
      {items.map(({ to, label }) => (
        <li key={to}>
          <Link to={to} className={styles.menuLink} onClick={onGo} activeProps={{ 'aria-current': 'page' }}>
            {label[language]}
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** The way to sign in, or the menu of who has. */
function Person() {
  const text = useText(messages);
  const { state } = useSession();
  if (state === 'unknown') return null;
  if (state === 'signed-in') {
    return (
      <Suspense>
        <PersonMenu />
      </Suspense>
    );
  }
  return (
    <Link to="/sign-in" className={styles.signIn}>
      {text('signIn')}
    </Link>
  );
}

function Tools() {
  const text = useText(messages);
  const { language, choose } = useLanguage();
  const { mode, toggle } = useAppearance();
  const isChinese = language === 'zh';
  return (
    <div className={styles.tools}>
      <Person />
      <button
        type="button"
        className={styles.tool}
        lang={isChinese ? 'en' : 'zh-CN'}
        aria-label={isChinese ? 'English' : '中文'}
        onClick={() => choose(isChinese ? 'en' : 'zh')}
      >
        {isChinese ? 'EN' : '中'}
      </button>
      <button
        type="button"
        className={styles.tool}
        aria-label={text(mode === 'dark' ? 'turnLight' : 'turnDark')}
        onClick={toggle}
      >
        {mode === 'dark' ? <SunOutlined /> : <MoonOutlined />}
      </button>
    </div>
  );
}
