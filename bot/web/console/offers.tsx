/** What is offered to me, above everything else: accept it, or look at it first. */
import type { CaseRow } from '../../console/view.js';
import { AcceptButton } from './accept-button.js';
import { Icon } from './icons.js';
import { useLanguage } from './language.js';
import { Promised } from './promise.js';
import { addressOf } from './route.js';
import type { DeskAndClerk } from './useDesk.js';
import { REASONS } from './words.js';

export function Offers({ desk, clerk }: DeskAndClerk) {
  const { t } = useLanguage();
  const rows = (desk.rows ?? []).filter((row) => isOfferedTo(row, desk.me?.id ?? ''));
  if (rows.length === 0) return null;
  return (
    <section className="offers" aria-label={t('offeredToYou')}>
      {rows.map((row) => <Offer key={row.conversation} row={row} clerk={clerk} />)}
    </section>
  );
}

export function isOfferedTo({ state, offered }: CaseRow, me: string): boolean {
  return state === 'waiting' && offered?.id === me;
}

function Offer({ row, clerk }: { readonly row: CaseRow; readonly clerk: DeskAndClerk['clerk'] }) {
  const { t, pick } = useLanguage();
  return (
    <div className="offer">
      <Icon name="inbox" />
      <p>
        <strong>{t('offeredToYou')}: {row.customer ?? t('unknownCustomer')}</strong>{' '}
        <span>{[row.product, row.reason && pick(REASONS[row.reason])].filter(Boolean).join(' · ')}</span>
        {row.note !== null && <span className="offer-note">„{row.note}”</span>}
        <Promised row={row} />
      </p>
      <a className="button" href={addressOf(row.conversation, 'case')}>{t('look')}</a>
      <AcceptButton conversation={row.conversation} clerk={clerk} primary />
    </div>
  );
}
