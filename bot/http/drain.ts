/** Reads and forgets what a client is still sending. */
import type { IncomingMessage } from 'node:http';

/** Who sends more than this, or more slowly, has its connection closed. */
const BYTES = 32 * 1024 * 1024;
const MILLISECONDS = 10_000;

/** Resolves when the request's body has ended, was broken off, or is more than anybody sends by mistake. */
export function readRest(request: IncomingMessage): Promise<void> {
  if (request.readableEnded || request.destroyed) return Promise.resolve();
  return new Promise((resolve) => {
    let bytes = 0;
    const timer = setTimeout(finish, MILLISECONDS).unref();
    function count(chunk: Buffer): void {
      bytes += chunk.length;
      if (bytes > BYTES) finish();
    }
    function finish(): void {
      clearTimeout(timer);
      request.off('data', count).off('end', finish).off('close', finish).off('error', finish);
      resolve();
    }
    request.on('data', count).on('end', finish).on('close', finish).on('error', finish).resume();
  });
}
