/** Work on records that somebody else may be changing, too: read anew and done again when they were first. */
import { ConflictError } from '../store/store.js';

const MOST_ATTEMPTS = 5;

/** @throws ConflictError when others were first every time, and whatever else the work throws */
export async function retried<T>(work: () => Promise<T>): Promise<T> {
  for (let left = MOST_ATTEMPTS - 1; ; left--) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof ConflictError) || left === 0) throw error;
    }
  }
}
