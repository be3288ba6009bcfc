/**
 * Watches the page's sockets. Direct Line's client reconnects by itself but does not say that it is doing so: it
 * stays "online" while its socket is gone. So the page looks at the sockets.
 */
export interface SocketWatcher {
  opened(): void;
  closed(): void;
}

/** From now on every new socket of the page tells the watcher when it opens and when it closes. */
export function watchSockets(watcher: SocketWatcher): void {
  window.WebSocket = class extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      this.addEventListener('open', () => watcher.opened());
      this.addEventListener('close', () => watcher.closed());
    }
  };
}
