/** A post office whose time passes when a test says so. */
import pino from 'pino';
import { smtpCarrier, type Carrier } from '../../../bot/paper/carriers.js';
import { PostOffice } from '../../../bot/paper/post.js';
import type { KeptLetter } from '../../../bot/store/store.js';
import type { Letter } from '../../../dialogs/letters/letter.js';
import { DESK, letterOf, opened } from '../../dialogs/letters/letters.js';
import { MemoryStore } from '../memoryStore.js';
import { SmtpServer } from './smtpServer.js';

export const FROM = { name: null, address: 'service@help.example' };
export const MINUTE = 60_000;
export const confirmation = letterOf(opened('pl'), 'confirmation');

/** A post office with a clock and timers of its own; nothing happens until the test lets it. */
export class Scene {
  readonly store = new MemoryStore();
  now = Date.parse(confirmation.at);
  logged = '';
  readonly timers: { readonly milliseconds: number; readonly call: () => void }[] = [];
  #changed = (): void => {};
  readonly post: PostOffice;

  constructor(carrier: Carrier) {
    this.post = this.office(carrier);
  }

  office(carrier: Carrier): PostOffice {
    return new PostOffice({
      store: this.store, carrier, from: FROM, desk: () => DESK, clock: { now: () => new Date(this.now) },
      log: pino({ level: 'info' }, { write: (line: string) => void (this.logged += line) }),
      road: { onChange: (listener) => { this.#changed = () => listener({} as never); return () => { this.#changed = (): void => {}; }; } },
      timer: (milliseconds, call) => {
        const timer = { milliseconds, call };
        this.timers.push(timer);
        return () => { if (this.timers.includes(timer)) this.timers.splice(this.timers.indexOf(timer), 1); };
      }
    });
  }

  async put(letter: Letter, more: Partial<KeptLetter> = {}): Promise<void> {
    await this.store.commit([{ kind: 'letter', id: letter.id, expected: 0, value: { ...letter, state: 'pending', attempts: 0, notBefore: letter.at, lastError: null, ...more } }]);
    this.#changed();
  }

  async letter(id = confirmation.id): Promise<KeptLetter> {
    const stored = await this.store.get('letter', id);
    if (!stored) throw new Error(`no letter ${id}`);
    return stored.value;
  }

  /** Starts the office with one letter in the store, and waits for what comes of it. */
  async sends(letter: Letter = confirmation, more: Partial<KeptLetter> = {}): Promise<KeptLetter> {
    await this.put(letter, more);
    this.post.start();
    await this.post.idle();
    return this.letter(letter.id);
  }

  /** Lets so much time pass, and what waits for it happen. */
  async pass(milliseconds: number): Promise<void> {
    this.now += milliseconds;
    for (const timer of this.timers.splice(0).filter((one) => one.milliseconds <= milliseconds)) timer.call();
    await this.post.idle();
  }
}

/** An office and the mail server it sends to; both to be closed. */
export async function openPost(): Promise<{ readonly server: SmtpServer; readonly scene: Scene }> {
  const server = await SmtpServer.listen();
  return { server, scene: new Scene(smtpCarrier(server.url)) };
}
