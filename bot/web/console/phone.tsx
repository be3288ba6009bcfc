/** Opening a case for a customer on the phone, and answering in the customer's place in the customer's own page. */
import { useId, useRef, useState, type FormEvent } from 'react';
import type { Locale } from '../../../policies/language.js';
import type { Clerk } from './clerk.js';
import { CopyButton } from './copy.js';
import { Dialog, useModal } from './dialog.js';
import { Icon } from './icons.js';
import { useLanguage } from './language.js';
import { goTo } from './route.js';
import { newKey } from './wire.js';

/** @param onOpened the case is on the screen, and its interview can begin */
export function PhoneDialog({ clerk, onOpened, onClose }: { readonly clerk: Clerk; readonly onOpened: (conversation: string) => void; readonly onClose: () => void }) {
  const { t, language } = useLanguage();
  const [spoken, setSpoken] = useState<Locale>(language);
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const key = useRef(newKey());
  const open = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    const answer = await clerk.openCase(spoken, key.current);
    setBusy(false);
    if (answer.type !== 'ok') return setFailure(answer.type === 'refused' ? answer.message : t('unreachable'));
    const { conversation } = answer.value.row;
    goTo(conversation, 'case');
    onOpened(conversation);
    onClose();
  };
  return (
    <Dialog title={t('phoneTitle')} onClose={onClose}>
      <form onSubmit={(event) => void open(event)}>
        <p>{t('phoneMore')}</p>
        <fieldset>
          <legend>{t('phoneLanguage')}</legend>
          {(['pl', 'en'] as const).map((code) => (
            <label key={code} className="option"><input type="radio" name="language" checked={spoken === code} onChange={() => setSpoken(code)} /><span>{t(code === 'pl' ? 'polish' : 'english')}</span></label>
          ))}
        </fieldset>
        {failure !== null && <p className="failure" role="alert"><Icon name="alert" />{failure}</p>}
        <div className="dialog-actions">
          <button type="submit" className="primary" disabled={busy}>{t('phoneOpen')}</button>
          <button type="button" onClick={onClose}>{t('cancel')}</button>
        </div>
      </form>
    </Dialog>
  );
}

/** The customer's page in a frame. @param address with the key of the conversation: whoever has it is the customer */
export function InterviewDialog({ address, onClose }: { readonly address: string; readonly onClose: () => void }) {
  const { t } = useLanguage();
  const element = useModal();
  const heading = useId();
  return (
    <dialog ref={element} className="interview" aria-labelledby={heading} onClose={onClose}>
      <header>
        <h2 id={heading}>{t('answeringFor')}</h2>
        <p className="quiet">{t('answeringForMore')}</p>
        <div className="interview-actions">
          <CopyButton text={address} word="copyLink" />
          <a className="button" href={address} target="_blank" rel="noopener">{t('newTab')}</a>
          <button type="button" className="primary" onClick={onClose}>{t('endInterview')}</button>
        </div>
      </header>
      <iframe src={address} title={t('interview')} />
    </dialog>
  );
}
