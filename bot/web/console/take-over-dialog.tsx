/** Asks why, before a case is taken from whoever has it. */
import { useState, type Dispatch, type FormEvent } from 'react';
import type { BoardCase } from '../../console/board-view.js';
import type { DeskEvent } from './desk.js';
import { Dialog } from './dialog.js';
import { useLanguage } from './language.js';
import { goTo } from './route.js';
import { useLeadAct } from './useLeadAct.js';

interface Props {
  readonly one: BoardCase;
  readonly tell: Dispatch<DeskEvent>;
  readonly onClose: () => void;
}

export function TakeOverDialog({ one, tell, onClose }: Props) {
  const { t } = useLanguage();
  const [reason, setReason] = useState('');
  const { busy, failure, act } = useLeadAct(one.conversation, 'take-over', 'tookOverToast', tell);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!(await act({ reason }))) return;
    onClose();
    goTo(one.conversation);
  };
  return (
    <Dialog title={t('takeOverTitle')} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)}>
        <p><strong>{one.customer ?? t('unknownCustomer')}</strong>{one.owner && ` · ${t('isHeld', { name: one.owner.name })}`}</p>
        <p>{t('takeOverMore')}{one.claim !== null && ` ${t('takeOverClaim')}`}</p>
        <label>{t('takeOverReason')}<textarea required rows={3} maxLength={2000} value={reason} onChange={(event) => setReason(event.target.value)} /></label>
        {failure !== null && <p className="failure" role="alert">{failure}</p>}
        <div className="dialog-actions">
          <button type="submit" className="primary" disabled={busy || reason.trim() === ''}>{t('takeOver')}</button>
          <button type="button" onClick={onClose}>{t('cancel')}</button>
        </div>
      </form>
    </Dialog>
  );
}
