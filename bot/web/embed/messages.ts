/** What the shop's page and the chat in its frame tell each other, by postMessage and to checked origins only. */

export type Language = 'pl' | 'en';

/** From the shop's page, once the frame is ready. */
export interface Enter {
  readonly gwarant: 'enter';
  readonly language: Language | null;
  readonly product: string | null;
  /** `#rrggbb`. */
  readonly colour: string | null;
  /** Leads back to the conversation of this browser; null in a new one. */
  readonly key: string | null;
}

/** From the frame. `ready` goes to whoever frames it and holds nothing; the rest to the origin that has entered. */
export type FromFrame =
  | { readonly gwarant: 'ready' }
  /** The shop's page keeps this key: the frame's own storage may be blocked. */
  | { readonly gwarant: 'remember'; readonly key: string }
  | { readonly gwarant: 'close' }
  /** Somebody on the other side has written. */
  | { readonly gwarant: 'said' };

const KEY = /^[kr]\.[\w-]{16,200}$/u;

export function isLanguage(value: unknown): value is Language {
  return value === 'pl' || value === 'en';
}

export function isKey(value: unknown): value is string {
  return typeof value === 'string' && KEY.test(value);
}

/** The message as far as it is one of ours; null for anything else that pages send around. */
export function readEnter(data: unknown): Enter | null {
  if (!isRecord(data) || data['gwarant'] !== 'enter') return null;
  const { language, product, colour, key } = data;
  return {
    gwarant: 'enter',
    language: isLanguage(language) ? language : null,
    product: typeof product === 'string' && product !== '' ? product : null,
    colour: typeof colour === 'string' ? colour : null,
    key: isKey(key) ? key : null
  };
}

export function readFromFrame(data: unknown): FromFrame | null {
  if (!isRecord(data)) return null;
  const { gwarant, key } = data;
  if (gwarant === 'ready' || gwarant === 'close' || gwarant === 'said') return { gwarant };
  return gwarant === 'remember' && isKey(key) ? { gwarant, key } : null;
}

function isRecord(data: unknown): data is Readonly<Record<string, unknown>> {
  return typeof data === 'object' && data !== null;
}
