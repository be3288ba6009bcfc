/** Messages and deeds that wait some seconds in the browser, so that they can be undone: nothing has left before. */
const HOLD_MS = 5000;

interface Held {
  readonly timer: ReturnType<typeof setTimeout>;
  readonly send: () => void;
}

const held = new Map<string, Held>();

/** Whoever closes the page has meant what they sent. */
addEventListener('pagehide', () => {
  for (const key of [...held.keys()]) sendNow(key);
});

/** Sends later, unless it is taken back or sent at once. */
export function hold(key: string, send: () => void): void {
  held.set(key, { timer: setTimeout(() => sendNow(key), HOLD_MS), send });
}

export function sendNow(key: string): void {
  takeBack(key)?.send();
}

/** @returns what was held; null when it has left already */
export function takeBack(key: string): Held | null {
  const found = held.get(key) ?? null;
  if (found) clearTimeout(found.timer);
  held.delete(key);
  return found;
}
