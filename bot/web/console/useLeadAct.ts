/** One thing a lead does to somebody's case, done once: until the server has answered, trying again uses the same key. */
import { useRef, useState, type Dispatch } from 'react';
import type { DeskEvent } from './desk.js';
import { useLanguage } from './language.js';
import type { Word } from './words.js';
import { newKey, write } from './wire.js';

export interface LeadAct {
  readonly busy: boolean;
  readonly failure: string | null;
  /** @returns whether it was done */
  readonly act: (body: object) => Promise<boolean>;
}

export function useLeadAct(conversation: string, what: 'take-over' | 'reassign', done: Word, tell: Dispatch<DeskEvent>): LeadAct {
  const { language, t } = useLanguage();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const key = useRef<string | null>(null);
  const act = async (body: object): Promise<boolean> => {
    setBusy(true);
    key.current ??= newKey();
    const answer = await write(`/api/cases/${encodeURIComponent(conversation)}/${what}`, language, key.current, body);
    if (answer.type !== 'unreachable') key.current = null;
    setBusy(false);
    setFailure(answer.type === 'ok' ? null : answer.type === 'refused' ? answer.message : t('unreachable'));
    if (answer.type === 'ok') tell({ type: 'notice', notice: { id: newKey(), kind: 'done', text: t(done) } });
    return answer.type === 'ok';
  };
  return { busy, failure, act };
}
