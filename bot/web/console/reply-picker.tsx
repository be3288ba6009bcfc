/** Ready answers, searched as one types; the one that is chosen goes into the message and can be changed there. */
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import type { ReadyReply } from '../../console/live-view.js';
import type { Clerk } from './clerk.js';
import { useLanguage } from './language.js';
import { foundReplies } from './reply-search.js';

interface Props {
  readonly conversation: string;
  readonly clerk: Clerk;
  readonly onPick: (text: string) => void;
  readonly onClose: () => void;
}

export function ReplyPicker({ conversation, clerk, onPick, onClose }: Props) {
  const { t } = useLanguage();
  const id = useId();
  const [replies, setReplies] = useState<readonly ReadyReply[] | 'failed' | null>(null);
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    let left = false;
    field.current?.focus();
    void clerk.replies(conversation).then((found) => { if (!left) setReplies(found ?? 'failed'); });
    return () => { left = true; };
  }, [clerk, conversation]);
  const fitting = Array.isArray(replies) ? foundReplies(replies as readonly ReadyReply[], query) : [];
  const active = fitting[Math.min(at, fitting.length - 1)];
  const pressed = (event: KeyboardEvent): void => {
    const move = ({ ArrowDown: 1, ArrowUp: -1 } as Readonly<Record<string, number>>)[event.key];
    if (move !== undefined) setAt((before) => Math.max(0, Math.min(fitting.length - 1, before + move)));
    else if (event.key === 'Enter') { if (active) onPick(active.text); }
    else if (event.key === 'Escape') onClose();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="reply-picker" onBlur={({ currentTarget, relatedTarget }) => { if (!currentTarget.contains(relatedTarget)) onClose(); }}>
      <input ref={field} type="text" role="combobox" aria-expanded="true" aria-controls={`${id}list`} aria-autocomplete="list" aria-label={t('findReply')} placeholder={t('findReply')}
        aria-activedescendant={active ? `${id}${active.id}` : undefined} value={query} onChange={(event) => { setQuery(event.target.value); setAt(0); }} onKeyDown={pressed} />
      <ul role="listbox" id={`${id}list`} aria-label={t('replies')}>
        {fitting.map((one) => (
          <li key={one.id} id={`${id}${one.id}`} role="option" aria-selected={one === active} ref={one === active ? (element) => element?.scrollIntoView({ block: 'nearest' }) : undefined}
            onMouseDown={(event) => event.preventDefault()} onClick={() => onPick(one.text)}>
            <strong>{one.title}</strong><span>{one.text}</span>
          </li>
        ))}
      </ul>
      <p className="quiet small" role="status">{replies === null ? t('loading') : replies === 'failed' ? t('repliesFailed') : fitting.length === 0 ? t('noReply') : ''}</p>
    </div>
  );
}
