/** The console's state, kept up to date for as long as the page is open. */
import { useEffect, useMemo, useReducer, useRef, type Dispatch } from 'react';
import type { CaseChange } from '../../console/view.js';
import { callAttention } from './alerts.js';
import { Clerk, type Sight } from './clerk.js';
import { EMPTY_DESK, reduce, type Desk, type DeskEvent } from './desk.js';
import { useLanguage } from './language.js';
import { useLive } from './live.js';
import { alertOf, isLost, NOTICED, newsOf, type Alert, type Noticed } from './news.js';
import { readPreferences } from './preferences.js';
import { newKey } from './wire.js';

export interface DeskAndClerk {
  readonly desk: Desk;
  readonly clerk: Clerk;
  readonly tell: Dispatch<DeskEvent>;
}

/** @param open the conversation whose case is on the screen */
export function useDesk(open: string | null): DeskAndClerk {
  const [desk, tell] = useReducer(reduce, EMPTY_DESK);
  const { language, t } = useLanguage();
  const sight = useRef<Sight>({ desk, open });
  sight.current = { desk, open };
  const clerk = useMemo(() => new Clerk(sight, tell, language, t), [language, t]);

  useEffect(() => {
    tell({ type: 'left', open });
    if (open !== null) void clerk.loadCase(open);
    if (sight.current.desk.connection === 'live') void clerk.look(open);
  }, [open, clerk]);
  const me = desk.me?.id;
  useEffect(() => {
    if (me !== undefined) clerk.messages.restore(me, t('interrupted'));
  }, [me, clerk, t]);
  useLive(!desk.signedOut, language, {
    onOpen: () => {
      tell({ type: 'connection', connection: 'live' });
      // The server knows a tab by its stream: a new one has to say again what it shows.
      void clerk.look(sight.current.open);
    },
    onBroken: () => tell({ type: 'connection', connection: 'broken' }),
    onRefused: () => void clerk.checkSession(),
    onSignedOut: () => tell({ type: 'signedOut' }),
    onReload: () => void catchUp({ desk: sight.current.desk, clerk, tell, t }),
    onMoment: (moment) => tell({ type: 'moment', moment, now: Date.now() }),
    onSeen: (conversation, seq) => tell({ type: 'seen', conversation, seq }),
    onChange: (change) => {
      announce(change, { desk: sight.current.desk, clerk, tell, t });
      void clerk.take(change);
    }
  });
  return { desk, clerk, tell };
}

/** What happened to a case, told to whoever looks elsewhere, leaves a notice where nothing else shows it, and is read out to screen readers. */
function announce(change: CaseChange, { desk, clerk, tell, t }: DeskAndClerk & { readonly t: ReturnType<typeof useLanguage>['t'] }): void {
  const { row, lines } = change;
  const known = desk.rows?.find(({ conversation }) => conversation === row.conversation);
  const { me } = desk;
  const undone = me && isLost(row, known, me.id) ? clerk.deeds.lose(row.conversation) : null;
  // What was not done is told also where the case went by one's own doing elsewhere.
  const alert = (me && alertOf(change, known, me, clerk.gaveAway(row.conversation))) ?? (undone && 'lostCase');
  if (me && alert) {
    callAttention(readPreferences(), t(alert), row.conversation);
    if (isNoticed(alert)) tell({ type: 'notice', notice: newsOf(newKey(), alert, change, me, undone) });
    else if (alert !== 'newMessage') tell({ type: 'announced', text: `${t(alert)}: ${row.customer ?? t('unknownCustomer')}.` });
  }
  const said = lines.findLast((line) => line.role === 'customer');
  if (said && desk.view?.row.conversation === row.conversation) tell({ type: 'announced', text: `${t('newMessage')}: ${said.text}` });
}

function isNoticed(alert: Alert): alert is Noticed {
  return NOTICED.some((one) => one === alert);
}

/** After a break nobody was told of what happened meanwhile; the rows say it. */
async function catchUp(shared: Parameters<typeof announce>[1]): Promise<void> {
  const rows = await shared.clerk.loadAll();
  if (shared.desk.rows !== null) for (const row of rows ?? []) announce({ row, lines: [] }, shared);
}
