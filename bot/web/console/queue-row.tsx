/** One case in the queue: who, what, why, how long, and the last words. */
import type { CaseRow, Me } from '../../console/view.js';
import { AcceptButton } from './accept-button.js';
import { useDraft } from './draft.js';
import { Icon } from './icons.js';
import { useLanguage } from './language.js';
import { addressOf } from './route.js';
import { Promised } from './promise.js';
import { MOST, unreadOf } from './seen.js';
import { Snoozed } from './standing-lines.js';
import { ageOf, dayAndTime, patienceOf } from './time.js';
import type { DeskAndClerk } from './useDesk.js';
import { REASONS } from './words.js';
import { DEED_WORDS } from './words-desk.js';

interface Props extends DeskAndClerk {
  readonly row: CaseRow;
  readonly open: string | null;
  readonly now: number;
}

export function QueueRow({ row, open, now, desk, clerk }: Props) {
  const { t, pick } = useLanguage();
  const withOther = row.owner !== null && row.owner.id !== desk.me?.id;
  const mine = row.state !== 'completed' && row.owner !== null && row.owner.id === desk.me?.id;
  const unread = row.state === 'completed' || withOther || desk.seen === null ? 0 : unreadOf(row, desk.seen);
  return (
    <li className={`row ${row.state}`} data-open={row.conversation === open || undefined}>
      <a href={addressOf(row.conversation, row.state === 'waiting' ? 'case' : 'conversation')} aria-current={row.conversation === open ? 'true' : undefined}>
        <span className="row-head">
          <span className="row-name">{row.customer ?? t('unknownCustomer')}</span>
          {unread > 0 && <span className="unread"><span aria-hidden="true">{unread >= MOST ? `${MOST}+` : unread}</span><span className="hidden">{t('unreadCount', { count: String(unread) })}</span></span>}
          <Age row={row} now={now} />
        </span>
        <span className="row-about">{[row.product, row.reason && pick(REASONS[row.reason])].filter(Boolean).join(' · ')}</span>
        {row.last && <span className="row-last"><Speaker last={row.last} me={desk.me} />{row.last.text}</span>}
        <Unfinished row={row} desk={desk} />
        {row.state === 'waiting' && row.offered && row.offered.id !== desk.me?.id && <span className="row-owner">{t('offeredTo', { name: row.offered.name })}</span>}
        {row.state === 'delegated' && <span className="row-owner">{t('withTask')}</span>}
        {row.snoozedUntil !== null && row.state !== 'completed' && <span className="row-owner"><Snoozed until={row.snoozedUntil} /></span>}
        {mine && row.warnedAt !== null && <span className="row-unsent"><Icon name="alert" />{t('warnedMark')}</span>}
        {(row.state === 'waiting' || mine) && <Promised row={row} />}
        {withOther && <span className="row-owner">{t(row.state === 'completed' ? 'lastWith' : 'with')}: {row.owner?.name}</span>}
      </a>
      {row.state === 'waiting' && <AcceptButton conversation={row.conversation} clerk={clerk} primary={false} />}
    </li>
  );
}

/** What this person has written and not sent. */
function Unfinished({ row: { conversation, state, owner }, desk: { me, outgoing, deeds } }: Pick<Props, 'row' | 'desk'>) {
  const { t, pick } = useLanguage();
  const [draft] = useDraft(me?.id ?? '', conversation, 'message');
  const deed = deeds.find((one) => one.conversation === conversation);
  if (deed) return <span className="row-owner">{pick(DEED_WORDS[deed.what])}…</span>;
  if (outgoing.some((one) => one.conversation === conversation && one.failure !== null)) return <span className="row-unsent"><Icon name="alert" />{t('notSent')}</span>;
  if (me === null || state === 'completed' || owner?.id !== me.id || draft === '') return null;
  return <span className="row-owner">{t('draft')}</span>;
}

function Age({ row, now }: Pick<Props, 'row' | 'now'>) {
  const { t, language } = useLanguage();
  if (row.state === 'completed') return <time className="age quiet" dateTime={row.completedAt ?? ''}>{dayAndTime(row.completedAt ?? row.since, language)}</time>;
  if (row.state === 'accepted' || row.state === 'delegated') return <time className="age quiet" dateTime={row.last?.at}>{row.last && ageOf(row.last.at, now)}</time>;
  return <time className={`age ${patienceOf(row.since, now)}`} dateTime={row.since}><span className="hidden">{t('waitsFor')} </span>{ageOf(row.since, now)}</time>;
}

function Speaker({ last: { role, name, by }, me }: { readonly last: NonNullable<CaseRow['last']>; readonly me: Me | null }) {
  const { t } = useLanguage();
  if (role === 'customer') return null;
  return <span className="quiet">{role === 'agent' && name !== null ? (by === me?.id ? t('you') : name) : t(role)}: </span>;
}
