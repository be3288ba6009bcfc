/** Asks before an RMA is authorised, then shows its number large. */
import { useState } from 'react';
import type { CaseView } from '../../console/view.js';
import { CopyButton } from './copy.js';
import { Dialog } from './dialog.js';
import { Icon } from './icons.js';
import { useLanguage } from './language.js';
import { useAct } from './useAct.js';
import type { DeskAndClerk } from './useDesk.js';

interface Props extends DeskAndClerk {
  readonly view: CaseView;
  readonly onClose: () => void;
}

export function RmaDialog({ view: { row }, clerk, onClose }: Props) {
  const { t } = useLanguage();
  const { busy, act } = useAct(clerk, row.conversation, 'rma');
  // The claim it was asked for, whatever changes behind the dialog.
  const [claim] = useState(row.claim?.number ?? '');
  const [number, setNumber] = useState<string | null>(null);
  const authorise = async (): Promise<void> => {
    const answer = await act({ claim });
    if (answer.type === 'refused') onClose();
    if (answer.type === 'ok') setNumber(answer.value.summary.claims.find((one) => one.number === claim)?.rma?.number ?? null);
  };
  if (number !== null) return <Authorised number={number} onClose={onClose} />;
  return (
    <Dialog title={t('authoriseAsk', { claim })} onClose={onClose}>
      <p>{t('authoriseMore')}</p>
      <div className="dialog-actions">
        <button type="button" className="primary" disabled={busy} onClick={() => void authorise()}>{t('authorise')}</button>
        <button type="button" onClick={onClose}>{t('cancel')}</button>
      </div>
    </Dialog>
  );
}

function Authorised({ number, onClose }: { readonly number: string; readonly onClose: () => void }) {
  const { t } = useLanguage();
  return (
    <Dialog key="authorised" title={t('authorised')} onClose={onClose}>
      <p className="rma-number" role="status"><Icon name="check" /><strong>{number}</strong></p>
      <p>{t('authorisedMore')}</p>
      <div className="dialog-actions">
        <button type="button" className="primary" onClick={onClose}>{t('done')}</button>
        <CopyButton text={number} />
      </div>
    </Dialog>
  );
}
