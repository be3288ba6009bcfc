/** The workings of one turn: what has changed and been said so far. Lives only inside `turn`. */
import type { Effect, PrivateNote, State, TurnResponse, TurnResult, Utterance, World } from './events.js';
import type { CodesSent } from './claim/codes.js';
import type { Ledger } from './claim/ledger.js';
import type { Letter } from './letters/letter.js';
import type { Claim, Conversation, Handoff, NoteAbout, Session, Speaker, Via } from './records.js';
import type { Reply } from './reply.js';
import { textsOf, type Texts } from './texts/texts.js';

export const BOT: Speaker = { role: 'bot', id: 'gwarant', name: 'Gwarant' };

export class Draft {
  conversation: Conversation;
  readonly #claims: Map<string, Claim>;
  readonly #changed = new Set<string>();
  readonly #replies: Utterance[] = [];
  readonly #effects: Effect[] = [];
  readonly #ledgers = new Map<string, Ledger>();
  readonly #letters: Letter[] = [];
  readonly #notes: PrivateNote[] = [];
  readonly #codes = new Map<string, CodesSent>();

  /** @param via where the event came from, for the histories */
  constructor(state: State, readonly world: World, readonly via: Via) {
    this.conversation = state.conversation;
    this.#claims = new Map(state.claims.map((claim) => [claim.number, claim]));
  }

  get session(): Session {
    return this.conversation.session;
  }

  get texts(): Texts {
    return textsOf(this.conversation.locale);
  }

  get claims(): readonly Claim[] {
    return [...this.#claims.values()];
  }

  claim(number: string): Claim | null {
    return this.#claims.get(number) ?? null;
  }

  updateSession(changes: Partial<Session>): void {
    this.conversation = { ...this.conversation, session: { ...this.session, ...changes } };
  }

  setHandoff(handoff: Handoff | null): void {
    this.conversation = { ...this.conversation, handoff };
  }

  saveClaim(claim: Claim): void {
    this.#claims.set(claim.number, claim);
    this.#changed.add(claim.number);
  }

  /** A ledger as this turn has left it; null when it was not touched. */
  ledger(id: string): Ledger | null {
    return this.#ledgers.get(id) ?? null;
  }

  saveLedger(ledger: Ledger): void {
    this.#ledgers.set(ledger.id, ledger);
  }

  letter(letter: Letter): void {
    this.#letters.push(letter);
  }

  /** A count as this turn has left it, or as it was before. */
  codesSent(id: string): CodesSent | null {
    return this.#codes.get(id) ?? this.world.codesSent(id);
  }

  saveCodes(codes: CodesSent): void {
    this.#codes.set(codes.id, codes);
  }

  /** How many times something was said in this turn. */
  get said(): number {
    return this.#replies.length;
  }

  say(reply: Reply, from: Speaker = BOT): void {
    this.#replies.push({ from, reply });
  }

  /** A text of the bot's, paragraph by paragraph; empty ones are left out. */
  tell(paragraphs: readonly string[], more: Pick<Reply, 'choices' | 'signal' | 'citations'> = {}): void {
    const text = paragraphs.filter(Boolean).join('\n\n');
    if (text !== '') this.say({ text, ...more });
  }

  /** Adds to what programs are told with the last reply. */
  signalLast(signal: NonNullable<Reply['signal']>): void {
    const last = this.#replies.pop();
    if (last) this.#replies.push({ ...last, reply: { ...last.reply, signal: { ...last.reply.signal, ...signal } } });
  }

  /** @param about where the system notes something: its own words follow from it, in the reader's language */
  note(from: Speaker, text: string, about?: NoteAbout): void {
    this.#notes.push({ from, text, ...(about ? { about } : {}) });
  }

  effect(effect: Effect): void {
    this.#effects.push(effect);
  }

  result(response: TurnResponse): TurnResult {
    const claims = this.claims.filter(({ number }) => this.#changed.has(number));
    return { changes: { conversation: this.conversation, claims, ledgers: [...this.#ledgers.values()], letters: this.#letters, codes: [...this.#codes.values()] }, replies: this.#replies, notes: this.#notes, effects: this.#effects, response };
  }
}
