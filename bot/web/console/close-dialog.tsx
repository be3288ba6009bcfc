/** Closes the case with a result. */
import { useState, type FormEvent } from 'react';
import type { CaseView } from '../../console/view.js';
import type { Filled } from '../../console/filled.js';
import { Dialog } from './dialog.js';
import { useLanguage } from './language.js';
import { useDeed } from './useDeed.js';
import type { DeskAndClerk } from './useDesk.js';
import { RESULTS } from './words.js';

interface Props extends DeskAndClerk {
  readonly view: CaseView;
  /** The claim that is closed with it; null where there is none to close. */
  readonly claim: string | null;
  /** What was filled in before it was taken back. */
  readonly filled: Filled;
  readonly onClose: () => void;
}

const LONGEST_NOTE = 2000;

export function CloseDialog({ view: { row }, claim, filled, clerk, tell, onClose }: Props) {
  const { t, pick } = useLanguage();
  const { busy, commit } = useDeed(clerk, tell, row, 'close', onClose);
  // The claim it was asked for, whatever changes behind the dialog.
  const [number] = useState(claim);
  const [result, setResult] = useState(filled.result ?? '');
  const [note, setNote] = useState(filled.note ?? '');
  const close = (event: FormEvent): void => {
    event.preventDefault();
    void commit({ claim: number, result: number === null ? 'other' : result, note: note.trim() || null });
  };
  return (
    <Dialog title={t('close')} onClose={onClose}>
      <form onSubmit={close}>
        <p>{number !== null && <strong>{number} · </strong>}{t(number === null ? 'closeTalk' : 'closeMore')}</p>
        {number !== null && <label>{t('result')}
          <select required value={result} onChange={(event) => setResult(event.target.value)}>
            <option value="" disabled>{t('chooseResult')}</option>
            {Object.entries(RESULTS).map(([code, title]) => <option key={code} value={code}>{pick(title)}</option>)}
          </select>
        </label>}
        {number !== null && <label>{t('note')}
          <textarea rows={3} maxLength={LONGEST_NOTE} value={note} onChange={(event) => setNote(event.target.value)} />
        </label>}
        <div className="dialog-actions">
          <button type="submit" className="primary" disabled={busy}>{t('close')}</button>
          <button type="button" onClick={onClose}>{t('cancel')}</button>
        </div>
      </form>
    </Dialog>
  );
}
