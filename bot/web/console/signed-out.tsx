/** The way out of console and admin page, and what is left on the screen then. */
import type { Locale } from '../../../policies/language.js';
import { useLanguage } from './language.js';
import { newKey, write } from './wire.js';

/** Ends the session, and at the identity provider where that wants to know. @returns false when it could not be ended */
export async function leave(language: Locale): Promise<boolean> {
  const answer = await write<{ goTo: string } | undefined>('/api/sign-out', language, newKey());
  if (answer.type === 'ok' && answer.value) location.assign(answer.value.goTo);
  return answer.type === 'ok' || (answer.type === 'refused' && answer.status === 401);
}

/** The page itself says how to get in again: it is for the server to know. */
export function SignedOut() {
  const { t } = useLanguage();
  return (
    <main className="alone">
      <h1>{t('signedOutTitle')}</h1>
      <p>{t('signedOutHow')}</p>
      <button type="button" className="primary" onClick={() => location.reload()}>{t('signIn')}</button>
    </main>
  );
}
