/** Who is at the desk: people with the console open, or with Teams as their desk. Kept in memory; a restart asks anew. */
import type { SignIn } from './store/store.js';
import type { People } from './lookups.js';

type Person = SignIn['person'];

export class Presence {
  /** By person, how many tabs. */
  readonly #here = new Map<string, { readonly person: Person; tabs: number }>();

  /** @returns what ends it; called twice it does no harm */
  enter(person: Person): () => void {
    const here = this.#here.get(person.id) ?? { person, tabs: 0 };
    here.tabs += 1;
    this.#here.set(person.id, here);
    let gone = false;
    return () => {
      if (gone) return;
      gone = true;
      here.tabs -= 1;
      if (here.tabs === 0) this.#here.delete(person.id);
    };
  }

  get people(): ReturnType<People> {
    return [...this.#here.values()].map(({ person }) => ({ ...person, online: true }));
  }
}
