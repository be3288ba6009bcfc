/** Asks who should have a case: somebody who is here, or a queue. */
import { useState, type Dispatch, type FormEvent } from 'react';
import type { BoardCase, BoardView } from '../../console/board-view.js';
import type { DeskEvent } from './desk.js';
import { Dialog } from './dialog.js';
import { useLanguage } from './language.js';
import { useLeadAct } from './useLeadAct.js';

interface Props {
  readonly one: BoardCase;
  readonly board: BoardView;
  readonly tell: Dispatch<DeskEvent>;
  readonly onClose: () => void;
}

const AGENT = 'agent:';
const QUEUE = 'queue:';

export function ReassignDialog({ one, board: { people, queues }, tell, onClose }: Props) {
  const { t } = useLanguage();
  const others = people.filter(({ id, online }) => online && id !== one.owner?.id);
  const [to, setTo] = useState(others[0] ? `${AGENT}${others[0].id}` : `${QUEUE}${queues[0]?.queue ?? ''}`);
  const [note, setNote] = useState('');
  const { busy, failure, act } = useLeadAct(one.conversation, 'reassign', 'reassignedToast', tell);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const target = to.startsWith(AGENT) ? { agent: to.slice(AGENT.length) } : { queue: to.slice(QUEUE.length) };
    if (await act({ ...target, note: note.trim() || null })) onClose();
  };
  return (
    <Dialog title={t('reassignTitle')} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)}>
        <p><strong>{one.customer ?? t('unknownCustomer')}</strong>{one.owner && ` · ${t('isHeld', { name: one.owner.name })}`}</p>
        <p>{t('reassignMore')}</p>
        <label>{t('reassignTo')}
          <select value={to} onChange={(event) => setTo(event.target.value)}>
            {others.length > 0 && <optgroup label={t('toPeople')}>{others.map(({ id, name, load, capacity }) => <option key={id} value={`${AGENT}${id}`}>{`${name} (${t('loadSays', { load: String(load), capacity: String(capacity) })})`}</option>)}</optgroup>}
            <optgroup label={t('toQueues')}>{queues.map(({ queue, title }) => <option key={queue} value={`${QUEUE}${queue}`}>{title}</option>)}</optgroup>
          </select>
        </label>
        <label>{t('reassignNote')}<textarea rows={3} maxLength={2000} value={note} onChange={(event) => setNote(event.target.value)} /></label>
        {failure !== null && <p className="failure" role="alert">{failure}</p>}
        <div className="dialog-actions">
          <button type="submit" className="primary" disabled={busy}>{t('reassign')}</button>
          <button type="button" onClick={onClose}>{t('cancel')}</button>
        </div>
      </form>
    </Dialog>
  );
}
