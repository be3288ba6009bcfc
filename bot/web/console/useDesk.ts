/** The console's state, kept up to date for as long as the page is open. */
import { useEffect, useMemo, useReducer, useRef, type Dispatch } from 'react';
import type { CaseChange } from '../../console/view.js';
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
  const clerk = useMemo(() => new Clerk(sight, tell, language, t('unreachable')), [language, t]);

  useEffect(() => {
    tell({ type: 'left' });
    if (open !== null) void clerk.loadCase(open);
  }, [open, clerk]);
  useLive(!desk.signedOut, language, {
    onOpen: () => tell({ type: 'connection', connection: 'live' }),
    onBroken: () => tell({ type: 'connection', connection: 'broken' }),
    onRefused: () => void clerk.checkSession(),
    onSignedOut: () => tell({ type: 'signedOut' }),
    onReload: () => void clerk.loadAll(),
    onChange: (change) => {
      announce(change, sight.current.desk, tell, t);
      void clerk.take(change);
    }
  });
  return { desk, clerk, tell };
}

/** Screen readers hear of a new case, and of the customer's words in the open one. */
function announce({ row, lines }: CaseChange, desk: Desk, tell: Dispatch<DeskEvent>, t: ReturnType<typeof useLanguage>['t']): void {
  const isNew = row.state === 'waiting' && !desk.rows?.some(({ conversation }) => conversation === row.conversation);
  if (isNew) tell({ type: 'announced', text: `${t('newCase')}: ${row.customer ?? t('unknownCustomer')}` });
  const said = lines.findLast((line) => line.role === 'customer');
  if (said && desk.view?.row.conversation === row.conversation) tell({ type: 'announced', text: `${t('newMessage')}: ${said.text}` });
}
