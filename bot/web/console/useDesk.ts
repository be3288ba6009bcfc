/** The console's state, kept up to date for as long as the page is open. */
import { useEffect, useMemo, useReducer, useRef, type Dispatch } from 'react';
import { announce } from './announce.js';
import { Clerk, type Sight } from './clerk.js';
import { EMPTY_DESK, reduce, type Desk, type DeskEvent } from './desk.js';
import { useLanguage } from './language.js';
import { useLive } from './live.js';

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
  const clerk = useMemo(() => new Clerk(sight, tell, language, t, (change, told) => announce(change, { desk: sight.current.desk, clerk: told, tell, t })), [language, t]);

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
    onReload: () => void clerk.loadAll(),
    onMoment: (moment) => tell({ type: 'moment', moment, now: Date.now() }),
    onSeen: (conversation, seq) => tell({ type: 'seen', conversation, seq }),
    onChange: (change) => void clerk.take(change)
  });
  return { desk, clerk, tell };
}
