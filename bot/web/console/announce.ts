/** Tells the person at the desk what happened to a case. */
import type { Dispatch } from 'react';
import type { CaseChange } from '../../console/view.js';
import { callAttention } from './alerts.js';
import type { Clerk } from './clerk.js';
import type { Desk, DeskEvent } from './desk.js';
import { alertOf, isLost, NOTICED, newsOf, type Alert, type Noticed } from './news.js';
import { readPreferences } from './preferences.js';
import { newKey } from './wire.js';
import type { Word } from './words.js';

interface Hall {
  /** As it was before. */
  readonly desk: Desk;
  readonly clerk: Pick<Clerk, 'gaveAway' | 'deeds'>;
  readonly tell: Dispatch<DeskEvent>;
  readonly t: (word: Word) => string;
}

/**
 * What happened to a case, told to whoever looks elsewhere, leaves a notice where nothing else shows it, and is read out
 * to screen readers. Pushed or fetched, whichever comes first: what is known already is told no more.
 */
export function announce(change: CaseChange, { desk, clerk, tell, t }: Hall): void {
  const { row } = change;
  const known = desk.rows?.find(({ conversation }) => conversation === row.conversation);
  const { me } = desk;
  const lines = change.lines.filter(({ seq }) => seq > (known?.length ?? 0));
  const undone = me && isLost(row, known, me.id) ? clerk.deeds.lose(row.conversation) : null;
  // What was not done is told also where the case went by one's own doing elsewhere.
  const alert = (me && alertOf({ row, lines }, known, me, clerk.gaveAway(row.conversation))) ?? (undone && 'lostCase');
  if (me && alert) {
    callAttention(readPreferences(), t(alert), row.conversation);
    if (isNoticed(alert)) tell({ type: 'notice', notice: newsOf(newKey(), alert, { row, lines }, me, undone) });
    else if (alert !== 'newMessage') tell({ type: 'announced', text: `${t(alert)}: ${row.customer ?? t('unknownCustomer')}.` });
  }
  const said = lines.findLast((line) => line.role === 'customer');
  if (said && desk.view?.row.conversation === row.conversation) tell({ type: 'announced', text: `${t('newMessage')}: ${said.text}` });
}

function isNoticed(alert: Alert): alert is Noticed {
  return NOTICED.some((one) => one === alert);
}
