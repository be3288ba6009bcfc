/** Where agents write: to the customer, or a note that no customer sees. What is not sent yet is kept. */
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { REPLY_VALUES } from '../../../dialogs/canned.js';
import type { CaseRow } from '../../console/view.js';
import type { Clerk } from './clerk.js';
import { useDraft, type DraftKind } from './draft.js';
import { Icon } from './icons.js';
import { useLanguage } from './language.js';
import { ReplyPicker } from './reply-picker.js';

const LONGEST = 8000;
/** Whoever types on tells it again after so long. */
const TELL_TYPING_MS = 3000;

interface Props {
  readonly row: CaseRow;
  readonly me: string;
  readonly clerk: Clerk;
}

/** For the owner: both ways of writing. */
export function Writing(props: Props) {
  const { t } = useLanguage();
  const [kind, setKind] = useState<DraftKind>('message');
  return (
    <div className={`composer ${kind}`}>
      <div className="write-kind" role="group" aria-label={t('writeKind')}>
        <button type="button" data-shortcut="reply" aria-pressed={kind === 'message'} onClick={() => setKind('message')}>{t('toCustomer')}</button>
        <button type="button" data-shortcut="note" aria-pressed={kind === 'note'} onClick={() => setKind('note')}>{t('teamNote')}</button>
      </div>
      {kind === 'message' ? <Message key="message" {...props} /> : <Note key="note" {...props} />}
    </div>
  );
}

function Message({ row: { conversation, state }, me, clerk }: Props) {
  const { t } = useLanguage();
  const [text, change] = useDraft(me, conversation, 'message');
  const [picking, setPicking] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const typing = useTyping(clerk, conversation);
  const open = openNames(text);
  useEffect(() => takeLostFocus(field.current), []);
  const send = (): void => {
    if (text.trim() === '') {
      void clerk.messages.sendHeld(conversation);
      void clerk.deeds.settle(conversation);
    } else if (open.length === 0) {
      void clerk.deeds.settle(conversation);
      clerk.messages.say(conversation, text.trim());
      change('');
    } else selectHole(field.current);
  };
  const type = (next: string): void => {
    if (text === '' && next === '/') return setPicking(true);
    change(next);
    if (next !== '') typing();
  };
  const pick = (reply: string | null): void => {
    setPicking(false);
    if (reply !== null) change(text === '' ? reply : `${text} ${reply}`);
    requestAnimationFrame(() => selectHole(field.current));
  };
  return (
    <form onSubmit={(event) => { event.preventDefault(); send(); }}>
      {picking && <ReplyPicker conversation={conversation} clerk={clerk} onPick={pick} onClose={() => pick(null)} />}
      <label className="hidden" htmlFor="words">{t('write')}</label>
      <textarea ref={field} id="words" rows={2} maxLength={LONGEST} placeholder={t('write')} value={text} aria-describedby="words-hint"
        onChange={(event) => type(event.target.value)} onKeyDown={(event) => onEnter(event, send)} />
      <div className="write-buttons">
        <button type="button" className="plain square" aria-label={t('replies')} title={t('replies')} onClick={() => setPicking(true)}><Icon name="form" /></button>
        <button type="submit" className="primary square" disabled={text.trim() === '' || open.length > 0} aria-label={t('send')}><Icon name="send" /></button>
      </div>
      {open.length > 0 && <p className="fill-in" role="status"><Icon name="alert" />{t('fillIn', { names: open.map((name) => `{${name}}`).join(', ') })}</p>}
      <p className="hint quiet" id="words-hint">{t('writeHint')}. {t('repliesHint')}. {state === 'accepted' && t('botSilent')}</p>
    </form>
  );
}

/** For anybody of the desk. */
export function Note({ row: { conversation }, me, clerk }: Props) {
  const { t } = useLanguage();
  const [text, change] = useDraft(me, conversation, 'note');
  const [busy, setBusy] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  const save = async (): Promise<void> => {
    if (text.trim() === '' || busy) return;
    setBusy(true);
    const saved = await clerk.note(conversation, text.trim());
    setBusy(false);
    if (saved) change('');
  };
  return (
    <form className="note-form" onSubmit={(event) => { event.preventDefault(); void save(); }}>
      <label className="hidden" htmlFor="note-words">{t('writeNote')}</label>
      <textarea ref={field} id="note-words" rows={2} maxLength={LONGEST} placeholder={t('writeNote')} value={text} aria-describedby="note-hint"
        onChange={(event) => change(event.target.value)} onKeyDown={(event) => onEnter(event, () => void save())} />
      <div className="write-buttons">
        <button type="submit" className="primary square" disabled={text.trim() === '' || busy} aria-label={t('saveNote')}><Icon name="check" /></button>
      </div>
      <p className="hint quiet" id="note-hint">{t('noteHint')}</p>
    </form>
  );
}

function onEnter(event: KeyboardEvent, act: () => void): void {
  if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
  event.preventDefault();
  act();
}

function useTyping(clerk: Clerk, conversation: string): () => void {
  const told = useRef(0);
  return () => {
    if (Date.now() - told.current < TELL_TYPING_MS) return;
    told.current = Date.now();
    void clerk.typing(conversation);
  };
}

const HOLE = new RegExp(`\\{(${REPLY_VALUES.join('|')})\\}`, 'gu');

/** Names in braces that a ready answer has left for the agent. */
function openNames(text: string): string[] {
  return [...new Set([...text.matchAll(HOLE)].map(([, name = '']) => name))];
}

/** The first hole is selected, so that typing fills it; without one the caret goes to the end. */
function selectHole(field: HTMLTextAreaElement | null): void {
  if (!field) return;
  field.focus();
  const hole = [...field.value.matchAll(HOLE)][0];
  if (hole) field.setSelectionRange(hole.index, hole.index + hole[0].length);
  else field.setSelectionRange(field.value.length, field.value.length);
}

/** The accept button is gone once it was pressed; the next thing is to write. Phones would open their keyboard. */
function takeLostFocus(field: HTMLTextAreaElement | null): void {
  if (matchMedia('(pointer: fine)').matches && (document.activeElement === document.body || document.activeElement?.closest('.write-kind'))) field?.focus();
}
