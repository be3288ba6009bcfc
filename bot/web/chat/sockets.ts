/**
 * Watches the page's sockets. Direct Line's client reconnects by itself but does not say that it is doing so: it
 * stays "online" while its socket is gone. So the page looks at the sockets.
 */
export interface SocketWatcher {
  opened(): void;
  closed(): void;
}

/** From now on the newest socket of the page tells the watcher when it opens and when it closes. */
export function watchSockets(watcher: SocketWatcher): void {
  let newest = 0;
  window.WebSocket = class extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      // One that was left behind may take a minute to close, and then means nothing any more.
      const number = ++newest;
      this.addEventListener('open', () => number === newest && watcher.opened());
      this.addEventListener('close', () => number === newest && watcher.closed());
    }
  };
}
