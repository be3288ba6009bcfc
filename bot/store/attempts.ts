/** Records that somebody else may be changing, too. */
import { ConflictError, type Change, type Store } from './store.js';

const MOST_ATTEMPTS = 5;

/** Reads anew and does the work again when somebody else was first. @throws ConflictError when they were so every time, and whatever else the work throws */
export async function retried<T>(work: () => Promise<T>): Promise<T> {
  for (let left = MOST_ATTEMPTS - 1; ; left--) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof ConflictError) || left === 0) throw error;
    }
  }
}

/** False: somebody else has written one of the records since it was read, and nothing was written now. */
export async function committed(store: Store, changes: readonly Change[]): Promise<boolean> {
  try {
    await store.commit(changes);
    return true;
  } catch (error) {
    if (error instanceof ConflictError) return false;
    throw error;
  }
}
