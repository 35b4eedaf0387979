import { CloseOutlined, MenuOutlined, MoonOutlined, SunOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { messages } from '../messages.ts';
import { modules } from '../modules.ts';
import { useAppearance } from '../ui/appearance.tsx';
import { useLanguage, useText } from '../ui/language.tsx';
import { Mark } from '../ui/Mark.tsx';
import styles from './Header.module.css';

/** The head of every page: mark, navigation, language and theme. */
export function Header() {
  const text = useText(messages);
  const [isOpen, setOpen] = useState(false);
  return (
    <header className={styles.header}>
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

function Menu({ onGo }: { readonly onGo: () => void }) {
  const { language } = useLanguage();
  return (
    <ul className={styles.menu}>
      {modules
        .flatMap(({ menu }) => menu)
        .map(({ to, label }) => (
          <li key={to}>
            <Link to={to} className={styles.menuLink} onClick={onGo} activeProps={{ 'aria-current': 'page' }}>
              {label[language]}
            </Link>
          </li>
        ))}
    </ul>
  );
}

function Tools() {
  const text = useText(messages);
  const { language, choose } = useLanguage();
  const { mode, toggle } = useAppearance();
  const isChinese = language === 'zh';
  return (
    <div className={styles.tools}>
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
