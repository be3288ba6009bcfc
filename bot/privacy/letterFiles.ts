/** Letters that lie in the data folder as `ID.eml`, where no mail server is set. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Below DATA_DIR. */
export const MAIL_FOLDER = 'mail';

/** Gives the function that removes a letter's file; one that was never written is fine. */
export function letterEraser(dataDir: string): (letter: string) => Promise<void> {
  return (letter) => rm(join(dataDir, MAIL_FOLDER, `${letter}.eml`), { force: true });
}
