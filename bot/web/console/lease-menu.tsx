/** What the owner does with the case itself: pass it on, lay it aside, let the bot ask, give it back to the queue. */
import { useState } from 'react';
import type { CaseRow } from '../../console/view.js';
import { Icon, type IconName } from './icons.js';
import { useLanguage } from './language.js';
import { LeaseDialogs, type LeaseDialog } from './lease-dialogs.js';
import type { DeskAndClerk } from './useDesk.js';

const ITEMS: readonly (readonly [LeaseDialog, IconName])[] = [['transfer', 'forth'], ['delegate', 'bot'], ['snooze', 'wait'], ['release', 'inbox']];

export function LeaseMenu({ row, ...shared }: DeskAndClerk & { readonly row: CaseRow }) {
  const { t } = useLanguage();
  const [asked, setAsked] = useState<LeaseDialog | null>(null);
  if ((row.state !== 'accepted' && row.state !== 'delegated') || row.owner?.id !== shared.desk.me?.id) return null;
  const again = shared.desk.reopened?.conversation === row.conversation ? shared.desk.reopened : null;
  const reopened = ITEMS.find(([what]) => what === again?.what)?.[0] ?? null;
  const close = (): void => {
    setAsked(null);
    if (reopened !== null) shared.tell({ type: 'reopenedOver' });
  };
  return (
    <div className="lease-menu" role="group" aria-label={t('more')}>
      {ITEMS.filter(([what]) => what !== 'delegate' || row.state === 'accepted').map(([what, icon]) => (
        <button key={what} type="button" className="plain" data-shortcut={what} onClick={() => setAsked(what)}><Icon name={icon} />{t(what)}</button>
      ))}
      <LeaseDialogs {...shared} row={row} asked={reopened ?? asked} filled={(reopened && again?.body) ?? {}} onClose={close} />
    </div>
  );
}
