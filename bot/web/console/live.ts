/** Server-sent events, with a new start when the browser gives up on the connection. */
import { useEffect, useRef } from 'react';
import type { Locale } from '../../../policies/language.js';
import type { Moment } from '../../console/live-view.js';
import type { CaseChange } from '../../console/view.js';
import { TAB } from './wire.js';

const AGAIN_MS = 3000;
/** Three beats of the server: a connection on which nothing comes for so long is dead, whatever the browser thinks. */
const SILENCE_MS = 65_000;

export interface LiveEvents {
  readonly onOpen: () => void;
  readonly onBroken: () => void;
  /** The server answered, but not with a stream: the session may be over. */
  readonly onRefused: () => void;
  /** Everything shown is to be fetched again. */
  readonly onReload: () => void;
  readonly onChange: (change: CaseChange) => void;
  readonly onSignedOut: () => void;
  readonly onMoment: (moment: Moment) => void;
  /** Another tab of the same person has read a case up to there. */
  readonly onSeen: (conversation: string, seq: number) => void;
}

/** Listens while `active`. The browser resumes with Last-Event-ID by itself after a short break. */
export function useLive(active: boolean, language: Locale, events: LiveEvents): void {
  const latest = useRef(events);
  useEffect(() => {
    latest.current = events;
  });
  useEffect(() => (active ? listen(language, latest) : undefined), [active, language]);
}

function listen(language: Locale, latest: { readonly current: LiveEvents }): () => void {
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let watch: ReturnType<typeof setTimeout> | undefined;
  const stop = (): void => {
    clearTimeout(timer);
    clearTimeout(watch);
    source?.close();
  };
  const heard = (): void => {
    clearTimeout(watch);
    watch = setTimeout(() => {
      latest.current.onBroken();
      start();
    }, SILENCE_MS);
  };
  const start = (): void => {
    stop();
    source = new EventSource(`/api/events?locale=${language}&tab=${TAB}`);
    heard();
    source.onopen = () => {
      heard();
      latest.current.onOpen();
    };
    source.onerror = () => {
      latest.current.onBroken();
      // An answer that is no stream (a restart, a proxy's error page) ends the browser's own tries.
      if (source?.readyState !== EventSource.CLOSED) return;
      latest.current.onRefused();
      timer = setTimeout(start, AGAIN_MS);
    };
    for (const event of ['beat', 'reload', 'case', 'moment', 'seen']) source.addEventListener(event, heard);
    passOn(source, latest);
    source.addEventListener('signedOut', () => {
      stop();
      latest.current.onSignedOut();
    });
  };
  start();
  return stop;
}

/** What the stream says of cases. */
function passOn(source: EventSource, latest: { readonly current: LiveEvents }): void {
  source.addEventListener('reload', () => latest.current.onReload());
  source.addEventListener('case', ({ data }: MessageEvent<string>) => latest.current.onChange(JSON.parse(data) as CaseChange));
  source.addEventListener('moment', ({ data }: MessageEvent<string>) => latest.current.onMoment(JSON.parse(data) as Moment));
  source.addEventListener('seen', ({ data }: MessageEvent<string>) => {
    const { conversation, seq } = JSON.parse(data) as { conversation: string; seq: number };
    latest.current.onSeen(conversation, seq);
  });
}
