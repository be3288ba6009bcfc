/** `gwarant chat`: talks in the terminal through the same turn function, for admins and developers. Nothing is stored. */
import { newSession } from '../../dialogs/case.js';
import type { Event, State } from '../../dialogs/events.js';
import { DEFAULT_DESK } from '../../dialogs/desk.js';
import { DEFAULT_LETTERS } from '../../dialogs/letters/defaults.js';
import type { Conversation } from '../../dialogs/records.js';
import { turn } from '../../dialogs/turn.js';
import type { PolicyBook } from '../../policies/book.js';
import type { Locale } from '../../policies/language.js';
import { readTyped, showReply, type Shown } from '../channels/terminal.js';
import { dayInWarsaw } from '../../dialogs/day.js';

export interface ChatIo {
  /** Lines typed, until the end of input. */
  readonly typed: AsyncIterable<string>;
  out(line: string): void;
  /** The assistant has said its part. */
  ready(): void;
}

/** Talks until the input ends. Resolves to the exit code. */
export async function chat(book: PolicyBook, locale: Locale, io: ChatIo, now: () => Date): Promise<number> {
  const talk = new Talk(book, locale, io, now);
  talk.happen({ type: 'joined', locale });
  for await (const line of io.typed) {
    if (line.trim() !== '') talk.happen({ type: 'message', ...readTyped(talk.shown, line) });
  }
  return 0;
}

class Talk {
  shown: Shown | null = null;
  #state: State;
  #claims = 0;

  constructor(private readonly book: PolicyBook, locale: Locale, private readonly io: ChatIo, private readonly now: () => Date) {
    this.#state = { conversation: terminalConversation(locale, now().toISOString()), claims: [] };
  }

  happen(event: Event): void {
    const at = this.now();
    const number = (prefix: string): string => `${prefix}-${at.getUTCFullYear()}-${String(++this.#claims).padStart(6, '0')}`;
    const { changes, replies } = turn(this.#state, event, {
      now: at.toISOString(),
      today: dayInWarsaw(at),
      policies: this.book,
      claimNumber: () => number('GW'),
      rmaNumber: () => number('RMA'),
      resumeLink: null,
      desk: DEFAULT_DESK,
      letters: DEFAULT_LETTERS,
      letterLink: () => null,
      unit: () => ({ claims: [], ledgers: [] }),
      claimNumbered: () => null,
      secretCode: () => '',
      floor: () => ({ waiting: [], people: [] }),
      customerSaw: () => 0,
      seal: () => '',
      codesSent: () => null,
      conversationLink: () => null
    });
    const changed = new Set(changes.claims.map((claim) => claim.number));
    this.#state = { conversation: changes.conversation, claims: [...this.#state.claims.filter((claim) => !changed.has(claim.number)), ...changes.claims] };
    for (const { reply } of replies) this.#show(showReply(reply));
    this.io.ready();
  }

  #show(shown: Shown): void {
    this.io.out('');
    for (const line of shown.lines) this.io.out(line);
    if (shown.numbered.length > 0) this.shown = shown;
  }
}

function terminalConversation(locale: Locale, at: string): Conversation {
  return {
    schema: 1, id: 'terminal', channel: 'terminal', user: { id: 'terminal', name: null }, address: null, locale, createdAt: at, lastAt: at,
    length: 0, resumeKey: '', session: newSession(), handoff: null, handled: []
  };
}
