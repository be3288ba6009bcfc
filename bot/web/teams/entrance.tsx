/** The tab while nobody is signed in in it. */
import { useEffect, useState, type FormEvent } from 'react';
import { app, authentication } from '@microsoft/teams-js';
import { newKey, read, write } from '../console/wire.js';
import { awaitCode } from './handover.js';
import { codeInLink } from './link.js';
import { language, t } from './words.js';

const HERE = '/console/in-teams';
const WINDOW = { width: 520, height: 640 } as const;

/** Signing in at the provider needs a window of its own: providers let nobody frame them. */
export function ByAccount() {
  const { busy, failure, enter, tell } = useEntering();
  useEffect(() => void app.initialize().catch(() => undefined), []);
  const [away, setAway] = useState(false);
  const signIn = async (again: boolean): Promise<void> => {
    setAway(true);
    tell(null);
    let entering: Promise<void> | null = null;
    const stop = awaitCode((code) => { entering ??= enter(code); });
    const finished = await authentication.authenticate({ url: `${location.origin}${HERE}?locale=${language}${again ? '&again=1' : ''}`, ...WINDOW }).then(() => true, () => false);
    stop();
    setAway(false);
    if (!entering && !finished) tell(t('notDone'));
  };
  return (
    <>
      <h1>{t('title')}</h1>
      <p role="status">{t(away ? 'waiting' : 'signInOnce')}</p>
      <p role="alert">{failure}</p>
      <button type="button" disabled={busy} onClick={() => void signIn(false)}>{t('signIn')}</button>
      <button type="button" className="plain" disabled={busy} onClick={() => void signIn(true)}>{t('another')}</button>
      <Elsewhere />
    </>
  );
}

export function ByLink() {
  const { busy, failure, enter, tell } = useEntering();
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const code = codeInLink(String(new FormData(event.currentTarget).get('link')));
    if (code === null) tell(t('noLink'));
    else void enter(code);
  };
  return (
    <form onSubmit={submit}>
      <h1>{t('title')}</h1>
      <p>{t('withLink')} <code>npx gwarant sign-in --name "Anna Nowak"</code></p>
      <p role="alert">{failure}</p>
      <label>{t('link')}<input name="link" autoComplete="off" spellCheck={false} required /></label>
      <button type="submit" disabled={busy}>{t('enter')}</button>
      <Elsewhere />
    </form>
  );
}

function Elsewhere() {
  return <a href="/console" target="_blank" rel="noopener">{t('beside')}</a>;
}

/** Spends a code. Afterwards the same address is the console. */
function useEntering(): { readonly busy: boolean; readonly failure: string | null; readonly enter: (code: string) => Promise<void>; readonly tell: (failure: string | null) => void } {
  const [busy, setBusy] = useState(false);
  const [failure, tell] = useState<string | null>(null);
  const enter = async (code: string): Promise<void> => {
    setBusy(true);
    const answer = await write<undefined>(HERE, language, newKey(), { code });
    // A browser may take the cookie and throw it away.
    const known = answer.type === 'ok' ? await read('/api/me', language) : answer;
    if (answer.type === 'ok' && known.type === 'ok') return location.reload();
    setBusy(false);
    tell(answer.type === 'ok' && known.type === 'refused' ? t('noCookie') : known.type === 'refused' ? known.message : t('unreachable'));
  };
  return { busy, failure, enter, tell };
}
