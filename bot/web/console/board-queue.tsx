/** One queue of the board: whether it is open, its counts, and its cases; on a narrow screen each case is a card. */
import { useId } from 'react';
import type { BoardCase, QueueView } from '../../console/board-view.js';
import { useLanguage } from './language.js';
import { addressOf } from './route.js';
import { ageOf, clockTime, dayAndTime, isFar, patienceOf, useNow } from './time.js';
import { REASONS } from './words.js';

interface Props {
  readonly queue: QueueView;
  readonly me: string | null;
  readonly onDo: (what: 'takeOver' | 'reassign', one: BoardCase) => void;
}

export function QueueSection({ queue, me, onDo }: Props) {
  const { t } = useLanguage();
  const heading = useId();
  const { waiting, held, snoozed, delegated } = queue;
  return (
    <section className="board-queue" aria-labelledby={heading}>
      <div className="board-queue-head">
        <h2 id={heading}>{queue.title}</h2>
        <Opening queue={queue} />
        <p className="quiet small">{t('queueSays', { waiting: String(waiting), held: String(held), snoozed: String(snoozed), delegated: String(delegated) })}</p>
      </div>
      {queue.cases.length === 0 ? <p className="quiet">{t('queueEmpty')}</p> : <Cases heading={heading} queue={queue} me={me} onDo={onDo} />}
      {queue.more > 0 && <p className="quiet">{t('queueMore', { count: String(queue.more) })}</p>}
    </section>
  );
}

function Opening({ queue: { open, opensAt } }: Pick<Props, 'queue'>) {
  const { t, language } = useLanguage();
  if (open) return <span className="due">{t('open')}</span>;
  return <span className="due soon">{opensAt === null ? t('closedForGood') : t('closedUntil', { when: dayAndTime(opensAt, language) })}</span>;
}

function Cases({ heading, queue, me, onDo }: Props & { readonly heading: string }) {
  const { t } = useLanguage();
  const now = useNow();
  return (
    <table className="board-cases" aria-labelledby={heading}>
      <thead><tr>{(['customerHead', 'standing', 'sinceWhen', 'promise', 'actionsHead'] as const).map((word) => <th key={word} scope="col">{t(word)}</th>)}</tr></thead>
      <tbody>{queue.cases.map((one) => <Case key={one.conversation} one={one} now={now} mine={one.owner !== null && one.owner.id === me} onDo={onDo} />)}</tbody>
    </table>
  );
}

function Case({ one, now, mine, onDo }: Pick<Props, 'onDo'> & { readonly one: BoardCase; readonly now: number; readonly mine: boolean }) {
  const { t, pick } = useLanguage();
  const name = one.customer ?? t('unknownCustomer');
  return (
    <tr>
      <th scope="row">
        <a href={addressOf(one.conversation, 'case')}>{name}</a>
        <span className="quiet small">{[one.claim, one.product, pick(REASONS[one.reason])].filter(Boolean).join(' · ')}</span>
      </th>
      <td><Standing one={one} /></td>
      <td><time className={`age ${one.state === 'waiting' ? patienceOf(one.since, now) : ''}`} dateTime={one.since}>{ageOf(one.since, now)}</time></td>
      <td><Promised one={one} /></td>
      <td>
        <div className="board-do">
          {!mine && <button type="button" onClick={() => onDo('takeOver', one)}>{t('takeOver')}<span className="hidden">: {name}</span></button>}
          <button type="button" onClick={() => onDo('reassign', one)}>{t('reassign')}<span className="hidden">: {name}</span></button>
        </div>
      </td>
    </tr>
  );
}

function Standing({ one }: { readonly one: BoardCase }) {
  const { t, language } = useLanguage();
  const name = one.owner?.name ?? '';
  return (
    <>
      {one.state === 'waiting' && <span>{t('isWaiting')}</span>}
      {one.state === 'held' && <span>{t('isHeld', { name })}</span>}
      {one.state === 'delegated' && <span>{t('isDelegated', { name })}</span>}
      {one.state === 'snoozed' && <><span>{t('isHeld', { name })}</span><span className="quiet small">{one.snoozedUntil === null || isFar(one.snoozedUntil) ? t('isSnoozedOpen') : t('isSnoozed', { when: dayAndTime(one.snoozedUntil, language) })}</span></>}
      {one.offered && <span className="quiet small">{t('isOffered', { name: one.offered.name })}</span>}
      {one.silent && <span className="due over">{t('isSilent')}</span>}
    </>
  );
}

function Promised({ one: { promise } }: { readonly one: BoardCase }) {
  const { t, language } = useLanguage();
  if (!promise) return <span className="quiet" aria-hidden="true">–</span>;
  const near = Date.parse(promise.by) - Date.now() < DAY_MS;
  const when = near ? clockTime(promise.by, language) : dayAndTime(promise.by, language);
  return (
    <>
      <span>{t('promiseBy', { when })}</span>
      {promise.standing !== 'inTime' && <span className={`due ${promise.standing === 'broken' ? 'over' : 'soon'}`}>{t(promise.standing === 'broken' ? 'promiseLate' : 'promiseNear')}</span>}
    </>
  );
}

const DAY_MS = 86_400_000;
