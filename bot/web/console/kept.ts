/**
 * What a page keeps in the browser. Where the browser keeps nothing – in Teams' frame with other sites' storage
 * blocked, or when its room is full – the page itself remembers, until it is left.
 */
export interface Kept {
  get(key: string): string | null;
  set(key: string, value: string): void;
  drop(key: string): void;
}

export const forGood = keptIn(() => localStorage);
export const forThisTab = keptIn(() => sessionStorage);

function keptIn(storage: () => Storage): Kept {
  const memory = new Map<string, string>();
  return {
    get: (key) => memory.get(key) ?? attempt(() => storage().getItem(key)) ?? null,
    set: (key, value) => {
      const kept = attempt(() => {
        storage().setItem(key, value);
        return true;
      });
      if (kept) memory.delete(key);
      else memory.set(key, value);
    },
    drop: (key) => {
      memory.delete(key);
      attempt(() => storage().removeItem(key));
    }
  };
}

function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
