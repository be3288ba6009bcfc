/** Bytes of the files that customers sent, one file each, beside the records. */
import { join } from 'node:path';
import { writeDurably, type Files } from './files.js';

export class Uploads {
  private constructor(private readonly files: Files, private readonly folder: string, private readonly drafts: string) {}

  static async open(files: Files, dataFolder: string): Promise<Uploads> {
    const folder = join(dataFolder, 'uploads');
    await files.makeFolder(folder);
    return new Uploads(files, folder, join(dataFolder, 'drafts'));
  }

  /** @throws RangeError for an id that is not a plain name */
  async put(id: string, bytes: Uint8Array): Promise<void> {
    if (!isName(id)) throw new RangeError('an upload is named with letters, digits, _ and - only');
    await writeDurably(this.files, this.drafts, join(this.folder, id), bytes);
  }

  async get(id: string): Promise<Uint8Array | null> {
    return isName(id) ? this.files.read(join(this.folder, id)) : null;
  }

  /** Durably: they do not come back with a loss of power. */
  async delete(id: string): Promise<void> {
    if (!isName(id)) return;
    await this.files.remove(join(this.folder, id));
    await this.files.syncFolder(this.folder);
  }
}

function isName(id: string): boolean {
  return /^[A-Za-z0-9_-]{1,128}$/u.test(id);
}
