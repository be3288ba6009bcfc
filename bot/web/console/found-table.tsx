/** Claims as a table; on a narrow screen each becomes a card. */
import type { DueClaim, FoundClaim } from '../../console/search-view.js';
import type { Expected } from '../../console/life-view.js';
import { useLanguage } from './language.js';
import { addressOf } from './route.js';
import { dayInWords } from './time.js';
import { CLAIM_STATE_WORDS } from './words.js';

interface Row {
  readonly claim: FoundClaim;
  /** What it is on the list for; the time to remedy where there is no list. */
  readonly due: DueClaim | null;
}

interface Props {
  readonly title: string;
  readonly rows: readonly Row[];
  /** The day is when the waiting began, not the last one. */
  readonly since?: boolean;
}

export function FoundTable({ title, rows, since = false }: Props) {
  const { t } = useLanguage();
  return (
    <table className="found">
      <caption className="hidden">{title}</caption>
      <thead><tr><th scope="col">{t('number')}</th><th scope="col">{t('customer')}</th><th scope="col">{t('product')}</th><th scope="col">{t('state')}</th><th scope="col">{t('opened')}</th><th scope="col">{t('due')}</th></tr></thead>
      <tbody>{rows.map((row) => <FoundRow key={row.claim.number} {...row} since={since} />)}</tbody>
    </table>
  );
}

function FoundRow({ claim, due, since }: Row & { readonly since: boolean }) {
  const { t, pick, language } = useLanguage();
  return (
    <tr>
      <th scope="row"><a href={addressOf(claim.conversation, 'case', claim.number)}>{claim.number}</a>{claim.rma && <span className="quiet small">{claim.rma}</span>}</th>
      <td><span>{claim.customer ?? t('unknownCustomer')}</span>{claim.email && <span className="quiet small">{claim.email}</span>}</td>
      <td><span>{claim.product}</span><span className="quiet small">{claim.serial ?? t('noSerial')}</span></td>
      <td><span className={`state ${claim.state}`}>{pick(CLAIM_STATE_WORDS[claim.state])}</span></td>
      <td className="opened"><span className="cell-name">{t('opened')} </span>{dayInWords(claim.openedAt.slice(0, 10), language)}</td>
      <td className="due-cell">{due ? <DueDay due={due} since={since} /> : <ExpectedDay expected={claim.expected} />}</td>
    </tr>
  );
}

function DueDay({ due: { day, standing }, since }: { readonly due: DueClaim; readonly since: boolean }) {
  const { t, language } = useLanguage();
  const words = t(since ? 'since' : 'tillDay', { day: dayInWords(day, language) });
  return <span className={`due ${standing}`}>{words}</span>;
}

function ExpectedDay({ expected }: { readonly expected: Expected }) {
  const { t, language } = useLanguage();
  if (expected.type === 'none') return <span className="quiet">–</span>;
  if (expected.type === 'paused') return <span className="due paused">{t('paused')}</span>;
  return <span className={`due ${expected.standing}`}>{t('tillDay', { day: dayInWords(expected.day, language) })}</span>;
}
