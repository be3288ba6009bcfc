/** The real road with a dialog of two questions on it: enough to see what a channel does with replies. */
import { DEFAULT_DESK } from '../../../dialogs/desk.js';
import { DEFAULT_LETTERS } from '../../../dialogs/letters/defaults.js';
import { pino } from 'pino';
import { createRoad } from '../../../bot/road.js';
import type { Arrival, Clock, Handled, Road } from '../../../bot/services.js';
import type { Store } from '../../../bot/store/store.js';
import { newSession } from '../../../dialogs/case.js';
import type { Event, State, TurnResult, Utterance } from '../../../dialogs/events.js';
import type { Agent, Speaker } from '../../../dialogs/records.js';
import type { Reply, Submit } from '../../../dialogs/reply.js';
import type { PolicyBook } from '../../../policies/book.js';

const BOT: Speaker = { role: 'bot', id: 'bot', name: null };

export const COLOUR: Reply = {
  text: 'Which **colour** is it?',
  choices: [
    { title: 'Red', value: { question: 'q1', facts: { colour: 'red' } } },
    { title: 'Blue', value: { question: 'q1', facts: { colour: 'blue' } } },
    { title: 'Status of my claim', value: { intent: 'status' } }
  ],
  signal: { question: { policies: ['kettle'], fact: 'colour', type: 'choice' } }
};
export const SIZE: Reply = { text: 'Which size?', choices: [{ title: 'Small', value: { question: 'q2', facts: { size: 's' } } }] };
export const DONE: Reply = { text: 'That is all.' };
export const CLOSED: Reply = { text: 'That question is closed.' };
export const EMPTY_BOOK: PolicyBook = { catalogue: { products: [] }, policies: new Map(), problems: [] };

export interface Stage {
  readonly road: Road;
  /** Everything that was acted on. */
  readonly arrivals: Arrival[];
  /** What the next turns say, in place of the two questions. */
  script: ((event: Event) => readonly Reply[]) | null;
  /** Thrown by the next turn. */
  failure: Error | null;
  /** So many look for their conversation before the first of them is told whether there is one. */
  together: number;
  /** A person says something to the customer. */
  say(conversation: string, agent: Agent, text: string): Promise<Handled>;
}

export function openStage(store: Store, clock: Clock): Stage {
  const road = createRoad({
    store, clock, newSession, book: () => EMPTY_BOOK, publicUrl: 'https://warranty.example.com', desk: () => DEFAULT_DESK, people: () => [], letters: () => DEFAULT_LETTERS, letterLink: (id) => `https://help.example/letters/${id}.pdf`, log: pino({ level: 'silent' }),
    random: { id: () => 'a-resume-key' }, onEffect: () => {}, turn: (state, event) => play(state, event, stage)
  });
  let everybodyLooked = (): void => {};
  const allLooked = new Promise<void>((resolve) => (everybodyLooked = resolve));
  const stage: Stage = {
    arrivals: [], script: null, failure: null, together: 1,
    road: {
      open: (wanted) => road.open(wanted),
      async find(id) {
        const found = await road.find(id);
        stage.together -= 1;
        if (stage.together <= 0) everybodyLooked();
        await allLooked;
        return found;
      },
      async handle(conversation, arrival) {
        const handled = await road.handle(conversation, arrival);
        if (!handled.repeated) stage.arrivals.push(arrival);
        return handled;
      },
      readdress: (conversation, address) => road.readdress(conversation, address),
      entries: (conversation, after) => road.entries(conversation, after),
      onEntries: (conversation, listener) => road.onEntries(conversation, listener),
      onChange: (listener) => road.onChange(listener),
      idle: () => road.idle()
    },
    say: (conversation, agent, text) => road.handle(conversation, { eventId: text, event: { type: 'agent', agent, action: { do: 'say', text } }, activity: null })
  };
  return stage;
}

function play({ conversation }: State, event: Event, stage: Stage): TurnResult {
  const { failure } = stage;
  stage.failure = null;
  if (failure) throw failure;
  const session = { ...conversation.session, turns: conversation.session.turns + 1 };
  return { changes: { conversation: { ...conversation, session }, claims: [] }, replies: repliesTo(event, session.turns, stage), effects: [], response: { ok: true } };
}

/** Greets with the first question; the first answer brings the second one, the next the end; anything else is told to be closed. */
function repliesTo(event: Event, turn: number, { script }: Stage): Utterance[] {
  if (event.type === 'agent') return event.action.do === 'say' ? [{ from: { role: 'agent', ...event.agent }, reply: { text: event.action.text, plain: true } }] : [];
  const bot = (...replies: readonly Reply[]): Utterance[] => replies.map((reply) => ({ from: BOT, reply }));
  if (script) return bot(...script(event));
  if (event.type === 'joined') return bot({ text: 'Hello!' }, COLOUR);
  if (event.type === 'timer' || event.type === 'handoffTimer' || event.type === 'undelivered') return [];
  const { question } = (event.value ?? {}) as Submit;
  if (question === undefined) return bot({ text: `You said: ${event.text}` });
  if (question === 'q1' && turn === 2) return bot(SIZE);
  return bot(question === 'q2' && turn === 3 ? DONE : CLOSED);
}
