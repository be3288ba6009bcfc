/** One thing that an agent does to a case and may undo for some seconds, where that is on; else it is done at once. */
import type { Dispatch } from 'react';
import type { CaseRow } from '../../console/view.js';
import type { Clerk } from './clerk.js';
import { DONE, type DeedName } from './deeds.js';
import type { DeskEvent } from './desk.js';
import type { Filled } from '../../console/filled.js';
import { useLanguage } from './language.js';
import { readPreferences } from './preferences.js';
import { useAct } from './useAct.js';
import { newKey } from './wire.js';

export interface DeedOf {
  readonly busy: boolean;
  readonly commit: (body?: Filled) => Promise<void>;
}

/** @param onClose the form goes; it stays only where trying again makes sense */
export function useDeed(clerk: Clerk, tell: Dispatch<DeskEvent>, { conversation, customer }: CaseRow, what: DeedName, onClose: () => void): DeedOf {
  const { t } = useLanguage();
  const { busy, act } = useAct(clerk, conversation, what);
  const commit = async (body?: Filled): Promise<void> => {
    if (readPreferences().undo) {
      // In one go, so that the focus goes from the form to what waits.
      onClose();
      return clerk.deeds.hold({ conversation, customer, what, ...(body ? { body } : {}) });
    }
    const answer = await act(body);
    if (answer.type === 'ok') tell({ type: 'notice', notice: { id: newKey(), kind: 'done', text: t(DONE[what]) } });
    if (answer.type === 'ok' || (answer.type === 'refused' && answer.status === 409)) onClose();
  };
  return { busy, commit };
}
