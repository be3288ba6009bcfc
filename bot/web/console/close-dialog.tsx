/** Closes the case with a result. */
import { useState, type FormEvent } from 'react';
import type { CaseView } from '../../console/view.js';
import { Dialog } from './dialog.js';
import { useLanguage } from './language.js';
import { useAct } from './useAct.js';
import type { DeskAndClerk } from './useDesk.js';
import { newKey } from './wire.js';
import { RESULTS } from './words.js';

interface Props extends DeskAndClerk {
  readonly view: CaseView;
  readonly onClose: () => void;
}

const LONGEST_NOTE = 2000;

export function CloseDialog({ view: { row }, clerk, tell, onClose }: Props) {
  const { t, pick } = useLanguage();
  const { busy, act } = useAct(clerk, row.conversation, 'close');
  const [result, setResult] = useState('');
  const [note, setNote] = useState('');
  const close = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const answer = await act({ claim: row.claim?.number ?? null, result, note: note.trim() || null });
    if (answer.type === 'ok') tell({ type: 'notice', notice: { id: newKey(), kind: 'done', text: t('closedToast') } });
    if (answer.type !== 'unreachable') onClose();
  };
  return (
    <Dialog title={t('close')} onClose={onClose}>
      <form onSubmit={(event) => void close(event)}>
        <p>{row.claim && <strong>{row.claim.number} · </strong>}{t('closeMore')}</p>
        <label>{t('result')}
          <select required value={result} onChange={(event) => setResult(event.target.value)}>
            <option value="" disabled>{t('chooseResult')}</option>
            {Object.entries(RESULTS).map(([code, title]) => <option key={code} value={code}>{pick(title)}</option>)}
          </select>
        </label>
        <label>{t('note')}
          <textarea rows={3} maxLength={LONGEST_NOTE} value={note} onChange={(event) => setNote(event.target.value)} />
        </label>
        <div className="dialog-actions">
          <button type="submit" className="primary" disabled={busy}>{t('close')}</button>
          <button type="button" onClick={onClose}>{t('cancel')}</button>
        </div>
      </form>
    </Dialog>
  );
}
