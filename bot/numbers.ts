/** Claim and RMA numbers, counted by year: `GW-2026-000123`. Taken in the same commit as what they number, so none is lost. */
import type { Change, Counter, Store, Stored } from './store/store.js';

const COUNTERS = ['claims', 'rmas'] as const;
type CounterName = (typeof COUNTERS)[number];

export class Numbers {
  readonly #taken = new Map<CounterName, number>();

  /** @param year four digits, Europe/Warsaw */
  constructor(private readonly year: string, private readonly stored: ReadonlyMap<CounterName, Stored<Counter>>) {}

  static async load(store: Store, year: string): Promise<Numbers> {
    const found = await Promise.all(COUNTERS.map(async (name) => [name, await store.get('counter', `${name}-${year}`)] as const));
    return new Numbers(year, new Map(found.flatMap(([name, counter]) => (counter ? [[name, counter] as const] : []))));
  }

  /** Has any number been taken? */
  get taken(): boolean {
    return this.#taken.size > 0;
  }

  /** The turn that took them is run anew. */
  putBack(): void {
    this.#taken.clear();
  }

  next(name: CounterName, prefix: string): string {
    const last = this.#taken.get(name) ?? this.stored.get(name)?.value.last ?? 0;
    this.#taken.set(name, last + 1);
    return `${prefix}-${this.year}-${String(last + 1).padStart(6, '0')}`;
  }

  changes(): Change[] {
    return [...this.#taken].map(([name, last]): Change => {
      const id = `${name}-${this.year}`;
      return { kind: 'counter', id, expected: this.stored.get(name)?.version ?? 0, value: { schema: 1, name: id, last } };
    });
  }
}
