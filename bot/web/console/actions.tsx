/** What the agent can do with the case now. */
import { useState } from 'react';
import type { CaseView } from '../../console/view.js';
import { AcceptButton } from './accept-button.js';
import { CloseDialog } from './close-dialog.js';
import { useLanguage } from './language.js';
import { ReturnDialog } from './return-dialog.js';
import { RmaDialog } from './rma-dialog.js';
import type { DeskAndClerk } from './useDesk.js';

type Asked = 'rma' | 'close' | 'return' | null;

export function CaseActions({ view, ...shared }: DeskAndClerk & { readonly view: CaseView }) {
  const { t } = useLanguage();
  const [asked, ask] = useState<Asked>(null);
  const { row } = view;
  if (row.state === 'waiting') return <footer className="actions to-accept"><AcceptButton conversation={row.conversation} clerk={shared.clerk} primary /></footer>;
  const owned = row.state === 'accepted' && row.owner?.id === shared.desk.me?.id;
  const mayAuthorise = row.claim !== null && row.claim.state !== 'rmaAuthorised' && row.claim.state !== 'closed';
  const dialog = { ...shared, view, onClose: () => ask(null) };
  return (
    <>
      {owned && (
        <footer className="actions" role="group" aria-label={t('actions')}>
          {mayAuthorise && <button type="button" className="primary" onClick={() => ask('rma')}>{t('authorise')}</button>}
          <button type="button" className={mayAuthorise ? undefined : 'primary'} onClick={() => ask('close')}>{t('close')}</button>
          <button type="button" onClick={() => ask('return')}>{t('giveBack')}</button>
        </footer>
      )}
      {asked === 'rma' && <RmaDialog {...dialog} />}
      {asked === 'close' && <CloseDialog {...dialog} />}
      {asked === 'return' && <ReturnDialog {...dialog} />}
    </>
  );
}
