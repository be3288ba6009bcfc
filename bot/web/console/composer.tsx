/** Where the owner writes; everybody else is told why they cannot. */
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { CaseRow, CaseView } from '../../console/view.js';
import { AcceptButton } from './accept-button.js';
import type { Clerk } from './clerk.js';
import type { Desk } from './desk.js';
import { draftOf, keepDraft } from './draft.js';
import { Icon } from './icons.js';
import { useLanguage } from './language.js';

interface Props {
  readonly view: CaseView;
  readonly desk: Desk;
  readonly clerk: Clerk;
}

const LONGEST = 8000;

export function Composer({ view: { row }, desk, clerk }: Props) {
  const { t } = useLanguage();
  if (row.state === 'waiting') return <div className="composer closed"><p>{t('acceptToWrite')}</p><AcceptButton conversation={row.conversation} clerk={clerk} primary /></div>;
  if (row.state === 'bot') return <div className="composer closed"><p>{t('botHasIt')}</p></div>;
  if (row.state === 'completed') return <div className="composer closed"><p>{t('isCompleted')}</p></div>;
  if (row.owner?.id !== desk.me?.id) return <div className="composer closed"><p>{t('withOther', { name: row.owner?.name ?? '' })}</p></div>;
  return <Writing row={row} clerk={clerk} />;
}

function Writing({ row: { conversation }, clerk }: { readonly row: CaseRow; readonly clerk: Clerk }) {
  const { t } = useLanguage();
  const [text, setText] = useState(() => draftOf(conversation));
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => takeLostFocus(field.current), []);
  const change = (next: string): void => {
    keepDraft(conversation, next);
    setText(next);
  };
  const send = (): void => {
    if (text.trim() === '') return;
    void clerk.say(conversation, text.trim());
    change('');
  };
  const pressed = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };
  return (
    <form className="composer" onSubmit={(event) => { event.preventDefault(); send(); }}>
      <label className="hidden" htmlFor="words">{t('write')}</label>
      <textarea ref={field} id="words" rows={2} maxLength={LONGEST} placeholder={t('write')} value={text} aria-describedby="words-hint"
        onChange={(event) => change(event.target.value)} onKeyDown={pressed} />
      <button type="submit" className="primary square" disabled={text.trim() === ''} aria-label={t('send')}><Icon name="send" /></button>
      <p className="hint quiet" id="words-hint">{t('writeHint')}. {t('botSilent')}</p>
    </form>
  );
}

/** The accept button is gone once it was pressed; the next thing is to write. Phones would open their keyboard. */
function takeLostFocus(field: HTMLTextAreaElement | null): void {
  if (document.activeElement === document.body && matchMedia('(pointer: fine)').matches) field?.focus();
}
