/** The one-time code by which whoever is signed in works from Teams as well. */
import { useState } from 'react';
import { CopyButton } from './copy.js';
import { useLanguage } from './language.js';
import { newKey, write, type Answer } from './wire.js';

export function TeamsCode() {
  const { t, language } = useLanguage();
  const [answer, setAnswer] = useState<Answer<{ readonly code: string }> | null>(null);
  const fetchCode = async (): Promise<void> => setAnswer(await write('/api/teams-code', language, newKey()));
  return (
    <fieldset>
      <legend>{t('teamsWork')}</legend>
      <p className="quiet">{t('teamsHow')}</p>
      <div aria-live="polite">
        {answer?.type === 'ok' && <p><code>{answer.value.code}</code> <CopyButton text={answer.value.code} /> <span className="quiet">{t('teamsUntil')}</span></p>}
        {answer && answer.type !== 'ok' && <p className="failure">{answer.type === 'refused' ? answer.message : t('teamsFailed')}</p>}
      </div>
      <button type="button" onClick={() => void fetchCode()}>{t(answer?.type === 'ok' ? 'teamsAnother' : 'teamsCode')}</button>
    </fieldset>
  );
}
