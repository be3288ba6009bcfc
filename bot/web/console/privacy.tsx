/** Handing out or erasing one person's data; for leads and admins. */
import { useState, type FormEvent } from 'react';
import type { Erased } from '../../privacy/erase.js';
import type { Whose } from '../../privacy/person.js';
import { Dialog } from './dialog.js';
import { useLanguage } from './language.js';
import { download, newKey, write, type Answer } from './wire.js';
import type { Word } from './words.js';

type By = 'email' | 'claim' | 'conversation';

const WAYS = [['email', 'byEmail'], ['claim', 'byClaim'], ['conversation', 'byConversation']] as const satisfies readonly (readonly [By, Word])[];

interface Props {
  readonly role: 'agent' | 'lead' | 'admin' | null;
  readonly onSignedOut: () => void;
}

export function Privacy({ role, onSignedOut }: Props) {
  const { t } = useLanguage();
  return (
    <main className="privacy-page" id="privacy" tabIndex={-1}>
      <h1>{t('privacyTitle')}</h1>
      <p className="quiet">{t(role === 'agent' ? 'privacyOnly' : 'privacyMore')}</p>
      {role !== null && role !== 'agent' && <PrivacyForm onSignedOut={onSignedOut} />}
    </main>
  );
}

type Told = { readonly type: 'done' | 'failed'; readonly text: string } | null;

function PrivacyForm({ onSignedOut }: Pick<Props, 'onSignedOut'>) {
  const { t, language } = useLanguage();
  const [by, setBy] = useState<By>('email');
  const [value, setValue] = useState('');
  const [told, setTold] = useState<Told>(null);
  const [busy, setBusy] = useState(false);
  const [asking, setAsking] = useState(false);
  const whose = { [by]: value.trim() } as unknown as Whose;

  const run = async <T,>(work: Promise<Answer<T>>, words: (value: T) => string): Promise<void> => {
    setBusy(true);
    const answer = await work;
    setBusy(false);
    if (answer.type === 'refused' && answer.status === 401) onSignedOut();
    if (answer.type === 'ok') setTold({ type: 'done', text: words(answer.value) });
    else setTold({ type: 'failed', text: answer.type === 'refused' ? answer.message : t('unreachable') });
  };
  const handOut = (event: FormEvent): void => {
    event.preventDefault();
    void run(download('/api/privacy/export', language, whose, 'gwarant-data.zip'), () => t('exported'));
  };
  const erase = (): void => {
    setAsking(false);
    void run(write<Erased>('/api/privacy/erase', language, newKey(), whose), (erased) => t('erasedSays', countsOf(erased)));
  };
  return (
    <form className="privacy-form" onSubmit={handOut}>
      <label>{t('findBy')}
        <select value={by} onChange={(event) => setBy(event.target.value as By)}>
          {WAYS.map(([way, word]) => <option key={way} value={way}>{t(word)}</option>)}
        </select>
      </label>
      <label>{t('value')}<input required autoComplete="off" maxLength={512} type={by === 'email' ? 'email' : 'text'} value={value} onChange={(event) => setValue(event.target.value)} /></label>
      <div className="dialog-actions">
        <button type="submit" className="primary" disabled={busy}>{t('exportData')}</button>
        <button type="button" disabled={busy || value.trim() === ''} onClick={() => setAsking(true)}>{t('eraseData')}</button>
      </div>
      <p className={told?.type === 'failed' ? 'failure' : 'done'} role="status">{told?.text}</p>
      {asking && <EraseDialog value={value.trim()} onErase={erase} onClose={() => setAsking(false)} />}
    </form>
  );
}

function EraseDialog({ value, onErase, onClose }: { readonly value: string; readonly onErase: () => void; readonly onClose: () => void }) {
  const { t } = useLanguage();
  return (
    <Dialog title={t('eraseTitle')} onClose={onClose}>
      <p>{t('eraseMore', { value })}</p>
      <div className="dialog-actions">
        <button type="button" className="primary" onClick={onErase}>{t('eraseConfirm')}</button>
        <button type="button" onClick={onClose}>{t('cancel')}</button>
      </div>
    </Dialog>
  );
}

function countsOf(erased: Erased): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(erased).map(([what, count]) => [what, String(count)]));
}
