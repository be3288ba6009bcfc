/** The window beside the tab: whoever is signed in here, or signs in, lets the tab in. */
import { useEffect, useState } from 'react';
import { app, authentication } from '@microsoft/teams-js';
import { newKey, read, write } from '../console/wire.js';
import { findTab } from './handover.js';
import { language, t } from './words.js';

const HERE = '/console/in-teams';
const ADDRESS = new URLSearchParams(location.search);
/** Set where somebody has just come back from signing in: once is enough. */
const BACK = 'signed';
const SIGN_IN = `/console/sign-in?to=${encodeURIComponent(`${HERE}?${BACK}=1&locale=${language}`)}`;

type State = { readonly type: 'working' | 'done' } | { readonly type: 'failed'; readonly why: string };

export function Beside() {
  const [state, setState] = useState<State>({ type: 'working' });
  useEffect(() => void letIn().then((next) => next && setState(next)), []);
  return (
    <>
      <h1>{t('title')}</h1>
      {state.type === 'failed' ? <p role="alert">{state.why}</p> : <p role="status">{t(state.type)}</p>}
    </>
  );
}

/** The tab first: without one this window signs nobody in and tells nobody anything. Null while the browser is on its way to sign in. */
async function letIn(): Promise<State | null> {
  const handOver = await findTab();
  if (!handOver) return { type: 'failed', why: t('notTeams') };
  const isBack = ADDRESS.has(BACK);
  if (ADDRESS.has('again') && !isBack) return go(`${SIGN_IN}&again=1`);
  const me = await read('/api/me', language);
  if (me.type === 'refused' && me.status === 401) return isBack ? { type: 'failed', why: t('notSignedIn') } : go(SIGN_IN);
  const answer = me.type === 'ok' ? await write<{ readonly code: string }>('/api/tab-code', language, newKey()) : me;
  if (answer.type !== 'ok') return { type: 'failed', why: answer.type === 'refused' ? answer.message : t('unreachable') };
  handOver(answer.value.code);
  // Teams closes the window; where it does not, somebody can.
  void app.initialize().then(() => authentication.notifySuccess(''), () => undefined);
  return { type: 'done' };
}

function go(address: string): null {
  location.replace(address);
  return null;
}
