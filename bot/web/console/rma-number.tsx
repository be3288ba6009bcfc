/** A number that was just given, large. */
import { CopyButton } from './copy.js';
import { Dialog } from './dialog.js';
import { Icon } from './icons.js';
import { useLanguage } from './language.js';

export function RmaNumber({ number, onClose }: { readonly number: string; readonly onClose: () => void }) {
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
