/** The way to wait: handed in, so that tests need not. */

/** Calls back once after so many milliseconds. Returns the function that cancels it. */
export type Timer = (milliseconds: number, callback: () => void) => () => void;

/** Node's timers hold no more than 24.8 days; nothing is lost by looking sooner. */
export const LONGEST_WAIT_MS = 3_600_000;

export const processTimer: Timer = (milliseconds, callback) => {
  const timer = setTimeout(callback, milliseconds);
  return () => clearTimeout(timer);
};

/** An answer that takes longer is not waited for. */
const CALL_TIMEOUT_MS = 15_000;

/** Breaks the call off when it takes too long. */
export async function inTime<T>(timer: Timer, call: (signal: AbortSignal) => Promise<T>, milliseconds = CALL_TIMEOUT_MS): Promise<T> {
  const controller = new AbortController();
  const cancel = timer(milliseconds, () => controller.abort());
  try {
    return await call(controller.signal);
  } finally {
    cancel();
  }
}
