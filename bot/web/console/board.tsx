/** The desk right now, for those who lead it: what waits, who has what, which promises are at stake. */
import { useState } from 'react';
import type { BoardCase, BoardView } from '../../console/board-view.js';
import { PeopleTable } from './board-people.js';
import { QueueSection } from './board-queue.js';
import { ReassignDialog } from './reassign-dialog.js';
import { PageTabs, SUPERVISION } from './page-tabs.js';
import { TakeOverDialog } from './take-over-dialog.js';
import { useLanguage } from './language.js';
import { Tile } from './tile.js';
import { ageOf, clockTime, patienceOf, useNow } from './time.js';
import { useBoard } from './useBoard.js';
import type { DeskAndClerk } from './useDesk.js';

interface Props extends DeskAndClerk {
  readonly onSignedOut: () => void;
}

export function Board({ desk, tell, onSignedOut }: Props) {
  const { t, language } = useLanguage();
  const { board, failure } = useBoard(desk.rows, onSignedOut);
  const [doing, setDoing] = useState<{ readonly what: 'takeOver' | 'reassign'; readonly one: BoardCase } | null>(null);
  const close = (): void => setDoing(null);
  return (
    <main className="board-page" id="board" tabIndex={-1}>
      <PageTabs label="supervision" pages={SUPERVISION} current="board" />
      <h1>{t('boardTitle')}</h1>
      {board === null && (failure === null ? <p className="quiet empty" role="status">{t('loading')}</p> : <p className="failure" role="alert">{failure}</p>)}
      {board && (
        <>
          <p className={failure === null ? 'quiet small' : 'failure'} role={failure === null ? undefined : 'alert'}>{t(failure === null ? 'boardAt' : 'boardStale', { time: clockTime(board.at, language) })}</p>
          <Tiles board={board} />
          {board.queues.map((queue) => <QueueSection key={queue.queue} queue={queue} me={desk.me?.id ?? null} onDo={(what, one) => setDoing({ what, one })} />)}
          <PeopleTable people={board.people} />
          {doing?.what === 'takeOver' && <TakeOverDialog one={doing.one} tell={tell} onClose={close} />}
          {doing?.what === 'reassign' && <ReassignDialog one={doing.one} board={board} tell={tell} onClose={close} />}
        </>
      )}
    </main>
  );
}

function Tiles({ board: { queues, people } }: { readonly board: BoardView }) {
  const { t } = useLanguage();
  const now = useNow();
  const sum = (of: (queue: BoardView['queues'][number]) => number): number => queues.reduce((one, queue) => one + of(queue), 0);
  const since = queues.flatMap(({ waitingSince }) => waitingSince ?? []).sort()[0];
  const broken = sum(({ promises }) => promises.broken);
  const silent = sum((queue) => queue.silent);
  const room = people.reduce((one, { online, capacity }) => one + (online ? capacity : 0), 0);
  return (
    <dl className="tiles">
      <Tile title={t('waitingNow')} value={String(sum(({ waiting }) => waiting))} />
      <Tile title={t('longestWait')} value={since === undefined ? '–' : ageOf(since, now)} more={since === undefined ? t('noWait') : undefined} bad={since !== undefined && patienceOf(since, now) === 'tooLong'} />
      <Tile title={t('inHands')} value={String(sum(({ held }) => held))} more={t('ofRoom', { capacity: String(room) })} />
      <Tile title={t('promisesAtRisk')} value={t('promisesBroken', { count: String(broken) })} more={t('promisesSoon', { count: String(sum(({ promises }) => promises.dueSoon)) })} bad={broken > 0} />
      <Tile title={t('silentOwners')} value={String(silent)} more={t('silentMore')} bad={silent > 0} />
    </dl>
  );
}
