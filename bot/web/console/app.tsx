/** The frame of the console: top bar, three panes (one at a time on a phone), notices. */
import { useCallback, useEffect, useState } from 'react';
import { Board } from './board.js';
import { CasePane } from './card.js';
import { CaseHead } from './case-head.js';
import { Conversation } from './conversation.js';
import { Figures } from './figures.js';
import { useLanguage } from './language.js';
import { LeaseMenu } from './lease-menu.js';
import { Notices } from './notices.js';
import { Offers } from './offers.js';
import { usePreferences } from './preferences.js';
import { PreferencesDialog } from './preferences-dialog.js';
import { AlsoLooking } from './present.js';
import { Privacy } from './privacy.js';
import { Queue } from './queue.js';
import { Reports } from './reports.js';
import { addressOf, usePlace, type Place } from './route.js';
import { Search } from './search.js';
import { PhoneDialog } from './phone.js';
import { SignedOut } from './signed-out.js';
import { ShortcutsDialog, useShortcuts } from './shortcuts.js';
import { TopBar } from './topbar.js';
import { Transcripts } from './transcripts.js';
import { useDesk, type DeskAndClerk } from './useDesk.js';

export function App() {
  const place = usePlace();
  const shared = useDesk(place.open);
  const { desk, tell } = shared;
  const { t } = useLanguage();
  useTitle(desk.rows?.filter(({ state }) => state === 'waiting').length ?? 0);
  const [calling, setCalling] = useState(false);
  const [interviewed, setInterviewed] = useState<string | null>(null);
  const [preferences, setPreferences] = usePreferences();
  const [shown, setShown] = useState<'settings' | 'shortcuts' | null>(null);
  const help = useCallback(() => setShown('shortcuts'), []);
  useShortcuts(preferences.shortcuts && !desk.signedOut, help);
  const onSignedOut = useCallback(() => tell({ type: 'signedOut' }), [tell]);
  if (desk.signedOut) return <SignedOut />;
  const shows = place.open === null ? 'queue' : place.pane;
  return (
    <div className="shell" data-shows={shows}>
      <a className="skip" href={place.section === 'cases' ? '#conversation' : `#${place.section}`} onClick={skipToContent}>{t(place.section === 'cases' ? 'skip' : 'skipToContent')}</a>
      <TopBar {...shared} section={place.section} onCall={() => setCalling(true)} onSettings={() => setShown('settings')} onShortcuts={help} />
      <Offers {...shared} />
      <Notices desk={desk} acts={shared.clerk.deeds} tell={tell} />
      {place.section === 'cases' && <Panes {...shared} {...place} interviewing={place.open !== null && place.open === interviewed} interview={(open) => setInterviewed(open ? place.open : null)} />}
      {place.section === 'search' && <Search query={place.query} onSignedOut={onSignedOut} />}
      {place.section === 'figures' && <Figures query={place.query} onSignedOut={onSignedOut} />}
      {place.section === 'transcripts' && <Transcripts query={place.query} onSignedOut={onSignedOut} />}
      {place.section === 'board' && <Board {...shared} onSignedOut={onSignedOut} />}
      {place.section === 'reports' && <Reports query={place.query} onSignedOut={onSignedOut} />}
      {place.section === 'privacy' && <Privacy role={desk.me?.role ?? null} onSignedOut={onSignedOut} />}
      {calling && <PhoneDialog clerk={shared.clerk} onOpened={setInterviewed} onClose={() => setCalling(false)} />}
      {shown === 'settings' && <PreferencesDialog preferences={preferences} onChange={setPreferences} onShortcuts={help} onClose={() => setShown(null)} />}
      {shown === 'shortcuts' && <ShortcutsDialog onClose={() => setShown(null)} />}
      <p className="hidden" role="status">{desk.announcement}</p>
    </div>
  );
}

interface PanesProps extends DeskAndClerk, Pick<Place, 'open' | 'pane' | 'claim' | 'line'> {
  readonly interviewing: boolean;
  readonly interview: (open: boolean) => void;
}

function Panes({ open, pane, claim, line, interviewing, interview, ...shared }: PanesProps) {
  const { desk } = shared;
  const { t } = useLanguage();
  const view = desk.view?.row.conversation === open ? desk.view : null;
  const read = view?.transcript.lines.at(-1)?.seq ?? 0;
  const { clerk } = shared;
  const known = open === null ? 0 : (desk.seen?.[open] ?? 0);
  useEffect(() => {
    const look = (): void => {
      if (open !== null && desk.seen !== null && read > known && document.visibilityState === 'visible') void clerk.markSeen(open, read);
    };
    look();
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [open, read, known, clerk, desk.seen]);
  return (
    <main className="panes" data-open={open !== null || undefined}>
      {open === null && <h1 className="hidden">{t('cases')}</h1>}
      <Queue {...shared} open={open} />
      {open !== null && (
        <CaseHead row={view?.row ?? null} me={desk.me?.id ?? null}>
          <AlsoLooking present={desk.present} me={desk.me?.id ?? null} />
          {view && <LeaseMenu {...shared} row={view.row} />}
        </CaseHead>
      )}
      {open !== null && (
        <nav className="tabs" aria-label={t('caseCard')}>
          <a href={addressOf(open)} aria-current={pane === 'conversation' ? 'page' : undefined}>{t('conversation')}</a>
          <a href={addressOf(open, 'case')} aria-current={pane === 'case' ? 'page' : undefined}>{t('caseCard')}</a>
        </nav>
      )}
      <Conversation {...shared} key={`talk ${open ?? ''}`} open={open} view={view} line={line} />
      {open !== null && <CasePane {...shared} key={`case ${open}`} view={view} shown={claim} interviewing={interviewing} interview={interview} />}
    </main>
  );
}

/** The address's hash holds the place, so the link moves the focus itself. */
function skipToContent(event: { preventDefault: () => void }): void {
  event.preventDefault();
  (document.getElementById('conversation') ?? document.querySelector<HTMLElement>('main'))?.focus();
}

function useTitle(waiting: number): void {
  const { t } = useLanguage();
  useEffect(() => {
    document.title = `${waiting > 0 ? `(${waiting}) ` : ''}Gwarant · ${t('console')}`;
  }, [t, waiting]);
}
