/** One action of the agent, done once: until the server has answered, trying again uses the same key. */
import { useRef, useState } from 'react';
import type { CaseView } from '../../console/view.js';
import type { CaseAction, Clerk } from './clerk.js';
import { newKey, type Answer } from './wire.js';

export interface Act {
  readonly busy: boolean;
  readonly act: (body?: object) => Promise<Answer<CaseView>>;
}

export function useAct(clerk: Clerk, conversation: string, what: CaseAction): Act {
  const [busy, setBusy] = useState(false);
  const key = useRef<string | null>(null);
  const act = async (body?: object): Promise<Answer<CaseView>> => {
    setBusy(true);
    key.current ??= newKey();
    const answer = await clerk.act(conversation, what, key.current, body);
    if (answer.type !== 'unreachable') key.current = null;
    setBusy(false);
    return answer;
  };
  return { busy, act };
}
