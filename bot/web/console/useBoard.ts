/** The live board: read again when a case changes anywhere, and every so often, as time passes and people come and go. */
import { useEffect, useRef, useState } from 'react';
import type { BoardView } from '../../console/board-view.js';
import { useLanguage } from './language.js';
import { read } from './wire.js';

const EVERY_MS = 15_000;
/** Several changes at once are one reading. */
const GATHER_MS = 400;

export interface LiveBoard {
  /** The latest that came; null before the first. */
  readonly board: BoardView | null;
  /** Why it could not be read the last time. */
  readonly failure: string | null;
}

/** @param changes anything that is another one after each change of a case */
export function useBoard(changes: unknown, onSignedOut: () => void): LiveBoard {
  const { language, t } = useLanguage();
  const [live, setLive] = useState<LiveBoard>({ board: null, failure: null });
  const unreachable = t('unreachable');
  const latest = useRef(0);
  const [beat, setBeat] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setBeat((count) => count + 1), EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  useEffect(() => {
    const number = (latest.current += 1);
    const timer = setTimeout(() => void read<BoardView>('/api/board', language).then((answer) => {
      // An answer that was overtaken is older than what is shown.
      if (latest.current !== number) return;
      if (answer.type === 'refused' && answer.status === 401) onSignedOut();
      else if (answer.type === 'ok') setLive({ board: answer.value, failure: null });
      else setLive(({ board }) => ({ board, failure: answer.type === 'refused' ? answer.message : unreachable }));
    }), beat === 0 && number === 1 ? 0 : GATHER_MS);
    return () => clearTimeout(timer);
  }, [changes, beat, language, onSignedOut, unreachable]);
  return live;
}
