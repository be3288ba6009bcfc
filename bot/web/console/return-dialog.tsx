/** Asks before the conversation goes back to the bot. */
import type { CaseView } from '../../console/view.js';
import { Dialog } from './dialog.js';
import { useLanguage } from './language.js';
import { useAct } from './useAct.js';
import type { DeskAndClerk } from './useDesk.js';
import { newKey } from './wire.js';

interface Props extends DeskAndClerk {
  readonly view: CaseView;
  readonly onClose: () => void;
}

export function ReturnDialog({ view: { row }, clerk, tell, onClose }: Props) {
  const { t } = useLanguage();
  const { busy, act } = useAct(clerk, row.conversation, 'return');
  const giveBack = async (): Promise<void> => {
    const answer = await act();
    if (answer.type === 'ok') tell({ type: 'notice', notice: { id: newKey(), kind: 'done', text: t('returnedToast') } });
    if (answer.type !== 'unreachable') onClose();
  };
  return (
    <Dialog title={t('giveBackAsk')} onClose={onClose}>
      <p>{t('giveBackMore')}</p>
      <div className="dialog-actions">
        <button type="button" className="primary" disabled={busy} onClick={() => void giveBack()}>{t('giveBack')}</button>
        <button type="button" onClick={onClose}>{t('cancel')}</button>
      </div>
    </Dialog>
  );
}
