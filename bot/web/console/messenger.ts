/** Sends what agents write to customers. Until the server has confirmed a message the browser keeps it, with the key that makes sending it again harmless. */
import type { Sight } from './clerk.js';
import { newestSeq, type DeskEvent, type Outgoing } from './desk.js';
import { draftOf, keepDraft } from './draft.js';
import { hold, takeBack } from './held.js';
import { readPreferences } from './preferences.js';
import { dropUnsent, keepUnsent, unsentOf } from './unsent.js';
import { newKey } from './wire.js';

export type Delivered =
  | { readonly type: 'sent' }
  /** `failure` is null when the session is over: the message waits for the next one. `unsure`: it may have arrived all the same. */
  | { readonly type: 'notSent'; readonly failure: string | null; readonly unsure: boolean };

export class Messenger {
  readonly #sight: { readonly current: Sight };
  readonly #tell: (event: DeskEvent) => void;
  readonly #deliver: (outgoing: Outgoing) => Promise<Delivered>;

  constructor(sight: { readonly current: Sight }, tell: (event: DeskEvent) => void, deliver: (outgoing: Outgoing) => Promise<Delivered>) {
    this.#sight = sight;
    this.#tell = tell;
    this.#deliver = deliver;
  }

  /** Where undo is on, it leaves some seconds later. */
  say(conversation: string, text: string): void {
    const held = readPreferences().undo;
    const outgoing: Outgoing = { key: newKey(), conversation, text, after: newestSeq(this.#sight.current.desk.view), failure: null, held };
    keepUnsent(this.#me, outgoing);
    this.#tell({ type: 'sending', outgoing });
    if (held) hold(outgoing.key, () => void this.send(outgoing));
    else void this.send(outgoing);
  }

  /** Sends a message, also again. */
  async send(outgoing: Outgoing): Promise<void> {
    const { key } = outgoing;
    this.#tell({ type: 'sending', outgoing: { ...outgoing, failure: null, held: false } });
    const delivered = await this.#deliver(outgoing);
    if (delivered.type === 'sent') this.discard(outgoing);
    else if (delivered.failure !== null) this.#tell({ type: 'notSent', key, failure: delivered.failure, unsure: delivered.unsure });
  }

  /** What still waits to be undone goes now, one after the other. */
  async sendHeld(conversation: string): Promise<void> {
    for (const one of this.#sight.current.desk.outgoing) if (one.held && one.conversation === conversation && takeBack(one.key)) await this.send(one);
  }

  /** Takes a message back that has not left yet, into the place where it was written. */
  undo(outgoing: Outgoing): void {
    const { key, conversation, text } = outgoing;
    if (!takeBack(key)) return;
    this.discard(outgoing);
    const draft = draftOf(this.#me, conversation, 'message');
    keepDraft(this.#me, conversation, 'message', draft === '' ? text : `${text}\n${draft}`);
  }

  /** It is sent, or not wanted any more. */
  discard({ key }: Outgoing): void {
    dropUnsent(this.#me, key);
    this.#tell({ type: 'sent', key });
  }

  /** What an earlier page did not get confirmed. @param interrupted what to say of it */
  restore(person: string, interrupted: string): void {
    const known = new Set(this.#sight.current.desk.outgoing.map(({ key }) => key));
    for (const one of unsentOf(person)) if (!known.has(one.key)) this.#tell({ type: 'sending', outgoing: { ...one, held: false, failure: interrupted, unsure: true } });
  }

  get #me(): string {
    return this.#sight.current.desk.me?.id ?? '';
  }
}
