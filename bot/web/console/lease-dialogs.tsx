/** Passing a case on, laying it aside, giving the bot a task, releasing it: each asks for what it needs and does one thing. */
import { useState, type FormEvent, type ReactNode } from 'react';
import type { CaseRow } from '../../console/view.js';
import { Dialog } from './dialog.js';
import type { Filled, Receiver } from '../../console/filled.js';
import { useLanguage } from './language.js';
import { ReceiverChoice } from './receiver-choice.js';
import { localMoment, snoozeChoices } from './snooze-choices.js';
import { useDeed } from './useDeed.js';
import type { DeskAndClerk } from './useDesk.js';
import type { Word } from './words.js';

export type LeaseDialog = 'transfer' | 'release' | 'snooze' | 'delegate';

interface Props extends DeskAndClerk {
  readonly row: CaseRow;
  /** What was filled in before it was taken back. */
  readonly filled: Filled;
  readonly onClose: () => void;
}

const LONGEST_NOTE = 2000;

export function LeaseDialogs({ asked, ...props }: Props & { readonly asked: LeaseDialog | null }) {
  switch (asked) {
    case 'transfer': return <TransferDialog {...props} />;
    case 'release': return <ReleaseDialog {...props} />;
    case 'snooze': return <SnoozeDialog {...props} />;
    case 'delegate': return <DelegateDialog {...props} />;
    case null: return null;
  }
}

interface FormProps extends Props {
  readonly what: LeaseDialog;
  readonly title: Word;
  readonly button: Word;
  /** What is sent. */
  readonly body: () => Filled;
  readonly children: ReactNode;
}

function LeaseForm({ row, clerk, tell, onClose, what, title, button, body, children }: FormProps) {
  const { t } = useLanguage();
  const { busy, commit } = useDeed(clerk, tell, row, what, onClose);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void commit(body());
  };
  return (
    <Dialog title={t(title)} onClose={onClose}>
      <form onSubmit={submit}>
        {children}
        <div className="dialog-actions">
          <button type="submit" className="primary" disabled={busy}>{t(button)}</button>
          <button type="button" onClick={onClose}>{t('cancel')}</button>
        </div>
      </form>
    </Dialog>
  );
}

function TransferDialog(props: Props) {
  const [to, setTo] = useState<Receiver | null>(props.filled.to ?? null);
  const [note, setNote] = useState(props.filled.note ?? '');
  return (
    <LeaseForm {...props} what="transfer" title="transferTitle" button="transfer" body={() => ({ to, note: note.trim() || null })}>
      <ReceiverChoice first={to} me={props.desk.me?.id ?? ''} clerk={props.clerk} onChoose={setTo} />
      <Note text={note} onChange={setNote} />
    </LeaseForm>
  );
}

function ReleaseDialog(props: Props) {
  const { t } = useLanguage();
  const [note, setNote] = useState(props.filled.note ?? '');
  return (
    <LeaseForm {...props} what="release" title="release" button="release" body={() => ({ note: note.trim() || null })}>
      <p>{t('releaseMore')}</p>
      <Note text={note} onChange={setNote} />
    </LeaseForm>
  );
}

function Note({ text, onChange }: { readonly text: string; readonly onChange: (text: string) => void }) {
  const { t } = useLanguage();
  return (
    <label>{t('transferNote')}
      <textarea rows={3} maxLength={LONGEST_NOTE} value={text} aria-describedby="note-more" onChange={(event) => onChange(event.target.value)} />
      <span className="hint quiet small" id="note-more">{t('transferNoteMore')}</span>
    </label>
  );
}

/** Until the customer writes only where the customer has had an answer: else nobody would give one. */
function SnoozeDialog(props: Props) {
  const { t } = useLanguage();
  const [choices] = useState(() => snoozeChoices(new Date()));
  const [chosen, setChosen] = useState<Word>('snoozeHour');
  const [other, setOther] = useState(() => localMoment(new Date(choices[0]?.until ?? Date.now())));
  const until = (): string | null => (chosen === 'snoozeOther' ? new Date(other).toISOString() : (choices.find(({ word }) => word === chosen)?.until ?? null));
  return (
    <LeaseForm {...props} what="snooze" title="snoozeTitle" button="snooze" body={() => ({ until: until() })}>
      <p>{t('snoozeMore')}</p>
      <fieldset>
        <legend>{t('snoozeUntil')}</legend>
        {[...choices.map(({ word }) => word), ...(props.row.answeredAt === null ? [] : ['snoozeWord' as const]), 'snoozeOther' as const].map((word) => (
          <label key={word} className="option"><input type="radio" name="until" checked={chosen === word} onChange={() => setChosen(word)} /><span>{t(word)}</span></label>
        ))}
      </fieldset>
      {chosen === 'snoozeOther' && <label>{t('snoozeWhen')}<input type="datetime-local" required value={other} min={localMoment(new Date())} onChange={(event) => setOther(event.target.value)} /></label>}
    </LeaseForm>
  );
}

/** A file is asked for once more when words come instead. */
const WANTS = ['words', 'file'] as const;

function DelegateDialog(props: Props) {
  const { t } = useLanguage();
  const [task, setTask] = useState(props.filled.task ?? '');
  const [wants, setWants] = useState<(typeof WANTS)[number]>(props.filled.wants ?? 'words');
  return (
    <LeaseForm {...props} what="delegate" title="delegateTitle" button="delegateAsk" body={() => ({ task, wants })}>
      <p>{t('delegateMore', { language: t(props.row.language === 'pl' ? 'polish' : 'english') })}</p>
      <label>{t('delegateTask')}<textarea rows={3} required maxLength={LONGEST_NOTE} value={task} onChange={(event) => setTask(event.target.value)} /></label>
      <fieldset>
        <legend>{t('delegateWants')}</legend>
        {WANTS.map((one) => (
          <label key={one} className="option"><input type="radio" name="wants" checked={wants === one} onChange={() => setWants(one)} /><span>{t(one === 'file' ? 'delegateFile' : 'delegateWords')}</span></label>
        ))}
      </fieldset>
    </LeaseForm>
  );
}
