/** The Direct Line secret of an installation that was given none: made once and kept, so that tokens survive a restart. */
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const FILE = 'direct-line.secret';
const BYTES = 32;
/** In base64url, without padding. */
const LENGTH = Math.ceil((BYTES * 8) / 6);

/** Readable by the owner alone (0600). A file that does not hold a whole secret is replaced. @throws any I/O error but a missing file */
export function keptSecret(dataDir: string): string {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const path = join(dataDir, FILE);
  const kept = readSecret(path);
  if (kept !== null) return kept;
  const fresh = randomBytes(BYTES).toString('base64url');
  replaceFile(path, fresh);
  return fresh;
}

/** Null also for what a full disk left of one: a key that anybody could guess. */
function readSecret(path: string): string | null {
  try {
    const secret = readFileSync(path, 'utf8').trim();
    return secret.length >= LENGTH ? secret : null;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

function replaceFile(path: string, text: string): void {
  const aside = `${path}.${process.pid}`;
  try {
    writeFileSync(aside, text, { mode: 0o600, flush: true });
    renameSync(aside, path);
  } finally {
    rmSync(aside, { force: true });
  }
}
