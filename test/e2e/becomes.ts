/** What a page shows follows its server a moment later: a test looks again, as a person would, before it fails. */
import { strict as assert } from 'node:assert';
import { setImmediate } from 'node:timers/promises';

/** As long as a locator waits for an element. */
const PATIENCE_MS = 30_000;

/** @throws AssertionError with the last answer, when it is not the expected one in time */
export async function becomes<T>(ask: () => Promise<T>, expected: T, message?: string): Promise<void> {
  await passes(ask, (answer) => assert.deepEqual(answer, expected, message));
}

/** @throws AssertionError with the last answer, when it does not match in time */
export async function comesToMatch(ask: () => Promise<string>, pattern: RegExp, message?: string): Promise<void> {
  await passes(ask, (answer) => assert.match(answer, pattern, message));
}

/** No pause of its own: it asks again as soon as everything else that was due in this process has had its turn. */
async function passes<T>(ask: () => Promise<T>, check: (answer: T) => void): Promise<void> {
  const end = performance.now() + PATIENCE_MS;
  for (;;) {
    const answer = await ask();
    try {
      return check(answer);
    } catch (error) {
      if (performance.now() > end) throw error;
    }
    await setImmediate();
  }
}
