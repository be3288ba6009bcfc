/** What the shop's page remembers: the conversation for good, whether the panel is open for this tab. First-party, so it works where others' storage is blocked. */
import { isKey } from './messages.js';

export class Memory {
  private key: string | null = null;

  /** @param server whose conversation it is */
  constructor(private readonly server: string) {}

  get conversation(): string | null {
    const kept = this.key ?? read(() => localStorage.getItem(this.name('conversation')));
    return isKey(kept) ? kept : null;
  }

  remember(key: string): void {
    this.key = key;
    write(() => localStorage.setItem(this.name('conversation'), key));
  }

  get wasOpen(): boolean {
    return read(() => sessionStorage.getItem(this.name('open'))) === 'yes';
  }

  set wasOpen(open: boolean) {
    write(() => sessionStorage.setItem(this.name('open'), open ? 'yes' : 'no'));
  }

  private name(what: string): string {
    return `gwarant.${what} ${this.server}`;
  }
}

/** A browser that keeps nothing throws. */
function read(get: () => string | null): string | null {
  try {
    return get();
  } catch {
    return null;
  }
}

function write(set: () => void): void {
  try {
    set();
  } catch {
    // The page itself still knows, until it is left.
  }
}
