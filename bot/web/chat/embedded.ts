/** The chat in a shop's page: what the page around it says at the start, and what it is told afterwards. */
import { readEnter, type Enter, type FromFrame } from '../embed/messages.js';

export class Embedding {
  constructor(readonly wish: Enter, private readonly origin: string) {}

  tell(message: FromFrame): void {
    window.parent.postMessage(message, this.origin);
  }
}

/** Was the page opened by the shop's script, in a frame? */
export function isEmbedded(): boolean {
  return window.parent !== window && new URLSearchParams(location.search).has('embedded');
}

/**
 * Says that it is ready, and resolves with what the page around it then says. The server names the origins that may
 * embed the chat (the browser refuses the others by frame-ancestors), and nobody else is listened to.
 */
export function enterEmbedded(): Promise<Embedding> {
  const allowed = [location.origin, ...(document.querySelector<HTMLMetaElement>('meta[name=gwarant-embedders]')?.content.split(' ') ?? [])];
  const ready: FromFrame = { gwarant: 'ready' };
  return new Promise((resolve) => {
    const hear = ({ origin, source, data }: MessageEvent): void => {
      const wish = source === window.parent && allowed.includes(origin) ? readEnter(data) : null;
      if (!wish) return;
      removeEventListener('message', hear);
      resolve(new Embedding(wish, origin));
    };
    addEventListener('message', hear);
    // Whoever frames the page may know that it is there: no more is in it.
    window.parent.postMessage(ready, '*');
  });
}
