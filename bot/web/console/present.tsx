/** Who else looks on, who types, and whether the customer has seen what was written. */
import { useEffect } from 'react';
import type { CaseView, Line } from '../../console/view.js';
import type { Present } from './moment.js';
import { Icon } from './icons.js';
import { useLanguage } from './language.js';

export function AlsoLooking({ present, me }: { readonly present: Present; readonly me: string | null }) {
  const { t } = useLanguage();
  const others = present.viewers.filter(({ id }) => id !== me);
  if (others.length === 0) return null;
  return <p className="also-looking" role="status"><Icon name="person" />{t('alsoLooking', { names: others.map(({ name }) => name).join(', ') })}</p>;
}

/** @param expire is called when somebody's time is over */
export function TypingLine({ present, me, expire }: { readonly present: Present; readonly me: string | null; readonly expire: () => void }) {
  const { t } = useLanguage();
  const { typing } = present;
  useEffect(() => {
    const first = Math.min(...typing.map(({ until }) => until));
    if (!Number.isFinite(first)) return undefined;
    const timer = setTimeout(expire, Math.max(0, first - Date.now()) + 1);
    return () => clearTimeout(timer);
  }, [typing, expire]);
  const words = typing.flatMap(({ by }) => (by === 'customer' ? [t('typingCustomer')] : by.id === me ? [] : [t('typingAgent', { name: by.name })]));
  return <p className="typing-line" role="status">{words.join(' ')}</p>;
}

export interface ReadMark {
  readonly seq: number;
  readonly word: 'markSeen' | 'markReceived' | 'markWaits';
}

/** Of an agent's latest words on the web page, unless the customer has answered since. */
export function readMarkOf({ row, transcript: { lines } }: CaseView, { place, conversation }: Present): ReadMark | null {
  if (row.channel !== 'webchat' || place === null || conversation !== row.conversation) return null;
  const isPerson = ({ role, kind }: Line): boolean => role !== 'bot' && kind !== 'noted' && kind !== 'joined';
  const last = lines.findLast(isPerson);
  if (last?.role !== 'agent') return null;
  return { seq: last.seq, word: place.seen >= last.seq ? 'markSeen' : place.received >= last.seq ? 'markReceived' : 'markWaits' };
}
