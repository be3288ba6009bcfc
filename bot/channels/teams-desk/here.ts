/** People who work from Teams count as being at the desk for a while after they did something there. */
import type { Presence } from '../../presence.js';
import type { Timer } from '../../timer.js';
import type { TeamsAgent } from './records.js';

const HERE_MS = 30 * 60_000;

export class Here {
  readonly #leaving = new Map<string, () => void>();

  constructor(private readonly presence: Presence, private readonly timer: Timer) {}

  seen({ person }: TeamsAgent): void {
    this.gone(person.id);
    const leave = this.presence.enter(person);
    const cancel = this.timer(HERE_MS, () => this.gone(person.id));
    this.#leaving.set(person.id, () => {
      cancel();
      leave();
    });
  }

  gone(person: string): void {
    this.#leaving.get(person)?.();
    this.#leaving.delete(person);
  }

  stop(): void {
    for (const person of [...this.#leaving.keys()]) this.gone(person);
  }
}
