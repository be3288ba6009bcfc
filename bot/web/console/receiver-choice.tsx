/** Whom a case goes to: people with what they hold, and queues with who waits. */
import { useEffect, useState } from 'react';
import type { DeskPeople } from '../../console/live-view.js';
import type { Clerk } from './clerk.js';
import type { Receiver } from '../../console/filled.js';
import { useLanguage } from './language.js';

interface Props {
  /** Chosen already. */
  readonly first: Receiver | null;
  readonly me: string;
  readonly clerk: Clerk;
  readonly onChoose: (to: Receiver) => void;
}

export function ReceiverChoice({ first, me, clerk, onChoose }: Props) {
  const { t } = useLanguage();
  const [known, setKnown] = useState<DeskPeople | null>(null);
  const [chosen, setChosen] = useState(first === null ? '' : 'person' in first ? `p ${first.person}` : `q ${first.queue}`);
  useEffect(() => {
    let left = false;
    void clerk.people().then((people) => { if (!left) setKnown(people); });
    return () => { left = true; };
  }, [clerk]);
  const choose = (value: string): void => {
    setChosen(value);
    const [kind, id = ''] = [value.slice(0, 1), value.slice(2)];
    onChoose(kind === 'p' ? { person: id } : { queue: id });
  };
  const people = (known?.people ?? []).filter(({ id }) => id !== me);
  const away = people.some(({ id, online }) => `p ${id}` === chosen && !online);
  return (
    <label>{t('transferTo')}
      <select required value={chosen} onChange={(event) => choose(event.target.value)} aria-describedby={away ? 'receiver-away' : undefined}>
        <option value="" disabled>{t(known ? 'chooseReceiver' : 'loading')}</option>
        {people.length > 0 && (
          <optgroup label={t('peopleHere')}>
            {people.map(({ id, name, online, load }) => <option key={id} value={`p ${id}`}>{name} · {t(online ? 'isHere' : 'isAway')} · {t('load', { count: String(load) })}</option>)}
          </optgroup>
        )}
        <optgroup label={t('queues')}>
          {(known?.queues ?? []).map(({ id, title, waiting, open }) => (
            <option key={id} value={`q ${id}`}>{title} · {t('queueWaiting', { count: String(waiting) })}{open ? '' : ` · ${t('queueClosed')}`}</option>
          ))}
        </optgroup>
      </select>
      {away && <span className="hint quiet small" id="receiver-away">{t('transferAway')}</span>}
    </label>
  );
}
