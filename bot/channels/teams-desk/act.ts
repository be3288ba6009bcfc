/** A command as an action on a case, and what the one who gave it is told. */
import type { AgentAction } from '../../../dialogs/events.js';
import { hasEnded } from '../../../dialogs/claim/transitions.js';
import type { Agent, Claim, Conversation } from '../../../dialogs/records.js';
import type { Desk } from '../../../dialogs/desk.js';
import type { Text } from '../../../policies/language.js';
import { withoutControls } from '../../console/words.js';
import type { Services } from '../../services.js';
import { plain, type Command } from './commands.js';
import { SAY } from './words.js';

/** What is done to one case. */
export type CaseCommand = Extract<Command, { type: 'say' | 'note' | 'rma' | 'return' | 'transfer' | 'release' | 'close' | 'take' }>;

export type Wanted =
  | { readonly type: 'action'; readonly action: AgentAction }
  /** It cannot be done; the one who asked is told why. */
  | { readonly type: 'told'; readonly text: Text };

const action = (wanted: AgentAction): Wanted => ({ type: 'action', action: wanted });

/** @param people whom a case can be passed to */
export function wantedOf(command: CaseCommand, conversation: Conversation, claims: readonly Claim[], desk: Desk, people: readonly Agent[]): Wanted {
  const number = conversation.handoff?.claim ?? conversation.session.claim;
  switch (command.type) {
    case 'say': return action({ do: 'say', text: withoutControls(command.text) });
    case 'note': return action({ do: 'note', text: withoutControls(command.text) });
    case 'rma': return action({ do: 'authoriseRma', claim: number ?? '' });
    case 'return': return action(command.task === '' ? { do: 'returnToBot' } : { do: 'delegate', task: withoutControls(command.task) });
    case 'release': return action({ do: 'release', note: null });
    case 'take': return action({ do: 'accept' });
    case 'transfer': return transfer(command.to, desk, people);
    case 'close': {
      const open = claims.find((claim) => claim.number === number && !hasEnded(claim.state));
      return action({ do: 'close', claim: open?.number ?? null, result: command.result, note: command.note && withoutControls(command.note) });
    }
  }
}

/** By the queue's id or title, by a person's whole name, or by a part of it that only one has. */
function transfer(to: string, desk: Desk, people: readonly Agent[]): Wanted {
  const wanted = plain(to.trim());
  const queue = desk.queues.find(({ id, title }) => [id, title.pl, title.en].some((one) => plain(one) === wanted));
  if (queue) return action({ do: 'transfer', to: { queue: queue.id }, note: null });
  const exact = people.filter(({ name }) => plain(name) === wanted);
  const fitting = exact.length > 0 || wanted === '' ? exact : people.filter(({ name }) => plain(name).includes(wanted));
  const [person] = fitting;
  if (!person) return { type: 'told', text: SAY.nobody(to.slice(0, 80)) };
  if (fitting.length > 1) return { type: 'told', text: SAY.several(fitting.map(({ name }) => name).join(', ')) };
  return action({ do: 'transfer', to: { agent: { id: person.id, name: person.name } }, note: null });
}

/** Everybody of the desk who is here, was signed in lately, or works in Teams. */
export async function peopleOf({ store, presence }: Pick<Services, 'store' | 'presence'>): Promise<Agent[]> {
  const [sessions, linked] = await Promise.all([store.find('signIn', 'kind', 'session'), store.find('teamsAgent', 'everybody', 'yes')]);
  const all = [...presence.people, ...sessions.map(({ value }) => value.person), ...linked.map(({ value }) => value.person)];
  return [...new Map(all.map(({ id, name }) => [id, { id, name }])).values()];
}

/** What is said after it was done; null where the case's own thread says it. */
export function doneWords(command: CaseCommand, label: string, claims: readonly Claim[], claim: string | null, several: boolean): Text | null {
  switch (command.type) {
    case 'note': return SAY.noted;
    case 'take': return SAY.taken(label);
    case 'rma': return SAY.rma(claims.find(({ number }) => number === claim)?.rma?.number ?? '–');
    case 'return': return command.task === '' ? null : SAY.task;
    case 'say': return several ? SAY.sentTo(label) : null;
    default: return null;
  }
}
