/** The console's state, kept up to date for as long as the page is open. */
import { useEffect, useMemo, useReducer, useRef, type Dispatch } from 'react';
import type { CaseChange, CaseRow } from '../../console/view.js';
import { alertOf, callAttention } from './alerts.js';
import { Clerk, type Sight } from './clerk.js';
import { EMPTY_DESK, reduce, type Desk, type DeskEvent } from './desk.js';
import { useLanguage } from './language.js';
import { useLive } from './live.js';
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
  const clerk = useMemo(() => new Clerk(sight, tell, language, t('unreachable')), [language, t]);

  useEffect(() => {
    tell({ type: 'left' });
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
    onReload: () => void clerk.loadAll(),
    onMoment: (moment) => tell({ type: 'moment', moment, now: Date.now() }),
    onSeen: (conversation, seq) => tell({ type: 'seen', conversation, seq }),
    onChange: (change) => {
      announce(change, sight.current.desk, tell, t);
      void clerk.take(change);
    }
  });
  return { desk, clerk, tell };
}

/** Screen readers hear of a new case, and of the customer's words in the open one. */
function announce({ row, lines }: CaseChange, desk: Desk, tell: Dispatch<DeskEvent>, t: ReturnType<typeof useLanguage>['t']): void {
  const known = desk.rows?.find(({ conversation }) => conversation === row.conversation);
  const alert = alertOf({ row, lines }, known, desk.me?.id ?? '');
  if (alert) callAttention(readPreferences(), t(alert), row.conversation);
  if (alert === 'offeredToYou') tell({ type: 'announced', text: `${t('offeredToYou')}: ${row.customer ?? t('unknownCustomer')}` });
  else if (alert === 'newCase') tell({ type: 'announced', text: `${t('newCase')}: ${row.customer ?? t('unknownCustomer')}` });
  const taken = takenFrom(desk.me?.id, known, row) ? lines.find(({ kind, name }) => kind === 'noted' && name !== desk.me?.name) : undefined;
  if (taken) tell({ type: 'notice', notice: { id: newKey(), kind: 'error', text: `${t('takenFromYou')}: ${row.customer ?? t('unknownCustomer')}. ${taken.text}` } });
  const said = lines.findLast((line) => line.role === 'customer');
  if (said && desk.view?.row.conversation === row.conversation) tell({ type: 'announced', text: `${t('newMessage')}: ${said.text}` });
}

/** The case was the reader's, and is not any more; a note by somebody else says that it was not their own doing. */
function takenFrom(me: string | undefined, known: CaseRow | undefined, row: CaseRow): boolean {
  return me !== undefined && known?.owner?.id === me && row.owner?.id !== me && row.state !== 'completed';
}
