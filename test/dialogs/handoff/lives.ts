/** The life of one hand-off, played at random: the customer, three people of the desk, the clock, and who is there. */
import fc from 'fast-check';
import { DEFAULT_DESK, type Desk } from '../../../dialogs/desk.js';
import type { AgentAction, Event, State, TurnResult } from '../../../dialogs/events.js';
import type { Presence, Queue } from '../../../dialogs/handoff/queue.js';
import type { Agent } from '../../../dialogs/records.js';
import type { ClaimStep } from '../../../dialogs/claim/steps.js';
import { careClaim } from '../claim/lives.js';
import { attachment, Talk } from '../talk.js';
import { DESK, person } from './waiting.js';

type Role = 'agent' | 'lead';
export const PEOPLE: readonly (Agent & { readonly role: Role })[] = [{ id: 'anna', name: 'Anna', role: 'agent' }, { id: 'ola', name: 'Ola', role: 'agent' }, { id: 'lena', name: 'Lena', role: 'lead' }];

/** How a desk may be open: as delivered, always, with a break at noon, at night, hardly ever; without a promise, and in a hurry. */
const OPENINGS: readonly Partial<Queue>[] = [
  {},
  { hours: [], answerMinutes: 30 },
  { hours: [{ days: [1, 2, 3, 4, 5], from: '08:00', to: '12:00' }, { days: [1, 2, 3, 4, 5, 6], from: '12:30', to: '16:15' }], silentMinutes: 20, leads: ['Ola'] },
  { hours: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00' }], openOnHolidays: true, answerMinutes: null, members: ['Anna'] },
  { hours: [{ days: [3], from: '23:59', to: '24:00' }], acceptMinutes: 1, silentMinutes: 1, answerMinutes: 1 },
  { answerMinutes: null }
];

const DEEDS = [
  'accept', 'acceptBlind', 'acceptStale', 'say', 'sayNothing', 'note', 'toPerson', 'toSelf', 'toQueue', 'toNowhere', 'delegateWords', 'delegateFile', 'delegateNothing',
  'snooze', 'snoozeUntilWord', 'snoozePast', 'release', 'returnToBot', 'close', 'closeClaim', 'takeOver', 'takeOverForNothing', 'rma', 'askPapers', 'claimNote', 'reopen', 'withdraw', 'reject'
] as const;
type Deed = (typeof DEEDS)[number];

const SAID = [
  'talk to a person', 'człowiek', 'start over', 'I disagree', 'status', 'Hello?', 'It is about the brake.', 'maria@example.com', 'ok', 'yes', 'withdraw my claim', 'osmo action', '5', '', 'po polsku', 'x'.repeat(4100)
] as const;

export type Move =
  | { readonly kind: 'say'; readonly text: string }
  | { readonly kind: 'attach'; readonly file: 'jpg' | 'pdf' | 'mp4'; readonly text: string }
  | { readonly kind: 'press'; readonly nth: number }
  | { readonly kind: 'reach'; readonly email: string | null }
  | { readonly kind: 'submit'; readonly value: unknown }
  | { readonly kind: 'refusedFile' | 'join' | 'look' | 'race' | 'strayTimer' | 'callOff' }
  /** `who` beyond the people: whoever has the case. */
  | { readonly kind: 'deed'; readonly who: number; readonly deed: Deed; readonly minutes: number }
  /** `rings`: what falls due meanwhile rings on time; else it is still to ring when the next thing happens. */
  | { readonly kind: 'pass'; readonly minutes: number; readonly rings: boolean }
  | { readonly kind: 'people'; readonly online: readonly boolean[] }
  | { readonly kind: 'desk'; readonly nth: number };

const minutes = fc.oneof(fc.constantFrom(1, 3, 15, 60, 240), fc.nat(6000));
export const move: fc.Arbitrary<Move> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('say' as const), text: fc.oneof(fc.constantFrom(...SAID), fc.constantFrom('talk to a person', 'Hello?')) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('attach' as const), file: fc.constantFrom('jpg' as const, 'pdf' as const, 'mp4' as const), text: fc.constantFrom('', 'here it is') }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('press' as const), nth: fc.nat(8) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('reach' as const), email: fc.constantFrom('maria@example.com', 'no address', null) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('submit' as const), value: fc.constantFrom<unknown>({ intent: 'person' }, { intent: 'contest' }, { intent: 'polish' }, { intent: 'english' }, { start: { product: 'scooter-kaabo' } }, { facts: { rating: 4 } }) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('refusedFile' as const, 'join' as const, 'look' as const, 'race' as const, 'strayTimer' as const, 'callOff' as const) }) },
  { weight: 10, arbitrary: fc.record({ kind: fc.constant('deed' as const), who: fc.nat(5), deed: fc.oneof(fc.constantFrom(...DEEDS), fc.constantFrom('accept' as const, 'acceptBlind' as const, 'say' as const)), minutes }) },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('pass' as const), minutes, rings: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('people' as const), online: fc.tuple(fc.boolean(), fc.boolean(), fc.boolean()) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('desk' as const), nth: fc.nat(OPENINGS.length - 1) }) }
);

/** What one event did. */
export interface Happened {
  readonly event: Event;
  readonly now: string;
  readonly before: State;
  readonly after: State;
  readonly result: TurnResult;
  /** How far down the customer had looked. */
  readonly saw: number;
  readonly desk: Desk;
  readonly people: readonly Presence[];
}

const SECOND = 1000;

export class Life {
  readonly talk: Talk;
  /** Everything that was wrong, in words. */
  readonly wrong: string[] = [];
  #words = 0;

  /** @param check says what is wrong with what happened */
  constructor(locale: 'pl' | 'en', withClaim: boolean, private readonly check: (one: Happened) => readonly string[]) {
    this.talk = withClaim ? careClaim() : new Talk(locale).join();
    this.talk.floor = { waiting: [], people: PEOPLE.map(({ name, role }) => person(name, { role })) };
    this.open(0);
    if (!withClaim) this.happen({ type: 'message', text: 'talk to a person' });
  }

  play(one: Move): void {
    switch (one.kind) {
      case 'say': return this.happen({ type: 'message', text: one.text });
      case 'attach': return this.happen({ type: 'message', text: one.text, attachments: [attachment(`file-${++this.#words}.${one.file}`)] });
      case 'press': return this.press(one.nth);
      case 'reach': return this.happen({ type: 'message', text: '', value: { question: this.talk.state.conversation.session.pending?.id, facts: { name: 'Maria', email: one.email } } });
      case 'submit': return this.happen({ type: 'message', text: '', value: one.value });
      case 'refusedFile': return this.happen({ type: 'message', text: '', refused: [{ name: 'a.exe', why: 'program' }] });
      case 'join': return this.happen({ type: 'joined', locale: 'en-GB' });
      case 'look': return void (this.talk.saw = this.talk.state.conversation.length);
      case 'race': return this.race();
      case 'callOff': return this.happen({ type: 'message', text: '', value: { claim: this.talk.state.conversation.handoff?.claim, step: 'withdrawSure' } });
      case 'strayTimer': return this.happen({ type: 'handoffTimer', kind: 'promiseDue', at: this.talk.at });
      case 'deed': return this.deed(one.who, one.deed, one.minutes);
      case 'pass': return this.pass(one.minutes, one.rings);
      case 'people': return void (this.talk.floor = { waiting: [], people: PEOPLE.map(({ name, role }, at) => person(name, { role, online: one.online[at] === true })) });
      case 'desk': return this.open(one.nth);
    }
  }

  /** Rings what is due now, one after the other, as the server does. @returns what it did; null when nothing is due */
  ring(): Happened | null {
    const timer = this.talk.state.conversation.handoff?.timer;
    if (!timer || timer.at > this.talk.at) return null;
    return this.turn({ type: 'handoffTimer', kind: timer.kind, at: timer.at });
  }

  private open(nth: number): void {
    const [desk, parts] = [OPENINGS[nth], OPENINGS[(nth + 1) % OPENINGS.length]];
    this.talk.desk = { ...DEFAULT_DESK, queues: [{ ...DESK, ...desk }, { ...DESK, ...parts, id: 'parts', products: ['none'] }] };
  }

  private press(nth: number): void {
    const { shown } = this.talk;
    const button = shown[nth % Math.max(1, shown.length)];
    if (button) this.happen({ type: 'message', text: button.title, value: button.value });
  }

  /** Two people take the same case at the same moment. */
  private race(): void {
    const { handoff } = this.talk.state.conversation;
    if (handoff?.state !== 'waiting') return;
    const won = PEOPLE.slice(0, 2).map(({ role, ...agent }) => this.turn({ type: 'agent', agent, role, action: { do: 'accept', since: handoff.since } }, 0).result.response);
    if (JSON.stringify(won) !== JSON.stringify([{ ok: true }, { ok: false, code: 'takenByOther', detail: 'Anna' }])) this.wrong.push(`of two who accept one has it, and the other learns who: ${JSON.stringify(won)}`);
  }

  private deed(drawn: number, deed: Deed, later: number): void {
    const owner = PEOPLE.findIndex(({ id }) => id === this.talk.state.conversation.handoff?.agent?.id);
    const who = drawn < PEOPLE.length || owner < 0 ? drawn % PEOPLE.length : owner;
    const { role, ...agent } = PEOPLE[who] ?? { id: 'anna', name: 'Anna', role: 'agent' as const };
    this.happen({ type: 'agent', agent, role, action: this.action(deed, who, later) });
  }

  private action(deed: Deed, who: number, later: number): AgentAction {
    const { handoff } = this.talk.state.conversation;
    const claim = handoff?.claim ?? this.talk.state.claims[0]?.number ?? 'GW-2026-999999';
    const to = (place: number): Agent => ({ id: PEOPLE[place % 3]?.id ?? '', name: PEOPLE[place % 3]?.name ?? '' });
    const note = later % 2 === 0 ? 'End of my day.' : null;
    const step = (one: ClaimStep): AgentAction => ({ do: 'step', claim, step: one });
    switch (deed) {
      case 'accept': return { do: 'accept', ...(handoff ? { since: handoff.since } : {}) };
      case 'acceptBlind': return { do: 'accept' };
      case 'acceptStale': return { do: 'accept', since: '2026-11-20T09:59:00.000Z' };
      case 'say': return { do: 'say', text: `Words ${++this.#words}.` };
      case 'sayNothing': return { do: 'say', text: ' ' };
      case 'note': return { do: 'note', text: 'Looks like a fall.' };
      case 'toPerson': return { do: 'transfer', to: { agent: to(who + 1 + (later % 2)) }, note };
      case 'toSelf': return { do: 'transfer', to: { agent: to(who) }, note };
      case 'toQueue': return { do: 'transfer', to: { queue: later % 2 === 0 ? 'parts' : 'desk' }, note };
      case 'toNowhere': return { do: 'transfer', to: { queue: 'nowhere' }, note };
      case 'delegateWords': return { do: 'delegate', task: 'Serial number?' };
      case 'delegateFile': return { do: 'delegate', task: 'Label?', wants: 'file' };
      case 'delegateNothing': return { do: 'delegate', task: ' ' };
      case 'snooze': return { do: 'snooze', until: this.in(later + 1) };
      case 'snoozeUntilWord': return { do: 'snooze', until: null };
      case 'snoozePast': return { do: 'snooze', until: this.in(-later) };
      case 'release': return { do: 'release', note };
      case 'returnToBot': return { do: 'returnToBot' };
      case 'close': return { do: 'close', claim: null, result: 'solved', note };
      case 'closeClaim': return { do: 'close', claim, result: 'repaired', note };
      case 'takeOver': return { do: 'takeOver', reason: 'She is ill.' };
      case 'takeOverForNothing': return { do: 'takeOver', reason: '' };
      case 'rma': return { do: 'authoriseRma', claim };
      case 'askPapers': return step({ do: 'askPapers', papers: ['verificationVideo'], note: null });
      case 'claimNote': return step({ do: 'note', text: 'n' });
      case 'reopen': return step({ do: 'reopen', note: null });
      case 'withdraw': return step({ do: 'withdraw', note: null });
      case 'reject': return step({ do: 'reject', reason: 'Opened.', clause: 'CRA-X9' });
    }
  }

  private pass(later: number, rings: boolean): void {
    const end = this.in(later);
    for (let rung = 0; rings && rung < 50; rung++) {
      const timer = this.talk.state.conversation.handoff?.timer;
      if (!timer || timer.at > end) break;
      if (timer.at > this.talk.at) this.talk.at = timer.at;
      this.ring();
    }
    if (end > this.talk.at) this.talk.at = end;
  }

  private in(later: number): string {
    return new Date(Date.parse(this.talk.at) + later * 60 * SECOND).toISOString();
  }

  private happen(event: Event): void {
    this.turn(event);
  }

  /** @param seconds that pass before it */
  private turn(event: Event, seconds = 7): Happened {
    const { talk } = this;
    if (event.type !== 'handoffTimer') talk.at = new Date(Date.parse(talk.at) + seconds * SECOND).toISOString();
    const before = talk.state;
    talk.happen(event);
    const { last } = talk;
    if (!last) throw new Error('a turn has a result');
    const entries = (event.type === 'message' ? 1 : 0) + last.replies.length + (last.notes?.length ?? 0);
    const kept: State = { ...talk.state, conversation: { ...talk.state.conversation, length: before.conversation.length + entries } };
    // As the store has it: what does not survive that is lost by a restart.
    talk.state = JSON.parse(JSON.stringify(kept)) as State;
    const happened: Happened = { event, now: talk.at, before, after: kept, result: last, saw: talk.saw, desk: talk.desk, people: talk.floor.people };
    this.wrong.push(...this.check(happened));
    return happened;
  }
}
