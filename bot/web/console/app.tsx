/** The frame of the console: top bar, three panes (one at a time on a phone), notices. */
import { useEffect, useState } from 'react';
import { CasePane } from './card.js';
import { CaseHead } from './case-head.js';
import { Conversation } from './conversation.js';
import { useLanguage } from './language.js';
import { Notices } from './notices.js';
import { Queue } from './queue.js';
import { addressOf, usePlace } from './route.js';
import { readSeen, withSeen } from './seen.js';
import { TopBar } from './topbar.js';
import { useDesk, type DeskAndClerk } from './useDesk.js';

export function App() {
  const place = usePlace();
  const shared = useDesk(place.open);
  const { desk, tell } = shared;
  const { t } = useLanguage();
  useTitle(desk.rows?.filter(({ state }) => state === 'waiting').length ?? 0);
  if (desk.signedOut) return <SignedOut />;
  const shows = place.open === null ? 'queue' : place.pane;
  return (
    <div className="shell" data-shows={shows}>
      <a className="skip" href="#conversation" onClick={skipToConversation}>{t('skip')}</a>
      <TopBar {...shared} />
      <Panes {...shared} open={place.open} pane={place.pane} />
      <p className="hidden" role="status">{desk.announcement}</p>
      <Notices notices={desk.notices} tell={tell} />
    </div>
  );
}

function Panes({ open, pane, ...shared }: DeskAndClerk & { readonly open: string | null; readonly pane: 'conversation' | 'case' }) {
  const { desk } = shared;
  const { t } = useLanguage();
  const [seen, setSeen] = useState(readSeen);
  const view = desk.view?.row.conversation === open ? desk.view : null;
  const read = view?.transcript.lines.at(-1)?.seq ?? 0;
  useEffect(() => {
    const look = (): void => {
      if (open !== null && read > 0 && document.visibilityState === 'visible') setSeen((before) => withSeen(before, open, read));
    };
    look();
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [open, read]);
  return (
    <main className="panes" data-open={open !== null || undefined}>
      <Queue {...shared} open={open} seen={seen} />
      {open !== null && <CaseHead row={view?.row ?? null} me={desk.me?.id ?? null} />}
      {open !== null && (
        <nav className="tabs" aria-label={t('caseCard')}>
          <a href={addressOf(open)} aria-current={pane === 'conversation' ? 'page' : undefined}>{t('conversation')}</a>
          <a href={addressOf(open, 'case')} aria-current={pane === 'case' ? 'page' : undefined}>{t('caseCard')}</a>
        </nav>
      )}
      <Conversation {...shared} key={`talk ${open ?? ''}`} open={open} view={view} />
      {open !== null && <CasePane {...shared} view={view} />}
    </main>
  );
}

function SignedOut() {
  const { t } = useLanguage();
  return (
    <main className="alone">
      <h1>{t('signedOutTitle')}</h1>
      <p>{t('signedOutHow')}</p>
      <code>npx gwarant sign-in</code>
    </main>
  );
}

/** The address's hash holds the open case, so the link moves the focus itself. */
function skipToConversation(event: { preventDefault: () => void }): void {
  event.preventDefault();
  document.getElementById('conversation')?.focus();
}

function useTitle(waiting: number): void {
  const { t } = useLanguage();
  useEffect(() => {
    document.title = `${waiting > 0 ? `(${waiting}) ` : ''}Gwarant · ${t('console')}`;
  }, [t, waiting]);
}
