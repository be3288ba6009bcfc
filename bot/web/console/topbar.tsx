/** Who is here, in which language, and whether what is shown is live. */
import { useLanguage } from './language.js';
import { Icon } from './icons.js';
import { LEADS_ONLY, mainSection, SECTIONS, sectionAddress, type Section } from './route.js';
import type { DeskAndClerk } from './useDesk.js';

const LANGUAGES = [['pl', 'PL', 'Polski'], ['en', 'EN', 'English']] as const;

interface Props extends DeskAndClerk {
  readonly section: Section;
  /** A customer is on the phone. */
  readonly onCall: () => void;
  readonly onSettings: () => void;
  readonly onShortcuts: () => void;
}

export function TopBar({ desk, clerk, section, onCall, onSettings, onShortcuts }: Props) {
  const { t } = useLanguage();
  const state = desk.connection === 'live' ? 'live' : desk.connection === 'broken' ? 'offline' : 'connecting';
  return (
    <header className="topbar">
      <p className="brand"><span className="mark" aria-hidden="true">G</span>Gwarant<span className="quiet brand-more"> · {t('console')}</span></p>
      <nav className="sections" aria-label={t('sections')}>
        {SECTIONS.filter((one) => !LEADS_ONLY.includes(one) || (desk.me !== null && desk.me.role !== 'agent')).map((one) => <a key={one} href={sectionAddress(one)} aria-current={mainSection(section) === one ? 'page' : undefined}>{t(one)}</a>)}
      </nav>
      <button type="button" className="call" onClick={onCall} aria-label={t('phoneCase')} title={t('phoneCase')}><Icon name="phone" /><span className="call-word" aria-hidden="true">{t('phoneCase')}</span></button>
      <p className={`pulse ${state}`} role="status"><span className="dot" aria-hidden="true" /><span className="pulse-word">{t(state)}</span></p>
      <button type="button" className="plain square keys" onClick={onShortcuts} aria-label={t('shortcuts')} title={t('shortcuts')} aria-keyshortcuts="?"><span aria-hidden="true">?</span></button>
      <button type="button" className="plain square" onClick={onSettings} aria-label={t('settings')} title={t('settings')}><Icon name="settings" /></button>
      <LanguageSwitch />
      {desk.me && <p className="me" title={desk.me.name}>{desk.me.name}</p>}
      <button type="button" className="plain" onClick={() => void clerk.signOut()}>{t('signOut')}</button>
    </header>
  );
}

export function LanguageSwitch() {
  const { language, choose, t } = useLanguage();
  return (
    <div className="switch" role="group" aria-label={t('language')}>
      {LANGUAGES.map(([code, short, name]) => (
        <button key={code} type="button" lang={code} aria-pressed={language === code} aria-label={`${short}, ${name}`} onClick={() => choose(code)}>{short}</button>
      ))}
    </div>
  );
}
