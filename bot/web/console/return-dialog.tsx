/** Asks before the conversation goes back to the bot. */
import type { CaseView } from '../../console/view.js';
import { hasEnded } from '../../../dialogs/claim/transitions.js';
import { Dialog } from './dialog.js';
import { useLanguage } from './language.js';
import { useDeed } from './useDeed.js';
import type { DeskAndClerk } from './useDesk.js';

interface Props extends DeskAndClerk {
  readonly view: CaseView;
  readonly onClose: () => void;
}

export function ReturnDialog({ view: { row }, clerk, tell, onClose }: Props) {
  const { t } = useLanguage();
  const { busy, commit } = useDeed(clerk, tell, row, 'return', onClose);
  return (
    <Dialog title={t('giveBackAsk')} onClose={onClose}>
      <p>{t('giveBackMore')}{row.claim !== null && !hasEnded(row.claim.state) && ` ${t('claimStaysOpen')}`}</p>
      <div className="dialog-actions">
        <button type="button" className="primary" disabled={busy} onClick={() => void commit()}>{t('giveBack')}</button>
        <button type="button" onClick={onClose}>{t('cancel')}</button>
      </div>
    </Dialog>
  );
}
