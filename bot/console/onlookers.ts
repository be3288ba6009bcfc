/**
 * Which tab of the console looks at which case. Those who look on are told of each other, of typing, and of how far the
 * customer's page is; what is told here is of this moment, has no number and is not repeated to who comes back.
 */
import type { Agent } from '../../dialogs/records.js';
import type { Signals } from '../signals.js';
import type { SignIn } from '../store/store.js';
import type { Moment, Surroundings } from './live-view.js';

interface Tab {
  readonly person: Agent;
  readonly send: (event: string, data: Moment) => void;
  conversation: string | null;
}

export class Onlookers {
  readonly #tabs = new Map<string, Tab>();
  readonly #unsubscribe: () => void;

  constructor(private readonly signals: Signals) {
    this.#unsubscribe = signals.listen((signal) => {
      if (signal.type === 'typing') this.#tell(signal.conversation, { conversation: signal.conversation, typing: signal.by ?? 'customer' });
      else this.#tell(signal.conversation, { conversation: signal.conversation, place: signal.place });
    });
  }

  /** A tab has opened its stream. @returns what ends it */
  enter({ person }: SignIn, id: string, send: Tab['send']): () => void {
    const tab: Tab = { person: { id: person.id, name: person.name }, send, conversation: null };
    const key = keyOf(person.id, id);
    this.#tabs.set(key, tab);
    return () => {
      // The same tab may have come back on a new stream before the old one was found to be dead.
      if (this.#tabs.get(key) === tab) this.#tabs.delete(key);
      const { conversation } = tab;
      tab.conversation = null;
      this.#tellWhoLooks(conversation);
    };
  }

  /**
   * The tab now shows this case, or none.
   * @returns what is known of the case at this moment; null when there is no such tab
   */
  look({ person }: SignIn, id: string, conversation: string | null): Surroundings | null {
    const tab = this.#tabs.get(keyOf(person.id, id));
    if (!tab) return null;
    const before = tab.conversation;
    tab.conversation = conversation;
    if (before !== conversation) {
      this.#tellWhoLooks(before);
      this.#tellWhoLooks(conversation);
    }
    return { viewers: conversation === null ? [] : this.#viewers(conversation), place: conversation === null ? null : this.signals.placeOf(conversation) };
  }

  close(): void {
    this.#unsubscribe();
    this.#tabs.clear();
  }

  /** Each person once, however many tabs. */
  #viewers(conversation: string): Agent[] {
    const people = new Map(this.#looking(conversation).map(({ person }) => [person.id, person]));
    return [...people.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  #looking(conversation: string): Tab[] {
    return [...this.#tabs.values()].filter((tab) => tab.conversation === conversation);
  }

  #tellWhoLooks(conversation: string | null): void {
    if (conversation !== null) this.#tell(conversation, { conversation, viewers: this.#viewers(conversation) });
  }

  #tell(conversation: string, moment: Moment): void {
    for (const { send } of this.#looking(conversation)) send('moment', moment);
  }
}

function keyOf(person: string, tab: string): string {
  return `${person} ${tab}`;
}
