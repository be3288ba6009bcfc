/** Who is here, in which language, and whether what is shown is live. */
import { useLanguage } from './language.js';
import type { DeskAndClerk } from './useDesk.js';

const LANGUAGES = [['pl', 'PL', 'Polski'], ['en', 'EN', 'English']] as const;

export function TopBar({ desk, clerk }: DeskAndClerk) {
  const { t } = useLanguage();
  const state = desk.connection === 'live' ? 'live' : desk.connection === 'broken' ? 'offline' : 'connecting';
  return (
    <header className="topbar">
      <p className="brand"><span className="mark" aria-hidden="true">G</span>Gwarant<span className="quiet brand-more"> · {t('console')}</span></p>
      <p className={`pulse ${state}`} role="status"><span className="dot" aria-hidden="true" /><span className="pulse-word">{t(state)}</span></p>
      <LanguageSwitch />
      {desk.me && <p className="me" title={desk.me.name}>{desk.me.name}</p>}
      <button type="button" className="plain" onClick={() => void clerk.signOut()}>{t('signOut')}</button>
    </header>
  );
}

function LanguageSwitch() {
  const { language, choose, t } = useLanguage();
  return (
    <div className="switch" role="group" aria-label={t('language')}>
      {LANGUAGES.map(([code, short, name]) => (
        <button key={code} type="button" lang={code} aria-pressed={language === code} aria-label={name} onClick={() => choose(code)}>{short}</button>
      ))}
    </div>
  );
}
