/** E-mail addresses, of settings and of customers. */

export interface Mailbox {
  readonly name: string | null;
  readonly address: string;
}

/** One address and nothing else in it: no list, no comment, nothing that could begin another header. */
const ADDRESS = /^[^\s\p{Cc}\p{Cf}<>()[\]\\,;:"@]{1,64}@[^\s\p{Cc}\p{Cf}<>()[\]\\,;:"@]{1,253}$/u;

export function isAddress(text: string | null): text is string {
  return text !== null && ADDRESS.test(text);
}
