/** What is offered to me, above everything else: accept it, or look at it first. The most urgent are shown, the others counted. */
import { EVERYTHING } from '../../console/case-filter.js';
import { byUrgency, isOfferedTo } from '../../console/queue-order.js';
import type { CaseRow } from '../../console/view.js';
import { AcceptButton } from './accept-button.js';
import { setFilter } from './filter.js';
import { Icon } from './icons.js';
import { useLanguage } from './language.js';
import { Promised } from './promise.js';
import { addressOf } from './route.js';
import { useNow } from './time.js';
import type { DeskAndClerk } from './useDesk.js';
import { REASONS } from './words.js';

const MOST = 2;

export function Offers({ desk, clerk }: DeskAndClerk) {
  const { t } = useLanguage();
  const now = useNow();
  const me = desk.me?.id ?? '';
  const rows = (desk.rows ?? []).filter((row) => isOfferedTo(row, me)).sort(byUrgency(me, now));
  if (rows.length === 0) return null;
  return (
    <section className="offers" aria-label={t('offeredToYou')}>
      {rows.slice(0, MOST).map((row) => <Offer key={row.conversation} row={row} clerk={clerk} />)}
      {rows.length > MOST && <More count={rows.length - MOST} beside="the queue" />}
      {rows.length > 1 && <More count={rows.length - 1} beside="a case" />}
    </section>
  );
}

/** A narrow screen with a case on it has room for one offer. */
function More({ count, beside }: { readonly count: number; readonly beside: 'the queue' | 'a case' }) {
  const { t } = useLanguage();
  return <a className={`more-offers${beside === 'a case' ? ' narrow' : ''}`} href={addressOf(null)} onClick={() => setFilter({ ...EVERYTHING, show: 'offered' })}>{t('queueMore', { count: String(count) })}</a>;
}

function Offer({ row, clerk }: { readonly row: CaseRow; readonly clerk: DeskAndClerk['clerk'] }) {
  const { t, pick } = useLanguage();
  const about = [row.product, row.reason && pick(REASONS[row.reason])].filter(Boolean).join(' · ');
  return (
    <div className="offer">
      <Icon name="inbox" />
      <div className="offer-words">
        <p><strong>{t('offeredToYou')}: {row.customer ?? t('unknownCustomer')}</strong>{about !== '' && ` · ${about}`}</p>
        {row.note !== null && <p className="offer-note">{t('quoted', { text: row.note })}</p>}
        <Promised row={row} />
      </div>
      <a className="button" href={addressOf(row.conversation, 'case')}>{t('look')}</a>
      <AcceptButton conversation={row.conversation} clerk={clerk} primary />
    </div>
  );
}
