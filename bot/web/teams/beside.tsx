/** The window beside the tab: whoever is signed in here lets the tab in. */
import { useEffect, useState } from 'react';
import { app, authentication } from '@microsoft/teams-js';
import type { Me } from '../../console/view.js';
import { newKey, read, write } from '../console/wire.js';
import { language, t } from './words.js';

const HERE = '/console/in-teams';
/** Set where somebody has just come back from signing in: once is enough. */
const BACK = 'signed';
const SIGN_IN = `/console/sign-in?to=${encodeURIComponent(`${HERE}?${BACK}=1&locale=${language}`)}`;

type State = { readonly type: 'loading' } | { readonly type: 'done' } | { readonly type: 'known'; readonly me: Me } | { readonly type: 'failed'; readonly why: string };

export function Beside() {
  const [state, setState] = useState<State>({ type: 'loading' });
  useEffect(() => void whoIsHere().then((found) => found && setState(found)), []);
  if (state.type === 'loading') return null;
  if (state.type === 'failed') return <><h1>{t('title')}</h1><p role="alert">{state.why}</p></>;
  if (state.type === 'done') return <><h1>{t('title')}</h1><p role="status">{t('done')}</p></>;
  const letIn = async (): Promise<void> => {
    const answer = await write<{ readonly code: string }>('/api/tab-code', language, newKey());
    if (answer.type !== 'ok') return setState({ type: 'failed', why: answer.type === 'refused' ? answer.message : t('unreachable') });
    authentication.notifySuccess(answer.value.code);
    setState({ type: 'done' });
  };
  return (
    <>
      <h1>{t('letIn')}</h1>
      <p>{t('as').replace('{name}', state.me.name)}</p>
      <button type="button" autoFocus onClick={() => void letIn()}>{t('open')}</button>
      <a href={`${SIGN_IN}&again=1`}>{t('another')}</a>
    </>
  );
}

/** Null while the browser is on its way to sign in. */
async function whoIsHere(): Promise<State | null> {
  if (window.opener === null && !('nativeInterface' in window)) return { type: 'failed', why: t('notTeams') };
  const me = await read<Me>('/api/me', language);
  if (me.type === 'unreachable') return { type: 'failed', why: t('unreachable') };
  if (me.type === 'refused' && me.status !== 401) return { type: 'failed', why: me.message };
  if (me.type === 'refused' && new URLSearchParams(location.search).has(BACK)) return { type: 'failed', why: t('notSignedIn') };
  if (me.type === 'refused') {
    location.replace(SIGN_IN);
    return null;
  }
  return app.initialize().then<State, State>(() => ({ type: 'known', me: me.value }), () => ({ type: 'failed', why: t('notTeams') }));
}
