/** A conversation played through `turn`, without channel, store or clock, and written down as a transcript. */
import { newSession } from '../../dialogs/case.js';
import { dayInWarsaw } from '../../dialogs/day.js';
import type { CodesSent } from '../../dialogs/claim/codes.js';
import type { Floor } from '../../dialogs/handoff/queue.js';
import { serialKey, type Ledger } from '../../dialogs/claim/ledger.js';
import { DEFAULT_DESK, type Desk } from '../../dialogs/desk.js';
import type { AgentAction, Attachment, Event, State, TurnResponse, TurnResult, UnitHistory } from '../../dialogs/events.js';
import type { Claim, Conversation } from '../../dialogs/records.js';
import type { Choice, Reply } from '../../dialogs/reply.js';
import { DEFAULT_LETTERS } from '../../dialogs/letters/defaults.js';
import type { Letter } from '../../dialogs/letters/letter.js';
import { turn } from '../../dialogs/turn.js';
import { formatFact } from '../../dialogs/format.js';
import { definitionOf } from '../../dialogs/questions.js';
import type { FactValue, Locale } from '../../policies/language.js';
import { delivered } from '../policies/delivered.js';

export const TODAY = '2026-11-20';

export class Talk {
  state: State;
  readonly lines: string[] = [];
  /** Everything said so far, oldest first. */
  readonly replies: Reply[] = [];
  last: TurnResult | null = null;
  /** Claims of other conversations. */
  others: readonly Claim[] = [];
  ledgers: readonly Ledger[] = [];
  /** Everything written so far, oldest first. */
  readonly letters: Letter[] = [];
  desk: Desk = DEFAULT_DESK;
  /** Codes sent so far; conversations that share it share the limits. */
  codes = new Map<string, CodesSent>();
  /** UTC. */
  time = '10:00';
  floor: Floor = { waiting: [], people: [] };
  /** How far the customer has looked. */
  saw = 0;
  #claims = 0;
  #rmas = 0;

  /** @param today UTC */
  constructor(locale: Locale, private today = TODAY) {
    this.state = { conversation: freshConversation(locale), claims: [] };
  }

  /** The moment, UTC. */
  get at(): string {
    return new Date(`${this.today}T${this.time}Z`).toISOString();
  }

  set at(at: string) {
    this.today = at.slice(0, 10);
    this.time = at.slice(11, -1);
  }

  join(locale = this.state.conversation.locale as string): this {
    this.happen({ type: 'joined', locale });
    return this;
  }

  /** Types a text. What reads like a button on show is pressed, as on the page. */
  say(...texts: string[]): this {
    for (const text of texts) {
      this.lines.push('', `**${this.customer}:** ${text}`);
      const pressed = this.shown.find(({ title }) => title === text);
      this.happen({ type: 'message', text, ...(pressed ? { value: pressed.value } : {}) });
    }
    return this;
  }

  /** Submits a card or sends a program's value. */
  submit(value: unknown): this {
    this.lines.push('', `**${this.customer}:** \`${JSON.stringify(value)}\``);
    this.happen({ type: 'message', text: '', value });
    return this;
  }

  /** Sends files with a caption; the type of each follows from its name. */
  attach(names: readonly string[], text = ''): this {
    this.lines.push('', `**${this.customer}:** ${[...names.map((name) => `📎 ${name}`), text].filter(Boolean).join(' · ')}`);
    this.happen({ type: 'message', text, attachments: names.map((name) => attachment(name)) });
    return this;
  }

  /** Sends attachments that are only addresses, as a program can. */
  point(urls: readonly string[]): this {
    this.happen({ type: 'message', text: '', attachments: urls.map((url) => ({ name: 'film', contentType: 'video/mp4', url })) });
    return this;
  }

  /** Fills in the form on show. */
  fill(facts: Readonly<Record<string, unknown>>): this {
    const pending = this.state.conversation.session.pending;
    const value = { question: pending?.id, facts };
    const words = Object.entries(facts).map(([fact, given]) => this.words(pending?.policies[0] ?? null, fact, given));
    this.lines.push('', `**${this.customer}:** ${words.join(' · ')}`);
    this.happen({ type: 'message', text: '', value });
    return this;
  }

  /** An answer as the page shows it in the customer's own bubble. */
  private words(policy: string | null, fact: string, value: unknown): string {
    const { locale } = this.state.conversation;
    const definition = policy === null ? null : definitionOf(delivered, policy, fact);
    return definition ? formatFact(definition, value as FactValue | null, locale) : String(value);
  }

  /**
   * Answers the questions of the interview, in whatever order they come, until one is asked that `facts` does not
   * answer. `other` has the answers of a policy in which the same name means something else.
   */
  answer(facts: Readonly<Record<string, unknown>>, other: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {}): this {
    for (let turns = 0; turns < 40; turns++) {
      const pending = this.state.conversation.session.pending;
      const [policy] = pending?.policies ?? [];
      const given = policy === undefined ? {} : { ...facts, ...other[policy] };
      if (!pending || pending.conflict || !pending.facts.every((fact) => fact in given)) return this;
      this.fill(Object.fromEntries(pending.facts.map((fact) => [fact, given[fact]])));
    }
    return this;
  }

  agent(action: AgentAction, name = 'Anna'): TurnResponse {
    this.lines.push('', `*${name}: ${action.do}*`);
    return this.happen({ type: 'agent', agent: { id: name.toLowerCase(), name }, action });
  }

  later(today: string): this {
    this.today = today;
    return this;
  }

  get claim(): Claim {
    const [claim] = this.state.claims;
    if (!claim) throw new Error('no claim was opened');
    return claim;
  }

  get lastReply(): Reply {
    const reply = this.replies.at(-1);
    if (!reply) throw new Error('nothing was said');
    return reply;
  }

  /** The buttons of the latest reply that had some. */
  get shown(): readonly Choice[] {
    const reply = this.replies.findLast(({ choices, form }) => choices ?? form);
    return [...(reply?.choices ?? []), ...(reply?.form?.others ?? [])];
  }

  get transcript(): string {
    return `${this.lines.join('\n').trim()}\n`;
  }

  happen(event: Event): TurnResponse {
    const result = turn(this.state, event, {
      now: this.at,
      today: dayInWarsaw(this.at),
      policies: delivered,
      claimNumber: () => `GW-2026-${String(++this.#claims).padStart(6, '0')}`,
      rmaNumber: () => `RMA-2026-${String(++this.#rmas).padStart(6, '0')}`,
      desk: this.desk,
      letters: DEFAULT_LETTERS,
      letterLink: (id) => `https://support.example/letters/${id}.pdf`,
      unit: (serial) => this.unit(serial),
      claimNumbered: (number) => [...this.others, ...this.state.claims].find((claim) => claim.number === number) ?? null,
      secretCode: () => '123456',
      floor: () => this.floor,
      customerSaw: () => this.saw,
      seal: (text) => `sealed ${text}`,
      codesSent: (id) => this.codes.get(id) ?? null,
      conversationLink: (id) => `https://support.example/?resume=key-of-${id}`,
      resumeLink: 'https://support.example/?resume=key'
    });
    const changed = new Set(result.changes.claims.map(({ number }) => number));
    const claims = [...this.state.claims.filter(({ number }) => !changed.has(number)), ...result.changes.claims];
    this.state = { conversation: result.changes.conversation, claims };
    const ledgers = new Set(result.changes.ledgers?.map(({ id }) => id));
    this.ledgers = [...this.ledgers.filter(({ id }) => !ledgers.has(id)), ...(result.changes.ledgers ?? [])];
    for (const sent of result.changes.codes ?? []) this.codes.set(sent.id, sent);
    this.letters.push(...(result.changes.letters ?? []));
    this.last = result;
    for (const { from, reply } of result.replies) {
      this.replies.push(reply);
      this.lines.push('', `**${from.role === 'agent' ? from.name : 'Gwarant'}:** ${reply.text}`, ...written(reply));
    }
    return result.response;
  }

  private unit(serial: string): UnitHistory {
    const same = (one: string | null): boolean => one !== null && serialKey(one) === serialKey(serial);
    return {
      claims: [...this.others, ...this.state.claims].filter((claim) => same(claim.unit.serial)),
      ledgers: this.ledgers.filter((ledger) => same(ledger.serial))
    };
  }

  private get customer(): string {
    return this.state.conversation.locale === 'pl' ? 'Klient' : 'Customer';
  }
}

function written({ choices, form }: Reply): string[] {
  const fields = (form?.fields ?? []).map(({ label, choices: options }) =>
    options ? `> ${label}: ${options.map(({ title }) => `☐ ${title}`).join(' · ')}` : `> ${label}: ____`
  );
  const buttons = [...(choices ?? []), ...(form?.others ?? [])].map(({ title }) => `[${title}]`);
  return [...(fields.length > 0 ? ['', ...fields] : []), ...(buttons.length > 0 ? ['', `> ${buttons.join(' ')}`] : [])];
}

const TYPES: Readonly<Record<string, string>> = { jpg: 'image/jpeg', pdf: 'application/pdf', mp4: 'video/mp4', zip: 'application/zip' };

/** A kept file; the same name is the same file. */
export function attachment(name: string): Attachment {
  const upload = `upload-of-${name}`;
  return { name, contentType: TYPES[name.split('.').at(-1) ?? ''] ?? 'text/plain', url: `/v3/directline/uploads/${upload}`, upload };
}

function freshConversation(locale: Locale): Conversation {
  const at = `${TODAY}T09:00:00.000Z`;
  return {
    schema: 1, id: 'conversation', channel: 'webchat', user: { id: 'dl_customer', name: null }, address: null, locale, createdAt: at, lastAt: at,
    length: 0, resumeKey: 'key', session: newSession(), handoff: null, handled: []
  };
}
