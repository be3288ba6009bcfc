/**
 * How the window beside the tab hands its code over: straight from window to frame, both of ours. Teams would give it
 * to whichever app asked for the window, and any app may ask for ours.
 */

/** What is not answered by then never will be. */
const PATIENCE_MS = 10_000;
const AGAIN_MS = 250;

type Message = { readonly gwarant: 'window' } | { readonly gwarant: 'tab' } | { readonly gwarant: 'code'; readonly code: string };

/** In the tab: answers the window and waits for its code. @returns what ends it */
export function awaitCode(onCode: (code: string) => void): () => void {
  const hear = (event: MessageEvent<unknown>): void => {
    const message = ours(event);
    if (message?.gwarant === 'window') tell(event.source, { gwarant: 'tab' });
    if (message?.gwarant === 'code') onCode(message.code);
  };
  addEventListener('message', hear);
  return () => removeEventListener('message', hear);
}

/** In the window: the tab that waits for its code, among the frames beside whatever opened this; null when none answers. */
export function findTab(): Promise<((code: string) => void) | null> {
  return new Promise((resolve) => {
    const ask = (): void => framesIn(window.opener as Window | null).forEach((frame) => tell(frame, { gwarant: 'window' }));
    const asking = setInterval(ask, AGAIN_MS);
    const end = (found: ((code: string) => void) | null): void => {
      clearInterval(asking);
      clearTimeout(silence);
      removeEventListener('message', hear);
      resolve(found);
    };
    const hear = (event: MessageEvent<unknown>): void => {
      const { source } = event;
      if (ours(event)?.gwarant === 'tab') end((code) => tell(source, { gwarant: 'code', code }));
    };
    const silence = setTimeout(() => end(null), PATIENCE_MS);
    addEventListener('message', hear);
    ask();
  });
}

/** Only a page of our own gets it: the browser looks at the origin. */
function tell(target: MessageEventSource | null, message: Message): void {
  target?.postMessage(message, { targetOrigin: location.origin });
}

function ours({ origin, data }: MessageEvent<unknown>): Message | null {
  return origin === location.origin && typeof data === 'object' && data !== null && 'gwarant' in data ? (data as Message) : null;
}

/** The window and every frame in it, however deep; of other sites' windows no more can be seen. */
function framesIn(top: Window | null): Window[] {
  return top === null ? [] : [top, ...Array.from({ length: top.length }, (_, index) => framesIn(top[index] ?? null)).flat()];
}
