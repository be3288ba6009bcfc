/** Above the conversation: what the one who passed the case on had to say, what was promised, and what it waits for. */
import type { CaseRow } from '../../console/view.js';
import { Icon } from './icons.js';
import { useLanguage } from './language.js';
import { Promised } from './promise.js';
import { promiseOwed } from '../../console/queue-order.js';
import { dayAndTime, isFar, useNow } from './time.js';

export function StandingLines({ row, me }: { readonly row: CaseRow; readonly me: string | null }) {
  const { t } = useLanguage();
  const mine = row.owner !== null && row.owner.id === me;
  const promised = promiseOwed(row, useNow()) !== null;
  const lines = [
    row.note !== null && <p key="note" className="standing-note"><Icon name="form" /><span><strong>{t('passedNote')}:</strong> <span className="plain-text">{row.note}</span></span></p>,
    mine && row.warnedAt !== null && <p key="warned" className="standing-warned" role="alert"><Icon name="alert" />{t('warned')}</p>,
    promised && <p key="promise"><Promised row={row} /></p>,
    row.state === 'delegated' && <p key="task"><Icon name="bot" />{mine ? t('delegatedTo') : t('delegatedBy', { name: row.owner?.name ?? '' })}</p>,
    row.snoozedUntil !== null && row.state !== 'completed' && <p key="snoozed"><Icon name="wait" /><Snoozed until={row.snoozedUntil} /></p>
  ].filter(Boolean);
  return lines.length === 0 ? null : <div className="standing-lines" role="group" aria-label={t('standing')} tabIndex={0}>{lines}</div>;
}

export function Snoozed({ until }: { readonly until: string }) {
  const { t, language } = useLanguage();
  return <span>{isFar(until) ? t('snoozedTillWord') : t('snoozed', { when: dayAndTime(until, language) })}</span>;
}
