/** `/admin`: what is in force here, for leads and admins. Policies and settings are changed in their files. */
import { useCallback, useEffect, useState } from 'react';
import type { Text } from '../../../policies/language.js';
import type { DeskView, PoliciesView } from '../../console/admin-view.js';
import type { Me } from '../../console/view.js';
import { DeskSettings } from './admin-desk.js';
import { PoliciesInForce } from './admin-policies.js';
import { Sessions } from './admin-sessions.js';
import { useLanguage } from './language.js';
import { leave, SignedOut } from './signed-out.js';
import { LanguageSwitch } from './topbar.js';
import { read } from './wire.js';
import { ADMIN } from './words-admin.js';

export function Admin() {
  const { t, pick } = useLanguage();
  const [signedOut, setSignedOut] = useState(false);
  const onSignedOut = useCallback(() => setSignedOut(true), []);
  const me = useFetched<Me>('/api/me', onSignedOut);
  const policies = useFetched<PoliciesView>('/api/policies', onSignedOut);
  const desk = useFetched<DeskView>('/api/desk', onSignedOut);
  const { language } = useLanguage();
  useEffect(() => {
    document.title = `Gwarant · ${pick(ADMIN.title)}`;
  }, [pick]);
  if (signedOut) return <SignedOut />;
  return (
    <div className="shell">
      <header className="topbar">
        <p className="brand"><span className="mark" aria-hidden="true">G</span>Gwarant<span className="quiet brand-more"> · {pick(ADMIN.title)}</span></p>
        <nav className="sections" aria-label={pick(ADMIN.onThisPage)}>
          {LINKS.map(([address, word]) => <a key={address} href={address}>{pick(word)}</a>)}
        </nav>
        <LanguageSwitch />
        {me && me !== 'failed' && <p className="me" title={me.name}>{me.name}</p>}
        <button type="button" className="plain" onClick={() => void leave(language).then((left) => left && onSignedOut())}>{t('signOut')}</button>
      </header>
      <main className="admin-page" id="admin" tabIndex={-1}>
        <h1>{pick(ADMIN.title)}</h1>
        <Loaded of={policies}>{(view) => <PoliciesInForce {...view} />}</Loaded>
        <Loaded of={desk}>{(view) => <DeskSettings {...view} />}</Loaded>
        <Sessions onSignedOut={onSignedOut} />
      </main>
    </div>
  );
}

const LINKS: readonly (readonly [string, Text])[] = [['/console', ADMIN.toConsole], ['/console#/figures', ADMIN.toFigures], ['/console#/privacy', ADMIN.toPrivacy]];

/** Null while it is on its way. */
type Fetched<T> = T | 'failed' | null;

function Loaded<T extends object>({ of, children }: { readonly of: Fetched<T>; readonly children: (value: T) => React.ReactNode }) {
  const { t, pick } = useLanguage();
  if (of === null) return <p className="quiet">{t('loading')}</p>;
  return of === 'failed' ? <p role="alert">{pick(ADMIN.failed)}</p> : children(of);
}

function useFetched<T>(path: string, onSignedOut: () => void): Fetched<T> {
  const { language } = useLanguage();
  const [fetched, setFetched] = useState<Fetched<T>>(null);
  useEffect(() => {
    let over = false;
    void read<T>(path, language).then((answer) => {
      if (over) return;
      if (answer.type === 'refused' && answer.status === 401) onSignedOut();
      setFetched(answer.type === 'ok' ? answer.value : 'failed');
    });
    return () => {
      over = true;
    };
  }, [path, language, onSignedOut]);
  return fetched;
}
